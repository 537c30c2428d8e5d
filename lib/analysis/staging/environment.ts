import type { Expr } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Dataflow, ResolvedCall } from '../facts.ts';
import type {
  Definition,
  Doubt,
  GivenRows,
  Leaf,
  ModelCall,
  Node,
  RawTable,
  RowSet,
  RowSetId,
  Spelling,
  StageObjectId,
  StageValue,
} from './facts.ts';
import { CONSTANT, join, rowsOf } from './values.ts';

/** Where an expression stands while it is evaluated. */
export interface Place {
  readonly cell: ParsedCell;
  readonly spelling: Spelling;
  /** Names of a function's own scope while its body is evaluated; null at module level. */
  readonly locals: Map<string, StageValue> | null;
  /** Where values of expressions are kept; null inside functions that are not inlined. */
  readonly record: Map<Expr, StageValue> | null;
  /** What the evaluation of a function's body found out. */
  readonly watch: Watch | null;
  readonly depth: number;
  /** The local module whose code this is; absent for the notebook's. */
  readonly module?: string;
}

/** What a call of one of the notebook's functions does besides giving its result. */
export interface Watch {
  /** Something was learned from rows inside it. */
  learns: boolean;
  /** Row sets of module variables that it reads. */
  readonly globals: Set<RowSetId>;
  /** Parameters whose rows it changes in place. */
  readonly changes: Set<string>;
  result: StageValue | null;
  /** Parameters that the call leaves at `None`, and those that it gives. */
  readonly absent: ReadonlySet<string>;
  readonly present: ReadonlySet<string>;
}

/** Everything known at a point of the run. */
export class Environment {
  readonly names = new Map<string, StageValue>();
  readonly objects = new Map<StageObjectId, StageValue>();
  /** What an object was built of: the steps of a pipeline. */
  readonly parts = new Map<StageObjectId, readonly StageValue[]>();
  readonly rowSets = new Map<RowSetId, RowSet>();
  readonly calls: ModelCall[] = [];
  readonly doubts: Doubt[] = [];
  readonly definitions = new Map<string, Definition>();
  /** What imports of local modules bind. */
  readonly imported = new Map<string, StageValue>();
  /** Names of the frames that a list of frames was made of. */
  readonly listed = new Map<string, readonly (string | null)[]>();
  readonly resolved = new Map<Expr, ResolvedCall>();
  readonly lifted = new Map<Expr, string>();
  readonly lifts = new Set<Node>();
  readonly heads = new Set<Node>();
  readonly tails = new Set<Node>();
  readonly raws = new Map<Leaf['code'], RawTable>();
  /** Variables that still hold what was loaded into them: rows, what stands beside rows, or both as a pair. */
  readonly rawNames = new Map<string, 'rows' | 'beside' | 'pair'>();
  readonly liftedNames = new Map<string, string>();
  current: Node | null = null;
  readonly #made = new Map<Expr, Map<string, RowSetId>>();
  readonly #allocated = new Map<Expr, StageObjectId>();

  constructor(
    readonly dataflow: Dataflow,
    /** Literals that are rows. */
    readonly given: ReadonlyMap<Expr, GivenRows> = new Map(),
  ) {
    const modules = [...dataflow.modules.facts.values()].flatMap((m) => [...m.bodies.values()]);
    for (const facts of [...dataflow.facts.values(), ...dataflow.bodies.values(), ...modules])
      for (const call of facts.calls) this.resolved.set(call.node, call);
  }

  /** The row set that an expression makes from its parents; the same again in the next round of a loop. */
  rowSet(
    kind: RowSet['kind'],
    at: Expr,
    cell: ParsedCell,
    parents: readonly RowSetId[],
    part = '',
  ): RowSetId {
    const known = this.#made.get(at) ?? new Map<string, RowSetId>();
    this.#made.set(at, known);
    const key = `${part} ${kind} ${[...parents].toSorted((a, b) => a - b).join(',')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const id = this.rowSets.size + 1;
    this.rowSets.set(id, { id, kind, parents, cell, at });
    known.set(key, id);
    return id;
  }

  /** Chosen rows that count from 0 again. */
  readonly renumbered = new Set<RowSetId>();

  /** A filter of a filter in a loop would go on for ever: one set stands for all rounds. */
  filtered(value: StageValue, at: Expr, place: Place): StageValue {
    const parents = [...value.rows];
    const [only] = parents;
    const same = only === undefined ? undefined : this.rowSets.get(only);
    if (parents.length === 1 && same?.at === at) return { ...value, dependent: false };
    const id = this.rowSet('filtered', at, place.cell, parents);
    return { ...rowsOf(new Set([id]), value.shape), from: value.from, predicted: value.predicted };
  }

  /** Whether rows of both come from one table. */
  areRelated(a: ReadonlySet<RowSetId>, b: ReadonlySet<RowSetId>): boolean {
    const roots = this.#withParents(a);
    return [...this.#withParents(b)].some((id) => roots.has(id));
  }

  #withParents(of: ReadonlySet<RowSetId>): ReadonlySet<RowSetId> {
    const found = new Set<RowSetId>();
    const visit = (id: RowSetId): void => {
      if (found.has(id)) return;
      found.add(id);
      this.rowSets.get(id)?.parents.forEach(visit);
    };
    of.forEach(visit);
    return found;
  }

  object(at: Expr, value: StageValue): StageValue {
    const id = this.#allocated.get(at) ?? this.#allocated.size + 1;
    this.#allocated.set(at, id);
    const held = this.objects.get(id);
    const next = held === undefined ? value : join(held, value);
    this.objects.set(id, { ...next, object: id });
    return { ...next, object: id };
  }

  /** What the value is now: objects change after names were bound to them. */
  now(value: StageValue): StageValue {
    if (value.object === null) return value;
    const held = this.objects.get(value.object);
    return held === undefined ? value : { ...held, callee: held.callee ?? value.callee };
  }

  /** The object learns, or takes in. */
  absorb(value: StageValue, added: StageValue): void {
    if (value.object === null) return;
    const held = this.objects.get(value.object) ?? CONSTANT;
    const merged = join(held, added);
    this.objects.set(value.object, {
      ...merged,
      shape: held.shape,
      elements: null,
      object: value.object,
      callee: held.callee,
    });
  }
}
