import type { RowSetId, Shape, StageValue } from './facts.ts';

export const NO_ROWS: ReadonlySet<RowSetId> = new Set();

export const CONSTANT: StageValue = {
  time: 'constant',
  rows: NO_ROWS,
  from: NO_ROWS,
  shape: 'other',
  elements: null,
  object: null,
  dependent: false,
  predicted: false,
  callee: null,
};

const ORDER = { constant: 0, schema: 1, learned: 2, row: 3 } as const;

export function rowsOf(rows: ReadonlySet<RowSetId>, shape: Shape): StageValue {
  return { ...CONSTANT, time: 'row', rows, shape };
}

/** A value computed from others: known when the last of them is. */
export function combine(values: readonly StageValue[], shape: Shape = 'other'): StageValue {
  let out: StageValue = { ...CONSTANT, shape };
  for (const value of values) out = { ...merge(out, value), shape };
  const [first, ...rest] = values.filter((v) => v.time === 'row');
  if (first !== undefined && shape === 'other')
    out = { ...out, shape: rest.length === 0 ? first.shape : wider(values) };
  return { ...out, elements: null, object: null, callee: null };
}

function wider(values: readonly StageValue[]): Shape {
  const shapes = values.filter((v) => v.time === 'row').map((v) => v.shape);
  for (const shape of ['frame', 'array', 'vector', 'series', 'element'] as const)
    if (shapes.includes(shape)) return shape;
  return 'series';
}

/** What was learned from rows: a number, a list, a table. */
export function learnedFrom(value: StageValue, shape: Shape = 'other'): StageValue {
  if (value.time !== 'row')
    return { ...value, shape, elements: null, object: null, callee: null, dependent: false };
  return {
    ...CONSTANT,
    time: 'learned',
    from: union(value.from, value.rows),
    shape,
    predicted: value.predicted,
  };
}

/** Least value that covers both, for branches and rounds of loops. */
export function join(a: StageValue, b: StageValue): StageValue {
  if (a === b) return a;
  const merged = merge(a, b);
  return {
    ...merged,
    shape: a.shape === b.shape ? a.shape : a.time === 'constant' ? b.shape : a.shape,
    elements:
      a.elements !== null && b.elements !== null && a.elements.length === b.elements.length
        ? a.elements.map((one, i) => join(one, b.elements?.[i] ?? one))
        : null,
    object: a.object ?? b.object,
    callee: a.callee ?? b.callee,
  };
}

function merge(a: StageValue, b: StageValue): StageValue {
  return {
    ...a,
    time: ORDER[a.time] >= ORDER[b.time] ? a.time : b.time,
    rows: union(a.rows, b.rows),
    from: union(a.from, b.from),
    dependent: a.dependent || b.dependent,
    predicted: a.predicted || b.predicted,
  };
}

/** One value a row: a column by itself. */
export function isColumn(value: StageValue | null | undefined): boolean {
  return value?.shape === 'series' || value?.shape === 'vector';
}

export function union<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  if (b.size === 0 || a === b) return a;
  if (a.size === 0) return b;
  return new Set([...a, ...b]);
}

export function sameValue(a: StageValue, b: StageValue): boolean {
  return (
    a.time === b.time &&
    a.rows.size === b.rows.size &&
    a.from.size === b.from.size &&
    a.dependent === b.dependent &&
    a.predicted === b.predicted
  );
}
