import type { Pipeline } from '../../ir/index.ts';
import type { PythonFormatter } from '../../outcome.ts';
import type { ProjectFile } from '../../project/index.ts';
import { plainFile } from './files.ts';
import { TEMPLATES } from './templates.generated.ts';

const LINE_LENGTH = 100;

/** The static files for this command, and for secrets when there are any, with the project's names in the slots. */
export function scaffold(
  pipeline: Pipeline,
  format: PythonFormatter | null,
): readonly ProjectFile[] {
  const slots: readonly (readonly [string, string])[] = [
    ['project_package', pipeline.packageName],
    ['PROJECT_PACKAGE', pipeline.packageName.toUpperCase()],
    ['project-command', pipeline.command],
    ['project-name', pipeline.projectName],
  ];
  const hasSecrets = (pipeline.secrets ?? []).length > 0;
  const folders = new Set(['shared', pipeline.command, ...(hasSecrets ? ['secrets'] : [])]);
  const fill = (text: string): string =>
    slots.reduce((filled, [slot, value]) => filled.replaceAll(slot, () => value), text);
  return Object.entries(TEMPLATES).flatMap(([path, text]) => {
    const [folder = '', ...rest] = path.split('/');
    if (!folders.has(folder)) return [];
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
