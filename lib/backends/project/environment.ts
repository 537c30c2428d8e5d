import type { Pipeline } from '../../ir/index.ts';
import { cellsText } from './cells.ts';
import { groupsOf } from './settings.ts';

/** Name of the variable that overrides a setting. */
export function variableOf(pipeline: Pipeline, group: string, name: string): string {
  return `${pipeline.packageName}__${group}__${name}`.toUpperCase();
}

/** `.env.example`: the variables that the project reads, without their values. */
export function environmentExample(pipeline: Pipeline): string {
  const secrets = (pipeline.secrets ?? []).flatMap(({ name, origin }) => [
    `# In place of the secret in ${cellsText([origin.position])} of the notebook.`,
    `${name}=`,
    '',
  ]);
  const [group] = groupsOf(pipeline);
  const setting = group?.settings[0];
  const override =
    group === undefined || setting === undefined
      ? []
      : [
          '# Any setting can be overridden, for example:',
          `# ${variableOf(pipeline, group.name, setting.name)}=`,
          '',
        ];
  return [
    '# Copy to .env and load it: set -a && . ./.env && set +a',
    '',
    ...secrets,
    ...override,
  ].join('\n');
}
