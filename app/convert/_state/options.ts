import {
  type CellId,
  type ConvertOptions,
  DEFAULT_OPTIONS,
  type FixAction,
  type Mark,
  type Style,
} from '../../_lib.ts';
import { readSettingChoices } from './setting-choices.ts';

/** Sets the mark of some cells; `auto` is the absence of a mark, so that equal choices are equal data. */
export function withMark(
  options: ConvertOptions,
  cells: readonly CellId[],
  mark: Mark,
): ConvertOptions {
  const changed = new Set<string>(cells);
  const marks: Record<CellId, Mark> = {};
  for (const [cell, kept] of Object.entries(options.marks) as [CellId, Mark][]) {
    if (!changed.has(cell)) marks[cell] = kept;
  }
  if (mark !== 'auto') for (const cell of cells) marks[cell] = mark;
  return { ...options, marks };
}

export function markOf(options: ConvertOptions, cell: CellId): Mark {
  return options.marks[cell] ?? 'auto';
}

/** What one click on a fix does to the options. */
export function applyFix(options: ConvertOptions, action: FixAction): ConvertOptions {
  switch (action.kind) {
    case 'mark':
      return withMark(options, action.cells, action.mark);
    case 'target':
      return { ...options, targets: action.names };
    case 'order':
      return { ...options, order: action.order };
    case 'repair':
      return withRepair(options, action.repair, action.on);
    case 'modernise':
      return withModernise(options, action.on);
  }
}

/** Modernised is the absence of a choice, so that equal choices are equal data. */
function withModernise(options: ConvertOptions, on: boolean): ConvertOptions {
  const { modernise: _before, ...others } = options;
  return on ? others : { ...others, modernise: false };
}

function withRepair(options: ConvertOptions, repair: string, on: boolean): ConvertOptions {
  const declined = `-${repair}`;
  const before = options.repairs ?? [];
  const others = before.filter((one) => one !== repair && one !== declined);
  // What was not chosen and is taken back was made by default.
  const word = on ? [repair] : before.includes(repair) ? [] : [declined];
  return { ...options, repairs: [...others, ...word].toSorted() };
}

export function sameOptions(a: ConvertOptions, b: ConvertOptions): boolean {
  return canonical(a) === canonical(b);
}

function canonical(options: ConvertOptions): string {
  const marks = Object.entries(options.marks)
    .filter(([, mark]) => mark !== 'auto')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { targets, style, order, name, repairs = [], settings = [], modernise = true } = options;
  return JSON.stringify([marks, targets, style, order, name, repairs, settings, modernise]);
}

const MARKS: readonly unknown[] = ['include', 'exclude', 'auto'] satisfies Mark[];
const STYLES: readonly unknown[] = ['sklearn', 'custom', 'procedural'] satisfies Style[];
const ORDERS: readonly unknown[] = [
  'auto',
  'document',
  'recorded',
] satisfies ConvertOptions['order'][];

/** Reads options that were stored earlier, maybe by another version: what is not understood is left out. */
export function readOptions(value: unknown): ConvertOptions {
  if (typeof value !== 'object' || value === null) return DEFAULT_OPTIONS;
  const stored = value as Record<string, unknown>;
  const marks: Record<CellId, Mark> = {};
  if (typeof stored['marks'] === 'object' && stored['marks'] !== null) {
    for (const [cell, mark] of Object.entries(stored['marks'])) {
      if (MARKS.includes(mark) && mark !== 'auto') marks[cell as CellId] = mark as Mark;
    }
  }
  const targets = stored['targets'];
  const repairs = Array.isArray(stored['repairs'])
    ? stored['repairs'].filter((one): one is string => typeof one === 'string')
    : [];
  const settings = readSettingChoices(stored['settings']);
  return {
    marks,
    targets: Array.isArray(targets) ? targets.filter((name) => typeof name === 'string') : [],
    style: STYLES.includes(stored['style']) ? (stored['style'] as Style) : DEFAULT_OPTIONS.style,
    order: ORDERS.includes(stored['order'])
      ? (stored['order'] as ConvertOptions['order'])
      : DEFAULT_OPTIONS.order,
    name: typeof stored['name'] === 'string' ? stored['name'] : null,
    ...(repairs.length === 0 ? {} : { repairs }),
    ...(settings.length === 0 ? {} : { settings }),
    ...(stored['modernise'] === false ? { modernise: false } : {}),
  };
}
