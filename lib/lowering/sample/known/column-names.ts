import type { Dataflow, StatementFacts } from '../../../analysis/facts.ts';
import { allStatements, expressionsIn, headerExpressions } from '../../../analysis/walk.ts';
import type { Expr, FunctionDef } from '../../../frontend/python/ast.ts';
import type { StatementId } from '../../../ir/index.ts';
import { textsIn } from './literals.ts';

/** Lists of columns that expressions stand for, as far as literals tell. */
export class ColumnNames {
  readonly #lists = new Map<string, readonly string[]>();

  readonly #functions = new Map<string, FunctionDef>();
  /** The function in whose body a statement stands. */
  readonly #owners = new Map<StatementId, FunctionDef>();
  readonly #arguments = new Map<string, readonly string[]>();

  /** Looks at all assignments and calls; a name that is bound to several lists stands for all of them. */
  constructor(private readonly dataflow: Dataflow) {
    const all = [...dataflow.facts.values(), ...dataflow.bodies.values()];
    for (const { statement: s } of all) {
      if (s.kind !== 'FunctionDef') continue;
      this.#functions.set(s.name, s);
      for (const inner of allStatements(s.body)) this.#owners.set(inner.id, s);
    }
    for (const facts of all) this.#noteAssignment(facts);
    for (const facts of all)
      for (const expr of headerExpressions(facts.statement))
        for (const inner of expressionsIn(expr))
          if (inner.kind === 'Call') this.#noteCall(inner, facts);
  }

  #noteAssignment(facts: StatementFacts): void {
    const s = facts.statement;
    if (s.kind !== 'Assign' || s.targets.length !== 1) return;
    const [target] = s.targets;
    const texts = this.of(s.value, facts);
    if (target?.kind === 'Name' && texts !== null) add(this.#lists, target.id, texts);
  }

  /** What functions of the notebook are given stands for their parameters. */
  #noteCall(
    { func, args, keywords }: Extract<Expr, { kind: 'Call' }>,
    facts: StatementFacts,
  ): void {
    const called = func.kind === 'Name' ? this.#functions.get(func.id) : undefined;
    if (called === undefined) return;
    const named = keywords.flatMap(({ name, value }) =>
      name === null ? [] : [[name, value] as const],
    );
    const placed = args.map((value, at) => [called.parameters[at]?.name ?? '', value] as const);
    for (const [name, value] of [...placed, ...named]) {
      const texts = this.of(value, facts);
      if (texts !== null) add(this.#arguments, `${called.name}(${name}`, texts);
    }
  }

  /** Texts of the literals; null where there is anything else. A variable of a loop stands for each of its values. */
  of(expr: Expr | null, facts: StatementFacts): readonly string[] | null {
    if (expr === null) return null;
    if (expr.kind === 'Name')
      return (
        this.#ofLoop(expr.id, facts) ??
        this.#ofParameter(expr.id, facts) ??
        this.#lists.get(expr.id) ??
        null
      );
    if (expr.kind === 'BinOp' && expr.op === '+') {
      const [left, right] = [this.of(expr.left, facts), this.of(expr.right, facts)];
      return left === null || right === null ? null : [...left, ...right];
    }
    if (expr.kind === 'Call' && expr.func.kind === 'Name' && expr.args.length === 1)
      return SAME.has(expr.func.id) ? this.of(expr.args[0] ?? null, facts) : null;
    return textsIn(expr);
  }

  #ofParameter(name: string, { statement }: StatementFacts): readonly string[] | null {
    const owner = this.#owners.get(statement.id);
    return owner === undefined ? null : (this.#arguments.get(`${owner.name}(${name}`) ?? null);
  }

  #ofLoop(name: string, facts: StatementFacts): readonly string[] | null {
    let outer = facts.parent;
    while (outer !== null) {
      const around = this.dataflow.facts.get(outer) ?? this.dataflow.bodies.get(outer);
      if (around === undefined) return null;
      const s = around.statement;
      if (s.kind === 'For' && s.target.kind === 'Name' && s.target.id === name)
        return this.of(s.iter, around);
      outer = around.parent;
    }
    return null;
  }
}

function add(lists: Map<string, readonly string[]>, name: string, texts: readonly string[]): void {
  lists.set(name, [...new Set([...(lists.get(name) ?? []), ...texts])]);
}

const SAME = new Set(['list', 'set', 'sorted', 'tuple']);
