import { printYaml } from '../../codegen/yaml/document.ts';
import { wrapBlock } from '../../codegen/python/prose.ts';
import type { Pipeline } from '../../ir/index.ts';
import { describeSetting } from './config-module.ts';
import { groupsOf } from './settings.ts';

const WIDTH = 92;

/** `config/config.yml`: every setting under its group, commented with what it is and its cell. */
export function configYaml(pipeline: Pipeline): string {
  const prefix = pipeline.packageName.toUpperCase();
  const header = [
    'Every value that was hardcoded in the notebook, with the cell that it came from.',
    `An environment variable named ${prefix}__GROUP__KEY overrides a value.`,
  ];
  const groups = groupsOf(pipeline).map((group) => ({
    name: group.name,
    comment: `${group.doc}.`,
    entries: group.settings.map((setting) => ({
      key: setting.name,
      value: setting.value.value,
      comment: wrapBlock(describeSetting(setting), WIDTH),
    })),
  }));
  return printYaml(header, groups);
}
