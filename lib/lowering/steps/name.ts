import { identifierFrom, type Outline } from '../outline/index.ts';
import type { Role } from '../../ir/pipeline.ts';
import type { WiredGroup } from './flow.ts';

export interface NamedStep {
  readonly name: string;
  readonly title: string;
  readonly doc: string;
}

const VERB: Readonly<Record<Role, string>> = {
  imports: 'set_up',
  define: 'set_up',
  configuration: 'set_up',
  explore: 'compute',
  load: 'load',
  prepare: 'prepare',
  engineer: 'prepare',
  select: 'select_features',
  split: 'split',
  train: 'train',
  evaluate: 'evaluate',
  persist: 'save',
};

/** Names every step: by its heading, by the comment at its top, by what it does; never twice the same. */
export function nameSteps(
  groups: readonly WiredGroup[],
  outline: Outline,
  taken: ReadonlySet<string>,
): readonly NamedStep[] {
  const used = new Set(taken);
  const perSection = new Map<unknown, number>();
  for (const g of groups) perSection.set(g.section, (perSection.get(g.section) ?? 0) + 1);
  return groups.map((group) => {
    const first = group.units[0];
    const outlined = first === undefined ? undefined : outline.cells.get(first.cell.cell.id);
    const heading = group.section === null ? null : group.section.title;
    const alone = group.section !== null && perSection.get(group.section) === 1;
    const verb = VERB[group.role];
    const object = group.results.at(0) ?? group.parameters.at(0) ?? null;
    const phrases = [
      alone ? heading : null,
      outlined?.phrase ?? null,
      heading === null ? null : group.role === 'engineer' ? heading : `${verb} ${heading}`,
    ];
    const candidates = [
      ...phrases.flatMap((p) => (p === null ? [] : [identifierFrom(p)])),
      object === null ? null : identifierFrom(`${verb} ${object}`),
      verb,
    ].filter((c): c is string => c !== null);
    const name = candidates.find((c) => !used.has(c)) ?? numbered(candidates[0] ?? verb, used);
    used.add(name);
    return {
      name,
      title: sentence(titleOf(heading, outlined?.phrase ?? null, name)),
      doc: docOf(group, outline),
    };
  });
}

function numbered(base: string, used: ReadonlySet<string>): string {
  for (let i = 2; ; i++) if (!used.has(`${base}_${i}`)) return `${base}_${i}`;
}

function titleOf(heading: string | null, phrase: string | null, name: string): string {
  const words = name.replaceAll('_', ' ');
  for (const text of [heading, phrase])
    if (text !== null && identifierFrom(text) === name) return text;
  return words;
}

function sentence(text: string): string {
  const trimmed = text
    .replace(/^[\s\d.)#:-]+/, '')
    .replace(/[\s.:;,!-]+$/, '')
    .replace(/\s+/g, ' ');
  return trimmed === ''
    ? 'Step of the notebook'
    : trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
}

function docOf(group: WiredGroup, outline: Outline): string {
  const docs = [...new Set(group.units.map((u) => u.cell.cell.id))]
    .map((id) => outline.cells.get(id)?.doc ?? '')
    .filter((doc) => doc !== '');
  return docs.join('\n\n');
}
