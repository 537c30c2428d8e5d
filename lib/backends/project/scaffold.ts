import type { Pipeline } from '../../ir/index.ts';
import type { PythonFormatter } from '../../outcome.ts';
import type { ProjectFile } from '../../project/index.ts';
import { plainFile } from './files.ts';
import { versionSets } from './known-versions.ts';
import { TEMPLATES } from './templates.generated.ts';

/** The templates name the Python of the current versions; old ones have wheels for an older one only. */
const OLDER_PYTHON: readonly (readonly [string, string])[] = [
  ['python:3.12.11-slim', `python:${versionSets.old.python}-slim`],
  ['python-version: "3.12"', `python-version: "${versionSets.old.python}"`],
];

const LINE_LENGTH = 100;

/**
 * The static files that every project has, those for secrets when there are any, and those in `folders` of
 * `templates/`, with the project's names in the slots.
 */
export function scaffold(
  pipeline: Pipeline,
  folders: readonly string[],
  format: PythonFormatter | null,
): readonly ProjectFile[] {
  const slots: readonly (readonly [string, string])[] = [
    ['project_package', pipeline.packageName],
    ['PROJECT_PACKAGE', pipeline.packageName.toUpperCase()],
    ['project-command', pipeline.command],
    ['project_answer', pipeline.staged?.serving.kind ?? 'predict'],
    ['project-name', pipeline.projectName],
    ...(pipeline.versions === 'old' ? OLDER_PYTHON : []),
  ];
  const hasSecrets = (pipeline.secrets ?? []).length > 0;
  const chosen = new Set([
    'project/shared',
    ...(hasSecrets ? ['project/secrets'] : []),
    ...folders,
  ]);
  const fill = (text: string): string =>
    slots.reduce((filled, [slot, value]) => filled.replaceAll(slot, () => value), text);
  return Object.entries(TEMPLATES).flatMap(([path, text]) => {
    const [target = '', part = '', ...rest] = path.split('/');
    if (!chosen.has(`${target}/${part}`)) return [];
    const file = plainFile(fill(rest.join('/')), fill(text));
    return [
      isTooWide(file) && format !== null ? { ...file, text: format(file.path, file.text) } : file,
    ];
  });
}

/** The files are formatted as they are; only a long package name can make a line too wide. */
function isTooWide({ path, text }: ProjectFile): boolean {
  return path.endsWith('.py') && text.split('\n').some((line) => line.length > LINE_LENGTH);
}
