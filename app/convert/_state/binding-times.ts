import type { BindingTime, CellReport, Lineage, NameReport } from '../../_lib.ts';

/** Words for each time, in the order in which values come to be known. */
export const TIMES: readonly {
  readonly time: BindingTime;
  readonly label: string;
  readonly sign: string;
  readonly meaning: string;
}[] = [
  { time: 'constant', label: 'constant', sign: '=', meaning: 'Known from literals alone.' },
  { time: 'schema', label: 'schema', sign: '#', meaning: 'Known from column names and types.' },
  { time: 'learned', label: 'learned', sign: '∑', meaning: 'Learned from rows in training.' },
  { time: 'row', label: 'row', sign: '≡', meaning: 'Belongs to the rows being processed.' },
  {
    time: 'training-only',
    label: 'training only',
    sign: '⊘',
    meaning: 'Rows chosen for training, never in serving.',
  },
];

const ROWS: Readonly<Record<Lineage, string>> = {
  all: 'all rows',
  train: 'training rows',
  'held-out': 'held-out rows',
};

export function rowsName(lineage: Lineage): string {
  return ROWS[lineage];
}

export interface TimeGroup {
  readonly time: BindingTime;
  readonly names: readonly NameReport[];
}

/** What a cell binds, by when it is known; a name that is bound again to the same kind of value counts once. */
export function timeGroups(report: CellReport | null): readonly TimeGroup[] {
  const found = new Map<string, NameReport>();
  for (const { names } of report?.statements ?? [])
    for (const one of names) found.set(`${one.name} ${one.time} ${one.lineage ?? ''}`, one);
  const all = [...found.values()];
  return TIMES.map(({ time }) => ({ time, names: all.filter((one) => one.time === time) })).filter(
    ({ names }) => names.length > 0,
  );
}

/** A sentence: "`age`: learned from training rows". */
export function explained({ name, time, lineage }: NameReport): string {
  const { meaning = '' } = TIMES.find((one) => one.time === time) ?? {};
  const rows = lineage === null ? '' : ` Here: ${rowsName(lineage)}.`;
  return `${name}: ${meaning}${rows}`;
}
