import type { ParsedCell } from '../../frontend/program.ts';
import type { Expr, Located, Stmt } from '../../frontend/python/ast.ts';
import type { Lineage } from '../../ir/staged.ts';
import type { FunctionFacts } from '../facts.ts';

/** Rows that stay together: a loaded file, one side of a split, what a filter left. */
export type RowSetId = number;

export interface RowSet {
  readonly id: RowSetId;
  /**
   * `loaded`: from a file or built in; `split`: one side of a split; `filtered`: fewer, more or reordered rows of its
   * parent; `joined`: rows of its parents one below the other.
   */
  readonly kind: 'loaded' | 'split' | 'filtered' | 'joined';
  readonly parents: readonly RowSetId[];
  readonly cell: ParsedCell;
  /** The expression that made it. */
  readonly at: Expr;
}

/** Library objects and containers of the notebook that change after they are made. */
export type StageObjectId = number;

export type Shape =
  | 'frame'
  | 'series'
  | 'array'
  /** An array of one value a row. */
  | 'vector'
  /** A data set of a library: rows, target and names as its parts. */
  | 'bunch'
  /** `df.groupby(...)`, `df.rolling(...)`: rows that wait for an aggregate. */
  | 'groups'
  /** `.str`, `.loc`, `.iloc`, ... of rows. */
  | 'accessor'
  /** One cell or one row of a frame. */
  | 'element'
  | 'container'
  /** One answer a row, from something else than rows: `rng.rand(len(df)) < 0.8`. */
  | 'mask'
  | 'model'
  | 'function'
  | 'other';

/** When a value is known, and from which rows. */
export interface StageValue {
  readonly time: 'constant' | 'schema' | 'learned' | 'row';
  /** For rows: the row sets that it holds. Empty otherwise. */
  readonly rows: ReadonlySet<RowSetId>;
  /** Row sets whose content was learned into it. */
  readonly from: ReadonlySet<RowSetId>;
  readonly shape: Shape;
  /** Parts, for tuples and lists of known length. */
  readonly elements: readonly StageValue[] | null;
  readonly object: StageObjectId | null;
  /** Rows computed from other rows of the same set (`rank`, `shift`, dummies): one row alone would differ. */
  readonly dependent: boolean;
  /** Computed from answers of an estimator. */
  readonly predicted: boolean;
  /** What a call of it evaluates: a function of the notebook, a lambda, a method of rows or a model, a library's. */
  readonly callee: Callee | null;
}

export type Callee =
  | { readonly kind: 'own'; readonly facts: FunctionFacts; readonly definition: Definition }
  | { readonly kind: 'method'; readonly receiver: StageValue; readonly name: string }
  | { readonly kind: 'library'; readonly name: string }
  /** A local module, by target. */
  | { readonly kind: 'module'; readonly name: string };

export interface Definition {
  readonly cell: ParsedCell;
  readonly node:
    | Extract<Stmt, { kind: 'FunctionDef' | 'ClassDef' }>
    | Extract<Expr, { kind: 'Lambda' }>;
  /** The local module that defines it; absent for the notebook. */
  readonly module?: string;
}

/** Names of a function's body as the code around its call spells them; empty outside inlined functions. */
export interface Spelling {
  readonly names: ReadonlyMap<string, string | Scoped<Expr>>;
}

export interface Scoped<T> {
  readonly cell: ParsedCell;
  readonly spelling: Spelling;
  readonly node: T;
}

/** A statement without blocks, in normal form: calls that process several frames inlined, pairs taken apart. */
export interface Leaf {
  readonly kind: 'leaf';
  /** The top-level statement of the cell that it belongs to. */
  readonly top: Stmt;
  readonly code:
    | { readonly kind: 'statement'; readonly statement: Scoped<Stmt> }
    | { readonly kind: 'assign'; readonly target: Scoped<Expr>; readonly value: Scoped<Expr> };
  /** Value of every expression in it, joined over rounds of loops. */
  readonly values: Map<Expr, StageValue>;
  /** Values of the names it binds or changes, when it is done. */
  readonly after: Map<string, StageValue>;
}

/** A statement with blocks. */
export interface Block {
  readonly kind: 'block';
  readonly top: Stmt;
  readonly statement: Scoped<
    Extract<Stmt, { kind: 'For' | 'While' | 'If' | 'With' | 'Try' | 'Match' }>
  >;
  readonly values: Map<Expr, StageValue>;
  readonly after: Map<string, StageValue>;
  readonly blocks: readonly (readonly Node[])[];
}

export type Node = Leaf | Block;

/** Rows as they are loaded, and for an array the variable and attribute that name its columns. */
export interface RawTable {
  readonly value: StageValue;
  readonly names: { readonly variable: string; readonly attribute: string } | null;
}

/** An expression that is rows though nothing in it says so; `at` and `cell`: the expression of the rows themselves. */
export interface GivenRows {
  readonly at: Expr;
  readonly cell: ParsedCell;
  readonly shape: 'frame' | 'series' | 'array' | 'vector';
}

/** A call that fits an estimator or transformer, or asks it for an answer. */
export interface ModelCall {
  readonly kind: 'fit' | 'answer';
  readonly method: string;
  readonly object: StageObjectId;
  /** Name at the root of the receiver. */
  readonly name: string | null;
  readonly node: Located & Extract<Expr, { kind: 'Call' }>;
  readonly leaf: Node;
  readonly cell: ParsedCell;
  readonly arguments: readonly StageValue[];
  readonly keywords: ReadonlyMap<string, StageValue>;
  /** It stands in the body of a function, and speaks of the function's own names. */
  readonly inFunction: boolean;
}

/** A value that cannot be told apart: where and why. */
export interface Doubt {
  readonly cell: ParsedCell;
  readonly node: Located;
  readonly construct: string;
}

/** Binding times and lineages of the production slice. */
export interface StagingFacts {
  /** Top-level statements in the order in which they run. */
  readonly nodes: readonly Node[];
  readonly rowSets: ReadonlyMap<RowSetId, RowSet>;
  readonly calls: readonly ModelCall[];
  readonly doubts: readonly Doubt[];
  /** Arguments that got a name, and a line of their own above the statement: rows given to a split, a fit, an answer. */
  readonly lifted: ReadonlyMap<Expr, string>;
  readonly lifts: ReadonlySet<Node>;
  /** Beginnings of chains that choose rows, apart from what the chain then does with the rows. */
  readonly heads: ReadonlySet<Node>;
  readonly tails: ReadonlySet<Node>;
  /** Leaves that bind rows as they are loaded. */
  readonly raws: ReadonlyMap<Leaf['code'], RawTable>;
  /** Role of each row set for the chosen estimator; absent: it has no part in it. */
  readonly lineages: ReadonlyMap<RowSetId, Lineage>;
  /** The state of a container or model when everything has run. */
  readonly objects: ReadonlyMap<StageObjectId, StageValue>;
  /** Rows chosen by functions of the notebook that count from 0 again. */
  readonly renumbered: ReadonlySet<RowSetId>;
  /** Calls that draw random numbers: `np.random.normal(...)`, `rng.choice(...)`. */
  readonly draws: ReadonlySet<Expr>;
}

/** The row sets themselves and all that they come from. */
export function ancestorsOf(
  rowSets: ReadonlyMap<RowSetId, RowSet>,
  of: ReadonlySet<RowSetId>,
): ReadonlySet<RowSetId> {
  const found = new Set<RowSetId>();
  const visit = (id: RowSetId): void => {
    if (found.has(id)) return;
    found.add(id);
    rowSets.get(id)?.parents.forEach(visit);
  };
  of.forEach(visit);
  return found;
}
