import type { ParsedCell } from '../../../frontend/program.ts';
import type { Expr } from '../../../frontend/python/ast.ts';
import type { ResolvedCall } from '../../facts.ts';
import type { Leaf, ModelCall, Node, RowSetId, Spelling, StageValue } from '../../staging/facts.ts';
import type { Flow, Marks, Site } from './flow.ts';
import { both, NO_FLOW } from './flow.ts';
import type { Material } from '../material.ts';

/** Where an expression stands: its statement, its cell, and how the names of an inlined function are spelled. */
export interface At {
  readonly leaf: Node;
  readonly cell: ParsedCell;
  readonly spelling: Spelling;
  /** Parameters of lambdas and comprehensions. */
  readonly locals: ReadonlyMap<string, Flow>;
}

/** What a fit or an answer was given, when it ran. */
export interface TracedCall {
  readonly call: ModelCall;
  readonly receiver: Flow;
  readonly arguments: readonly Flow[];
  readonly keywords: ReadonlyMap<string, Flow>;
}

/** A decision about predictions by what predictions of held-out rows were judged by. */
export interface Judgement {
  readonly cell: ParsedCell;
  readonly node: Expr;
  readonly site: Site;
}

/** A frame's column that the notebook computes. */
export interface ColumnEdit {
  readonly name: string;
  readonly cell: ParsedCell;
  readonly node: Expr;
  readonly flow: Flow;
  readonly rows: ReadonlySet<RowSetId>;
}

/** Everything known at a point of the run, and what was met on the way. */
export class Tracer {
  readonly names = new Map<string, Flow>();
  readonly calls: TracedCall[] = [];
  readonly judgements: Judgement[] = [];
  readonly edits: ColumnEdit[] = [];
  readonly resolved = new Map<Expr, ResolvedCall>();
  /** Figures of merit that decide whether the statements being followed run. */
  control: Marks = new Set();
  readonly #sites = new Map<Node, Map<string, Site>>();
  readonly #modelCalls = new Map<Expr, ModelCall[]>();

  constructor(readonly material: Material) {
    const { dataflow, staging } = material;
    for (const facts of [...dataflow.facts.values(), ...dataflow.bodies.values()])
      for (const call of facts.calls) this.resolved.set(call.node, call);
    // A score is a figure about rows, no answer for them.
    for (const call of staging.calls.filter(({ method }) => method !== 'score'))
      this.#modelCalls.set(call.node, [...(this.#modelCalls.get(call.node) ?? []), call]);
  }

  value(at: At, expr: Expr): StageValue | undefined {
    return at.leaf.values.get(expr);
  }

  rows(at: At, exprs: readonly Expr[]): ReadonlySet<RowSetId> {
    let rows: ReadonlySet<RowSetId> = new Set();
    for (const expr of exprs) {
      const value = this.value(at, expr);
      if (value !== undefined) rows = both(rows, value.rows);
    }
    return rows;
  }

  /** The same site for each round of a loop. */
  site(at: At, how: Site['how'], name: string, node: Expr, rows: ReadonlySet<RowSetId>): Marks {
    const known = this.#sites.get(at.leaf) ?? new Map<string, Site>();
    this.#sites.set(at.leaf, known);
    const key = `${how} ${at.cell.cell.id} ${node.start} ${node.end}`;
    const before = known.get(key);
    const site: Site = before ?? { how, name, cell: at.cell, node, leaf: at.leaf, rows };
    known.set(key, site);
    const mark = this.#mark(site);
    return new Set([mark]);
  }

  readonly #marks = new Map<Site, { readonly kind: 'site'; readonly site: Site }>();

  #mark(site: Site): { readonly kind: 'site'; readonly site: Site } {
    const known = this.#marks.get(site) ?? { kind: 'site', site };
    this.#marks.set(site, known);
    return known;
  }

  modelCall(at: At, expr: Expr): ModelCall | undefined {
    const calls = this.#modelCalls.get(expr) ?? [];
    return calls.find((c) => c.leaf === at.leaf) ?? (calls.length === 1 ? calls[0] : undefined);
  }

  name(at: At, name: string): Flow {
    const key = this.key(at, name);
    return at.locals.get(name) ?? this.names.get(key) ?? NO_FLOW;
  }

  key(at: At, name: string): string {
    const spelled = at.spelling.names.get(name);
    return typeof spelled === 'string' ? spelled : name;
  }

  bind(at: At, name: string, flow: Flow): void {
    const marks = both(flow.marks, this.control);
    const named = marks === flow.marks ? flow : { ...flow, marks };
    const spelled = at.spelling.names.get(name);
    const root =
      spelled !== undefined && typeof spelled !== 'string' && spelled.node.kind === 'Name'
        ? spelled.node.id
        : this.key(at, name);
    this.names.set(root, named);
  }
}

export function isLeaf(node: Node): node is Leaf {
  return node.kind === 'leaf';
}
