import type { ParsedCell } from '../../../frontend/program.ts';
import type { Expr, Located } from '../../../frontend/python/ast.ts';
import type { Node, RowSetId } from '../../staging/facts.ts';

/** Where something about rows was found out, or where rows were made to depend on each other. */
export interface Site {
  /**
   * `statistic`: an aggregate; `fit`: a transformer or estimator learned; `judged`: a figure of merit, or what else
   * predictions and answers give; `depends`: a value of each row that other rows decide; `lookup`: a learned table
   * without an answer for what it does not hold; `codes`: numbers of the categories that happen to be there.
   */
  readonly how: 'statistic' | 'fit' | 'judged' | 'depends' | 'lookup' | 'codes';
  /** The method or function: `mean`, `fit_transform`. */
  readonly name: string;
  readonly cell: ParsedCell;
  readonly node: Expr;
  readonly leaf: Node;
  readonly rows: ReadonlySet<RowSetId>;
}

/** What a value carries with it from where it comes from. */
export type Mark =
  | { readonly kind: 'site'; readonly site: Site }
  /** It is computed, row by row, from a column of a loaded frame. */
  | {
      readonly kind: 'column';
      readonly base: string;
      readonly name: string;
      readonly cell: ParsedCell;
      readonly node: Located;
    }
  /** An object that this call built. */
  | {
      readonly kind: 'made';
      readonly canonical: string;
      readonly cell: ParsedCell;
      readonly node: Extract<Expr, { kind: 'Call' }>;
    };

export type Marks = ReadonlySet<Mark>;

export interface ColumnFlow {
  readonly marks: Marks;
  readonly cell: ParsedCell;
  readonly node: Located;
}

/** Which columns a frame has, and where those that the notebook made come from. */
export interface FrameFlow {
  /** The loaded table. */
  readonly base: string;
  readonly made: ReadonlyMap<string, ColumnFlow>;
  readonly dropped: ReadonlySet<string>;
  /** The columns there are, with the text that chose each; null: those of the table but for the dropped. */
  readonly only: ReadonlyMap<string, ColumnPlace> | null;
  /** The expression that last chose columns. */
  readonly chosen: ColumnPlace | null;
  /** False when columns were chosen or named in a way that is not followed. */
  readonly certain: boolean;
}

export interface ColumnPlace {
  readonly cell: ParsedCell;
  readonly node: Located;
}

/** Texts that a value may be, with their places; a list of them, or any one. */
export interface Texts {
  readonly items: ReadonlyMap<string, ColumnPlace>;
  readonly list: boolean;
  /** All columns of a frame but `items`. */
  readonly allBut: boolean;
}

export interface Flow {
  readonly marks: Marks;
  readonly frame: FrameFlow | null;
  readonly texts: Texts | null;
  readonly elements: readonly Flow[] | null;
}

const NONE: Marks = new Set();

export const NO_FLOW: Flow = { marks: NONE, frame: null, texts: null, elements: null };

export function flowOf(marks: Marks, frame: FrameFlow | null = null): Flow {
  return { marks, frame, texts: null, elements: null };
}

export function both<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  if (b.size === 0 || a === b) return a;
  if (a.size === 0) return b;
  return new Set([...a, ...b]);
}

export function keepMarks(marks: Marks, keep: (mark: Mark) => boolean): Marks {
  return new Set([...marks].filter(keep));
}

/** Everything that the value, its columns and its parts carry. */
export function allMarks(flow: Flow): Marks {
  let marks = flow.marks;
  if (flow.frame !== null)
    for (const [name, column] of flow.frame.made)
      if (hasColumn(flow.frame, name)) marks = both(marks, column.marks);
  for (const element of flow.elements ?? []) marks = both(marks, allMarks(element));
  return marks;
}

export function hasColumn(frame: FrameFlow, name: string): boolean {
  return frame.only === null ? !frame.dropped.has(name) : frame.only.has(name);
}

/** The flow with what others bring along. */
export function adding(flow: Flow, marks: Marks): Flow {
  return marks.size === 0 ? flow : { ...flow, marks: both(flow.marks, marks) };
}

export function unionOfAll(flows: readonly Flow[]): Flow {
  let marks: Marks = NONE;
  for (const flow of flows) marks = both(marks, allMarks(flow));
  return flowOf(marks);
}

export function columnOf(frame: FrameFlow, marks: Marks, names: Texts, place: ColumnPlace): Flow {
  let all: Marks = marks;
  for (const name of names.items.keys()) {
    const made = frame.made.get(name);
    const own: Marks =
      made?.marks ?? new Set([{ kind: 'column', base: frame.base, name, ...place } as const]);
    all = both(all, own);
  }
  return flowOf(all);
}

export function select(frame: FrameFlow, names: Texts, chosen: ColumnPlace): FrameFlow {
  if (names.allBut) return drop(frame, { ...names, allBut: false }, chosen);
  return { ...frame, only: names.items, chosen };
}

export function drop(frame: FrameFlow, names: Texts, chosen: ColumnPlace): FrameFlow {
  if (names.allBut) return { ...frame, certain: false };
  const dropped = both(frame.dropped, new Set(names.items.keys()));
  const only =
    frame.only === null
      ? null
      : new Map([...frame.only].filter(([name]) => !names.items.has(name)));
  return { ...frame, dropped, only, chosen };
}

export function setColumn(
  frame: FrameFlow,
  name: string,
  column: ColumnFlow,
  replaces: boolean,
): FrameFlow {
  const before = frame.made.get(name);
  const old: Marks =
    replaces || !hasColumn(frame, name)
      ? NONE
      : (before?.marks ??
        new Set([{ kind: 'column', base: frame.base, name, ...column } as const]));
  const made = new Map(frame.made).set(name, { ...column, marks: both(old, column.marks) });
  const dropped = new Set([...frame.dropped].filter((n) => n !== name));
  const only = frame.only === null ? null : new Map(frame.only).set(name, column);
  return { ...frame, made, dropped, only };
}
