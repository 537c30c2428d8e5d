import type { Pipeline, Setting } from '../../ir/index.ts';

/** A group of settings, in the order of the pipeline. */
export interface SettingGroup {
  readonly name: string;
  /** Class of the group in `config.py`. */
  readonly className: string;
  /** What the group is about. */
  readonly doc: string;
  readonly settings: readonly Setting[];
}

const ORDER = ['paths', 'data', 'split', 'features', 'model', 'training'];

const DOCS: Readonly<Record<string, string>> = {
  paths: 'Files that are read and written',
  data: 'What is read and kept of the data',
  split: 'How rows are set apart',
  features: 'How features are made and chosen',
  model: 'How the model is built',
  training: 'How the model is trained',
};

export function groupsOf(pipeline: Pipeline): readonly SettingGroup[] {
  const names = [...new Set(pipeline.settings.map((setting) => setting.group))];
  return names
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((name) => ({
      name,
      className: `${pascalCase(name)}Settings`,
      doc: DOCS[name] ?? `Settings of ${name}`,
      settings: pipeline.settings.filter((setting) => setting.group === name),
    }));
}

function rank(name: string): number {
  const index = ORDER.indexOf(name);
  return index === -1 ? ORDER.length : index;
}

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_+)(.)/g, (_, first: string) => first.toUpperCase());
}
