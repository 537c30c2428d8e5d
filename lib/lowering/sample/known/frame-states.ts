import type { Dataflow, StatementFacts } from '../../../analysis/facts.ts';
import { expressionsIn, headerExpressions } from '../../../analysis/walk.ts';
import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import type { StatementId } from '../../../ir/index.ts';
import { textIn, textsIn } from './literals.ts';

type Call = Extract<Expr, { kind: 'Call' }>;

/** A call that loads a table, and the file that it reads. */
export interface TableRead {
  readonly call: Call;
  readonly file: string;
}

/** What a variable with rows of a file holds of it. */
export interface FrameState {
  readonly file: string;
  /** Columns that the notebook has assigned by now; null: any may be other than in the file. */
  readonly edited: ReadonlySet<string> | null;
  /** Whether it has every column of the file. */
  readonly isWhole: boolean;
}

export type FrameStates = ReadonlyMap<string, FrameState>;

/** Methods whose result has the same values in the columns that it keeps; those of `FEWER` drop columns. */
const SAME = new Set(['copy', 'head', 'tail', 'sample', 'sort_values', 'sort_index', 'query']);
const FEWER = new Set(['drop', 'dropna', 'drop_duplicates', 'filter', 'reindex']);

/** For each statement outside functions, what variables hold of the files before it runs. */
export function frameStates(
  dataflow: Dataflow,
  reads: ReadonlyMap<StatementId, TableRead>,
): ReadonlyMap<StatementId, FrameStates> {
  const found = new Map<StatementId, FrameStates>();
  let states: FrameStates = new Map();
  for (const [id, facts] of dataflow.facts) {
    found.set(id, states);
    states = after(states, facts, reads.get(id), dataflow);
  }
  return found;
}

function after(
  states: FrameStates,
  facts: StatementFacts,
  read: TableRead | undefined,
  dataflow: Dataflow,
): FrameStates {
  const next = new Map(states);
  const s = facts.statement;
  const touched = editedBy(s);
  for (const [name, state] of states)
    if (isChanged(name, facts, dataflow)) next.set(name, edit(state, touched.get(name) ?? null));
  for (const [name, columns] of touched) {
    const state = states.get(name);
    if (state !== undefined) next.set(name, edit(state, columns));
  }
  for (const name of facts.defines) next.delete(name);
  if (s.kind === 'For' && s.target.kind === 'Name' && 'elements' in s.iter) {
    const [first, ...others] = s.iter.elements.map((element) => stateOf(element, states));
    const isOne = others.every((other) => other?.file === first?.file);
    if (first !== undefined && first !== null && isOne) next.set(s.target.id, fewer(first));
  }
  if (s.kind === 'Assign' && s.targets.length === 1) {
    const [target] = s.targets;
    const state = read === undefined ? stateOf(s.value, states) : loaded(s.value, read);
    if (target?.kind === 'Name' && state !== null) next.set(target.id, state);
    if (target?.kind === 'Tuple' && s.value.kind === 'Call')
      for (const [at, part] of target.elements.entries()) {
        const side = splitOf(s.value, at, states);
        if (part.kind === 'Name' && side !== null) next.set(part.id, side);
      }
  }
  return next;
}

/** Rows that `train_test_split` gives at a place. */
function splitOf({ func, args }: Call, at: number, states: FrameStates): FrameState | null {
  const isSplit =
    (func.kind === 'Name' ? func.id : func.kind === 'Attribute' && func.attr) ===
    'train_test_split';
  const rows = args[Math.floor(at / 2)];
  return isSplit && rows !== undefined ? fewer(stateOf(rows, states)) : null;
}

function loaded(value: Expr, read: TableRead): FrameState | null {
  return value === read.call ? { file: read.file, edited: new Set(), isWhole: true } : null;
}

/** Rows of a file that an expression is; null: it is something else. */
export function stateOf(expr: Expr, states: FrameStates): FrameState | null {
  if (expr.kind === 'Name') return states.get(expr.id) ?? null;
  if (expr.kind === 'Subscript') {
    const chosen = expr.value.kind === 'Attribute' ? expr.value.value : expr.value;
    if (textIn(expr.slice) !== null) return null;
    return fewer(stateOf(chosen, states));
  }
  if (expr.kind !== 'Call' || expr.func.kind !== 'Attribute') return null;
  const state = stateOf(expr.func.value, states);
  if (SAME.has(expr.func.attr)) return state;
  return FEWER.has(expr.func.attr) ? fewer(state) : null;
}

function fewer<T extends FrameState | null>(state: T): T {
  return state === null ? state : { ...state, isWhole: false };
}

function edit(state: FrameState, columns: readonly string[] | null): FrameState {
  if (columns === null || state.edited === null) return { ...state, edited: null, isWhole: false };
  const isWhole = state.isWhole && columns.length === 0;
  return { ...state, edited: new Set([...state.edited, ...columns]), isWhole };
}

/** The statement changes what the name holds, and nothing says which columns. */
function isChanged(name: string, facts: StatementFacts, dataflow: Dataflow): boolean {
  if (facts.mutates.size === 0 || !facts.reads.has(name)) return false;
  const isOne = dataflow.names.get(name)?.definitions.length === 1;
  const objects = dataflow.objectsAtEnd(name);
  return !isOne || [...facts.mutates].some((object) => objects.has(object));
}

/** Columns that a statement assigns or changes in place, by variable; null: any. */
function editedBy(s: Stmt): ReadonlyMap<string, readonly string[] | null> {
  const found = new Map<string, readonly string[] | null>();
  if (s.kind === 'Assign' || s.kind === 'AugAssign' || s.kind === 'Delete') {
    const targets = s.kind === 'AugAssign' ? [s.target] : s.targets;
    for (const target of targets) noteTarget(target, found);
  }
  for (const expr of headerExpressions(s))
    for (const inner of expressionsIn(expr)) {
      if (inner.kind !== 'Call' || inner.func.kind !== 'Attribute') continue;
      const { value, attr } = inner.func;
      const isInPlace = inner.keywords.some(
        ({ name, value: flag }) => name === 'inplace' && isTrue(flag),
      );
      if (!isInPlace) continue;
      if (value.kind === 'Name') found.set(value.id, ROWS_ONLY.has(attr) ? [] : null);
      else noteTarget(value, found);
    }
  return found;
}

/** Methods that leave values as they are, in place too. */
const ROWS_ONLY = new Set(['drop', 'dropna', 'drop_duplicates', 'sort_values', 'sort_index']);

function noteTarget(target: Expr, found: Map<string, readonly string[] | null>): void {
  if (target.kind === 'Attribute' && target.value.kind === 'Name') {
    found.set(target.value.id, target.attr === 'columns' ? null : [target.attr]);
    return;
  }
  if (target.kind !== 'Subscript') return;
  const { value, slice } = target;
  if (value.kind === 'Name') found.set(value.id, textsIn(slice));
  else if (value.kind === 'Attribute' && value.value.kind === 'Name') {
    const column = slice.kind === 'Tuple' ? slice.elements.at(-1) : undefined;
    found.set(value.value.id, column === undefined ? null : textsIn(column));
  }
}

function isTrue(expr: Expr): boolean {
  return expr.kind === 'Constant' && expr.value.kind === 'bool' && expr.value.value;
}
