import { wrapBlock } from '../../codegen/python/prose.ts';
import { printYaml } from '../../codegen/yaml/document.ts';
import type { Pipeline } from '../../ir/index.ts';
import { type ProjectFile, provenanceOf, type SourcedLine } from '../../project/index.ts';
import { describeSetting } from './config-module.ts';
import { sourcesOf } from './files.ts';
import { variableOf } from './environment.ts';
import { groupsOf } from './settings.ts';

const WIDTH = 92;

/** `config/config.yml`: every setting under its group, commented with what it is and its cell. */
export function configYaml(pipeline: Pipeline): ProjectFile {
  const prefix = pipeline.packageName.toUpperCase();
  const header = [
    'Every value that was hardcoded in the notebook, with the cell that it came from.',
    `An environment variable named ${prefix}__GROUP__KEY overrides a value.`,
  ];
  const groups = groupsOf(pipeline);
  const text = printYaml(
    header,
    groups.map((group) => ({
      name: group.name,
      comment: `${group.doc}.`,
      entries: group.settings.map((setting) => ({
        key: setting.name,
        value: setting.value.value,
        comment: wrapBlock(describeSetting(setting), WIDTH),
      })),
    })),
  );
  const settings = groups.flatMap((group) => group.settings);
  const lines = settingLines(text).map(({ line, setting }): SourcedLine => {
    const origins = setting === null ? [] : (settings[setting]?.origins ?? []);
    return { text: line, sources: sourcesOf(origins) };
  });
  return { path: 'config/config.yml', text, provenance: provenanceOf(lines) };
}

const OVERLAYS = { dev: 'development', prod: 'production' } as const;

/** `config/dev.yml`, `config/prod.yml`: what differs there; nothing but an example until somebody needs it. */
export function overlayFiles(pipeline: Pipeline): readonly ProjectFile[] {
  const variable = variableOf(pipeline, 'env');
  const [group] = groupsOf(pipeline);
  const setting = group?.settings[0];
  const example =
    group === undefined || setting === undefined
      ? []
      : printYaml(
          [],
          [
            {
              name: group.name,
              comment: '',
              entries: [{ key: setting.name, value: setting.value.value, comment: [] }],
            },
          ],
        )
          .trim()
          .split('\n')
          .map((line) => `# ${line}`.trimEnd());
  return Object.entries(OVERLAYS).map(([name, purpose]) => {
    const text = [
      `# What differs in ${purpose}: each value here stands in place of the one in config.yml.`,
      `# Chosen with ${variable}=${name} or \`--config config/${name}.yml\`.${example.length === 0 ? '' : ' For example:'}`,
      ...(example.length === 0 ? [] : ['#', ...example]),
      '',
    ].join('\n');
    return { path: `config/${name}.yml`, text, provenance: [] };
  });
}

/** Each line with the index of the setting that it belongs to: keys stand two spaces in, values deeper. */
function settingLines(
  text: string,
): readonly { readonly line: string; readonly setting: number | null }[] {
  let count = 0;
  let current: number | null = null;
  return text.split('\n').map((line) => {
    if (/^\S/.test(line)) current = null;
    else if (/^ {2}#/.test(line)) current = count;
    else if (/^ {2}\S/.test(line)) {
      current = count;
      count += 1;
    }
    return { line, setting: line === '' ? null : current };
  });
}
