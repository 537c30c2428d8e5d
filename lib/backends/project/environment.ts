import type { Pipeline } from '../../ir/index.ts';
import { cellsText } from './cells.ts';
import { groupsOf } from './settings.ts';

/** Name of the variable that overrides a setting, or that tells of something else. */
export function variableOf(pipeline: Pipeline, ...key: readonly string[]): string {
  return [pipeline.packageName, ...key].join('__').toUpperCase();
}

/** Each variable once, with the places where the secret stood. */
export function secretsByName(
  pipeline: Pipeline,
): readonly { readonly name: string; readonly place: string }[] {
  const secrets = pipeline.secrets ?? [];
  return [...new Set(secrets.map(({ name }) => name))].map((name) => {
    const positions = secrets.flatMap((one) => (one.name === name ? [one.position] : []));
    const cells = positions.flatMap((position) => position ?? []);
    const inCells = cells.length === 0 ? [] : [`${cellsText(cells)} of the notebook`];
    const inModules = positions.includes(null) ? ['a module beside the notebook'] : [];
    return { name, place: [...inCells, ...inModules].join(' and ') };
  });
}

/** `.env.example`: the variables that the project reads, without their values. */
export function environmentExample(pipeline: Pipeline): string {
  const secrets = secretsByName(pipeline).flatMap(({ name, place }) => [
    `# In place of the secret in ${place}.`,
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
