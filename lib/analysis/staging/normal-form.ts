import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { StatementId } from '../../ir/pipeline.ts';
import { cellId } from '../../source/span.ts';
import { boundNames, namesBoundBy } from '../scopes.ts';
import {
  allStatements,
  blocksOf,
  expressionsIn,
  headerExpressions,
  statementsIn,
} from '../walk.ts';
import type { CallExpr } from './calls.ts';
import { argumentsOf } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import { evaluate, nameValue } from './expressions.ts';
import type { Block, Callee, Leaf, Node, RowSetId, Scoped, Spelling, StageValue } from './facts.ts';
import { applyFunction, bodyOf } from './own-functions.ts';
import { ESTIMATES } from './tables.ts';
import { assignTo, executeHeader, executeSimple, inBranches } from './statements.ts';

type Own = Extract<Callee, { kind: 'own' }>;
type CompoundStmt = Block['statement']['node'];

export interface NormalFormQuery {
  readonly env: Environment;
  readonly keep: (id: StatementId) => boolean;
  /** Variable of the estimator whose rows are followed. */
  readonly estimator: string | null;
}

type LiftRole = 'split' | 'train' | 'test';

/** Names that people give to such rows. */
const LIFTED: Readonly<Record<LiftRole, readonly string[]>> = {
  split: ['X', 'features'],
  train: ['X_train', 'train_features'],
  test: ['X_test', 'test_features'],
};

const MODULE: Spelling = { names: new Map() };

/**
 * Brings statements into normal form while it follows what they do: a loop over frames becomes its rounds, a call of a
 * function that processes several frames, or learns from one, becomes the function's body, pairs are taken apart.
 */
export class NormalForm {
  constructor(readonly query: NormalFormQuery) {}

  /** Nodes of one top-level statement. */
  top(cell: ParsedCell, s: Stmt): readonly Node[] {
    return this.#statements([s], { cell, spelling: MODULE }, s);
  }

  #statements(
    block: readonly Stmt[],
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): Node[] {
    return block.flatMap((s) => this.#statement(s, at, top));
  }

  #statement(
    s: Stmt,
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): readonly Node[] {
    const { env, keep } = this.query;
    if (!keep(s.id)) return [];
    if (s.kind === 'FunctionDef' || s.kind === 'ClassDef') {
      env.definitions.set(s.name, { cell: at.cell, node: s });
      return [];
    }
    if (s.kind === 'Import' || s.kind === 'ImportFrom' || s.kind === 'Pass') return [];
    if (s.kind === 'For') {
      const unrolled = this.#unrolled(s, at, top);
      if (unrolled !== null) return unrolled;
    }
    if (s.kind === 'If') {
      const folded = foldedTest({ ...at, node: s }, env);
      if (folded !== null) return this.#statements(folded ? s.body : s.orelse, at, top);
    }
    if (isCompound(s)) return [this.#block({ ...at, node: s }, top)];
    const inlined = this.#inlined(s, at, top);
    if (inlined !== null) return inlined;
    const apart =
      this.#apart(s, at, top) ??
      this.#popped(s, at, top) ??
      this.#chained(s, at, top) ??
      this.#aligned(s, at, top);
    if (apart !== null) return apart;
    const above = s === top ? this.#lifted(s, at, top) : [];
    return [...above, this.#leaf({ kind: 'statement', statement: { ...at, node: s } }, top)];
  }

  /** Rows that are computed where they are given to a split, a fit or an answer, get a name above it. */
  #lifted(
    s: Stmt,
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): readonly Node[] {
    const { env } = this.query;
    const place: Place = { ...at, locals: null, record: null, watch: null, depth: 0 };
    return headerExpressions(s)
      .flatMap((e) => [...expressionsIn(e)])
      .flatMap((call): readonly Node[] => {
        if (call.kind !== 'Call') return [];
        const [first] = call.args;
        const role = first === undefined || first.kind === 'Name' ? null : this.#liftRole(call);
        if (first === undefined || role === null) return [];
        const value = evaluate(env, place, first);
        const isTable = value.shape === 'frame' || value.shape === 'array';
        // A column alone is what is split where texts are.
        if (value.time !== 'row' || !(isTable || (role === 'split' && value.shape === 'series')))
          return [];
        if (first.kind === 'Attribute' && first.value.kind === 'Name' && first.attr === 'values')
          return [];
        const known = env.liftedNames.get(role);
        const wanted =
          known ?? LIFTED[role].find((n) => !env.dataflow.names.has(n)) ?? `${role}_features`;
        env.liftedNames.set(role, wanted);
        env.lifted.set(first, wanted);
        const name: Expr = {
          kind: 'Name',
          id: wanted,
          context: 'store',
          start: first.start,
          end: first.start,
        };
        const leaf = this.#leaf(
          { kind: 'assign', target: { ...at, node: name }, value: { ...at, node: first } },
          top,
        );
        env.lifts.add(leaf);
        return [leaf];
      });
  }

  #liftRole(call: CallExpr): LiftRole | null {
    const { func } = call;
    const resolved = this.query.env.resolved.get(call);
    if (resolved?.canonical.endsWith('.train_test_split') === true) return 'split';
    if (
      func.kind !== 'Attribute' ||
      func.value.kind !== 'Name' ||
      func.value.id !== this.query.estimator
    )
      return null;
    if (func.attr === 'fit') return 'train';
    return ESTIMATES.has(func.attr) && func.attr !== 'fit_predict' ? 'test' : null;
  }

  #leaf(code: Leaf['code'], top: Stmt): Leaf {
    const leaf: Leaf = { kind: 'leaf', top, code, values: new Map(), after: new Map() };
    this.#run(leaf);
    return leaf;
  }

  #run(node: Node): void {
    const { env } = this.query;
    env.current = node;
    if (node.kind === 'leaf') {
      if (node.code.kind === 'statement') {
        const { node: s } = node.code.statement;
        executeSimple(env, placeOf(node.code.statement, node), s);
      } else {
        const value = evaluate(env, placeOf(node.code.value, node), node.code.value.node);
        assignTo(env, placeOf(node.code.target, node), node.code.target.node, value);
      }
      return;
    }
    executeHeader(env, placeOf(node.statement, node), node.statement.node);
    const { node: s } = node.statement;
    if (s.kind === 'If' || s.kind === 'Match')
      inBranches(
        env,
        placeOf(node.statement, node),
        node.blocks.map((b) => () => b.forEach((n) => this.#run(n))),
      );
    else for (const block of node.blocks) block.forEach((inner) => this.#run(inner));
  }

  #block(statement: Scoped<CompoundStmt>, top: Stmt): Block {
    const { env } = this.query;
    const blocks: Node[][] = [];
    const block: Block = {
      kind: 'block',
      top,
      statement,
      values: new Map(),
      after: new Map(),
      blocks,
    };
    env.current = block;
    const place = placeOf(statement, block);
    executeHeader(env, place, statement.node);
    const parts = blocksOf(statement.node);
    const build = (part: readonly Stmt[]): void => {
      blocks.push(this.#statements(part, statement, top));
    };
    if (statement.node.kind === 'If' || statement.node.kind === 'Match') {
      inBranches(
        env,
        place,
        parts.map((part) => () => build(part)),
      );
    } else {
      parts.forEach(build);
      if (statement.node.kind === 'For' || statement.node.kind === 'While')
        for (const inner of blocks) inner.forEach((node) => this.#run(node));
    }
    return block;
  }

  /** `for df in [train, test]:` once for each of them. */
  #unrolled(
    s: Extract<Stmt, { kind: 'For' }>,
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): readonly Node[] | null {
    const { env } = this.query;
    const place: Place = { ...at, locals: null, record: null, watch: null, depth: 0 };
    const counted =
      s.iter.kind === 'Call' && s.iter.func.kind === 'Name' && s.iter.func.id === 'enumerate';
    const iter = counted && s.iter.kind === 'Call' ? (s.iter.args[0] ?? s.iter) : s.iter;
    const target = counted && s.target.kind === 'Tuple' ? s.target.elements[1] : s.target;
    if (target?.kind !== 'Name' || s.orelse.length > 0) return null;
    const value = evaluate(env, place, iter);
    if (value.elements === null || value.elements.length === 0 || value.elements.length > 4)
      return null;
    if (!value.elements.every((e) => e.time === 'row' && e.shape !== 'element')) return null;
    const frames = namedElements(iter, at, env);
    if (frames === null || frames.length !== value.elements.length) return null;
    const jumps = [...allStatements(s.body)].some(
      (inner) => inner.kind === 'Break' || inner.kind === 'Continue',
    );
    if (jumps || (counted && mentions(s.body, boundNames(s.target)[0] ?? ''))) return null;
    const rebinds = [...statementsIn(s.body)].some((inner) => namesBoundBy(inner).has(target.id));
    return frames.flatMap((frame) => {
      if (rebinds) {
        const alias = this.#leaf(
          { kind: 'assign', target: { ...at, node: target }, value: frame },
          top,
        );
        return [alias, ...this.#statements(s.body, at, top)];
      }
      const spelling = { names: new Map([...at.spelling.names, [target.id, spell(frame)]]) };
      return this.#statements(s.body, { cell: at.cell, spelling }, top);
    });
  }

  /** A statement that is a call of a function which processes several frames, or learns from the frame it processes. */
  #inlined(
    s: Stmt,
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): readonly Node[] | null {
    const { env } = this.query;
    const call =
      s.kind === 'Expr' || (s.kind === 'Assign' && s.targets.length === 1) ? s.value : null;
    if (call?.kind !== 'Call' || call.func.kind !== 'Name') return null;
    const place: Place = { ...at, locals: null, record: null, watch: null, depth: 0 };
    const callee = nameValue(env, place, call.func.id).callee;
    if (callee?.kind !== 'own' || callee.definition.node.kind !== 'FunctionDef') return null;
    const pair = s.kind === 'Assign' && s.targets[0]?.kind === 'Tuple';
    if (!this.#needsInlining(call, callee, place, pair)) return null;
    const { node } = callee.definition;
    const body = withoutDocstring(bodyOf(callee, node.body));
    const last = body.at(-1);
    const returned = last?.kind === 'Return' ? last.value : null;
    const kept = last?.kind === 'Return' ? body.slice(0, -1) : body;
    const early = [...allStatements(kept)].find(
      (inner) => inner.kind === 'Return' || inner.kind === 'Global' || inner.kind === 'Nonlocal',
    );
    const bound = parametersOf(call, node, at, callee);
    if (early !== undefined || bound === null) {
      env.doubts.push({ cell: at.cell, node: call, construct: `the function \`${node.name}\`` });
      return null;
    }
    const target = s.kind === 'Assign' ? (s.targets[0] ?? null) : null;
    return this.#inlineBody(
      { call, node, kept, returned, bound, target, at, cell: callee.definition.cell },
      top,
    );
  }

  /** Whether rows are one side of a split, so that the other side has code of its own. */
  #isSide(rows: ReadonlySet<RowSetId>): boolean {
    const { env } = this.query;
    return [...ancestorsIn(env.rowSets, rows)].some((id) => env.rowSets.get(id)?.kind === 'split');
  }

  #needsInlining(call: CallExpr, callee: Own, place: Place, pair: boolean): boolean {
    const { env } = this.query;
    const args = argumentsOf(env, place, call);
    const rows = new Set(args.all.flatMap((a) => [...a.rows]));
    const sizes = new Set(args.all.filter((a) => a.time === 'row').map((a) => [...a.rows].join()));
    if (rows.size === 0 && callee.facts.free.size === 0) return false;
    const own = applyFunction(env, place, call, callee, args.positional, args.keywords);
    const givesRows = holdsRows(own.value) || (own.watch?.changes.size ?? 0) > 0;
    if (!givesRows) return false;
    // A function that gives processed rows and what it learned says itself what is which.
    const parts = own.value.elements ?? [];
    const tells = parts.some((p) => p.time === 'row') && parts.some((p) => p.time === 'learned');
    const globals = own.watch?.globals.size ?? 0;
    if (pair && tells && globals === 0 && sizes.size === 1 && this.#isSide(rows)) return false;
    return own.learns || sizes.size > 1 || (own.watch?.globals.size ?? 0) > 0;
  }

  #inlineBody(inline: Inline, top: Stmt): readonly Node[] {
    const { node, kept, returned, bound, target, at, cell } = inline;
    const names = new Map<string, string | Scoped<Expr>>();
    const nodes: Node[] = [];
    const rebound = new Set([...statementsIn(kept)].flatMap((s) => [...namesBoundBy(s)]));
    for (const name of rebound) names.set(name, this.#localName(name, node.name, target));
    for (const [name, value] of bound) {
      if (!rebound.has(name)) {
        names.set(name, spell(value));
        continue;
      }
      const local = names.get(name);
      const same =
        typeof local === 'string' && value.node.kind === 'Name' && spell(value) === local;
      if (!same)
        nodes.push(
          this.#leaf(
            {
              kind: 'assign',
              target: { cell, spelling: { names }, node: parameterName(node, name) },
              value,
            },
            top,
          ),
        );
    }
    const inner = { cell, spelling: { names } };
    nodes.push(...this.#statements(kept, inner, top));
    if (target === null || returned === null) return nodes;
    const targets = target.kind === 'Tuple' || target.kind === 'List' ? target.elements : [target];
    const values = targets.length > 1 && returned.kind === 'Tuple' ? returned.elements : [returned];
    if (targets.length !== values.length) {
      nodes.push(
        this.#leaf(
          { kind: 'assign', target: { ...at, node: target }, value: { ...inner, node: returned } },
          top,
        ),
      );
      return nodes;
    }
    targets.forEach((one, i) => {
      const value = values[i];
      if (value === undefined) return;
      const scoped = { ...inner, node: value };
      const spelled = one.kind === 'Name' ? spell({ ...at, node: one }) : null;
      if (spelled !== null && value.kind === 'Name' && spell(scoped) === spelled) return;
      nodes.push(this.#leaf({ kind: 'assign', target: { ...at, node: one }, value: scoped }, top));
    });
    return nodes;
  }

  /** A name of the function's own scope, as long as the module does not use it for something else. */
  #localName(name: string, owner: string, target: Expr | null): string {
    const { env } = this.query;
    const wanted = target === null ? [] : boundNames(target);
    if (wanted.includes(name) || !env.dataflow.names.has(name)) return name;
    return `${owner}_${name}`;
  }

  /** `df = df[mask].drop(columns='id')` chooses rows, and then processes those that are left. */
  #chained(
    s: Stmt,
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): readonly Node[] | null {
    const { env } = this.query;
    const [target] = s.kind === 'Assign' && s.targets.length === 1 ? s.targets : [];
    if (s.kind !== 'Assign' || target?.kind !== 'Name' || at.spelling.names.size > 0) return null;
    const place: Place = { ...at, locals: null, record: null, watch: null, depth: 0 };
    evaluate(env, place, s.value);
    const chooses = (expr: Expr): boolean =>
      [...env.rowSets.values()].some((set) => set.at === expr);
    let head: Expr | null = s.value;
    let processes = false;
    while (head !== null && !chooses(head)) {
      processes ||= !isCopy(head);
      head = receiverOf(head);
    }
    if (head === null || !processes || head === s.value) return null;
    if (
      evaluate(env, place, head).shape !== 'frame' ||
      evaluate(env, place, s.value).time !== 'row'
    )
      return null;
    const first = this.#leaf(
      { kind: 'assign', target: { ...at, node: target }, value: { ...at, node: head } },
      top,
    );
    env.heads.add(first);
    env.lifted.set(head, target.id);
    const tail = this.#leaf(
      { kind: 'assign', target: { ...at, node: target }, value: { ...at, node: s.value } },
      top,
    );
    env.tails.add(tail);
    return [first, tail];
  }

  /** `train, test = train.align(test, join='left', axis=1)` gives the second the columns of the first. */
  #aligned(
    s: Stmt,
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): readonly Node[] | null {
    if (s.kind !== 'Assign' || s.value.kind !== 'Call' || s.value.func.kind !== 'Attribute')
      return null;
    const [target] = s.targets;
    const { func, args, keywords } = s.value;
    const [second] = args;
    if (func.attr !== 'align' || func.value.kind !== 'Name' || second?.kind !== 'Name') return null;
    if (target?.kind !== 'Tuple') return null;
    const [first, other, more] = target.elements;
    const isSame =
      first?.kind === 'Name' &&
      first.id === func.value.id &&
      other?.kind === 'Name' &&
      other.id === second.id;
    if (!isSame || more !== undefined || !isLeftJoin(keywords, at.cell.cell.source)) return null;
    const made = aligned(func.value, second, keywords, at.cell);
    const scoped = { cell: made.cell, spelling: at.spelling };
    return [
      this.#leaf(
        {
          kind: 'assign',
          target: { ...scoped, node: made.target },
          value: { ...scoped, node: made.value },
        },
        top,
      ),
    ];
  }

  /** `y = X.pop('price')` is a read of the column and rows without it. */
  #popped(
    s: Stmt,
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): readonly Node[] | null {
    const { env } = this.query;
    if (s.kind !== 'Assign' || s.value.kind !== 'Call' || s.value.func.kind !== 'Attribute')
      return null;
    const [column, second] = s.value.args;
    const { value: rows, attr } = s.value.func;
    if (
      attr !== 'pop' ||
      rows.kind !== 'Name' ||
      column?.kind !== 'Constant' ||
      second !== undefined
    )
      return null;
    const place: Place = { ...at, locals: null, record: null, watch: null, depth: 0 };
    const value = evaluate(env, place, rows);
    const [target] = s.targets;
    if (value.time !== 'row' || value.shape !== 'frame' || target === undefined) return null;
    const made = popped(rows, column, at.cell);
    const scoped = { cell: made.cell, spelling: at.spelling };
    return [
      this.#leaf(
        { kind: 'assign', target: { ...at, node: target }, value: { ...scoped, node: made.read } },
        top,
      ),
      this.#leaf(
        {
          kind: 'assign',
          target: { ...scoped, node: made.target },
          value: { ...scoped, node: made.rest },
        },
        top,
      ),
    ];
  }

  /** `a, b = x, y` and `a, b = [f(d) for d in (x, y)]`, one assignment each. */
  #apart(
    s: Stmt,
    at: { readonly cell: ParsedCell; readonly spelling: Spelling },
    top: Stmt,
  ): readonly Node[] | null {
    const { env } = this.query;
    if (s.kind !== 'Assign' || s.targets.length !== 1) return null;
    const [target] = s.targets;
    if (target?.kind !== 'Tuple') return null;
    const place: Place = { ...at, locals: null, record: null, watch: null, depth: 0 };
    const names = target.elements.flatMap(boundNames);
    if (s.value.kind === 'Tuple' && s.value.elements.length === target.elements.length) {
      if (evaluate(env, place, s.value).time !== 'row') return null;
      const crossed = s.value.elements.some(
        (e, i) => i > 0 && names.slice(0, i).some((n) => reads(e, n)),
      );
      if (crossed) return null;
      const { elements } = s.value;
      return target.elements.flatMap((one, i) => {
        const value = elements[i];
        return value === undefined
          ? []
          : [
              this.#leaf(
                { kind: 'assign', target: { ...at, node: one }, value: { ...at, node: value } },
                top,
              ),
            ];
      });
    }
    const { value } = s;
    if (value.kind !== 'ListComp' && value.kind !== 'GeneratorExp') return null;
    const [generator, second] = value.generators;
    if (generator === undefined || second !== undefined || generator.ifs.length > 0) return null;
    const { target: variable } = generator;
    if (variable.kind !== 'Name') return null;
    const frames = namedElements(generator.iter, at, env);
    if (frames === null || frames.length !== target.elements.length) return null;
    return target.elements.flatMap((one, i) => {
      const frame = frames[i];
      if (frame === undefined) return [];
      const spelling = { names: new Map([...at.spelling.names, [variable.id, spell(frame)]]) };
      const scoped = { cell: at.cell, spelling, node: value.element };
      return [this.#leaf({ kind: 'assign', target: { ...at, node: one }, value: scoped }, top)];
    });
  }
}

function receiverOf(expr: Expr): Expr | null {
  return expr.kind === 'Call' && expr.func.kind === 'Attribute' ? expr.func.value : null;
}

function isCopy(expr: Expr): boolean {
  return (
    expr.kind === 'Call' &&
    expr.func.kind === 'Attribute' &&
    (expr.func.attr === 'copy' || expr.func.attr === 'reset_index')
  );
}

type Keywords = Extract<Expr, { kind: 'Call' }>['keywords'];

function isLeftJoin(keywords: Keywords, source: string): boolean {
  const text = (name: string): string => {
    const value = keywords.find((k) => k.name === name)?.value;
    return value === undefined ? '' : source.slice(value.start, value.end).replaceAll(/['"]/g, '');
  };
  return text('join') === 'left' && ['1', 'columns'].includes(text('axis'));
}

/** `test.reindex(columns=train.columns, fill_value=0)`, as code of a cell of its own. */
function aligned(
  train: Extract<Expr, { kind: 'Name' }>,
  test: Extract<Expr, { kind: 'Name' }>,
  keywords: Keywords,
  cell: ParsedCell,
): { readonly cell: ParsedCell; readonly value: Expr; readonly target: Expr } {
  const fill = keywords.find((k) => k.name === 'fill_value')?.value ?? null;
  const filled = fill === null ? '' : cell.cell.source.slice(fill.start, fill.end);
  const opened = `${test.id}.reindex(columns=`;
  const between = `${opened}${train.id}.columns`;
  const source = fill === null ? `${between})` : `${between}, fill_value=${filled})`;
  const columns: Expr = {
    kind: 'Attribute',
    value: {
      ...train,
      start: opened.length,
      end: opened.length + train.id.length,
      context: 'load',
    },
    attr: 'columns',
    context: 'load',
    start: opened.length,
    end: between.length,
  };
  const at = between.length + ', fill_value='.length;
  const value: Expr = {
    kind: 'Call',
    func: {
      kind: 'Attribute',
      value: { ...test, start: 0, end: test.id.length, context: 'load' },
      attr: 'reindex',
      context: 'load',
      start: 0,
      end: test.id.length + '.reindex'.length,
    },
    args: [],
    keywords: [
      {
        name: 'columns',
        value: columns,
        start: opened.length - 'columns='.length,
        end: between.length,
      },
      ...(fill === null
        ? []
        : [
            {
              name: 'fill_value',
              value: { ...fill, start: at, end: at + filled.length },
              start: between.length + 2,
              end: at + filled.length,
            },
          ]),
    ],
    start: 0,
    end: source.length,
  };
  const id = cellId(`${cell.cell.id}~${test.start}`);
  return {
    cell: { ...cell, cell: { ...cell.cell, id, source: `${source}\n` }, comments: [], magics: [] },
    value,
    target: { ...test, start: 0, end: test.id.length, context: 'store' },
  };
}

/** `X['price']` and `X.drop(columns='price')`, as code of a cell of their own. */
function popped(
  rows: Extract<Expr, { kind: 'Name' }>,
  column: Extract<Expr, { kind: 'Constant' }>,
  cell: ParsedCell,
): { readonly cell: ParsedCell; readonly read: Expr; readonly rest: Expr; readonly target: Expr } {
  const key = cell.cell.source.slice(column.start, column.end);
  const name = rows.id;
  const source = `${name}[${key}]\n${name}.drop(columns=${key})\n`;
  const span = (start: number, length: number): { start: number; end: number } => ({
    start,
    end: start + length,
  });
  const second = name.length + key.length + 3;
  const opened = second + name.length + '.drop(columns='.length;
  const named = (start: number): Extract<Expr, { kind: 'Name' }> => ({
    ...rows,
    ...span(start, name.length),
    context: 'load',
  });
  const read: Expr = {
    kind: 'Subscript',
    value: named(0),
    slice: { ...column, ...span(name.length + 1, key.length) },
    context: 'load',
    ...span(0, name.length + key.length + 2),
  };
  const rest: Expr = {
    kind: 'Call',
    func: {
      kind: 'Attribute',
      value: named(second),
      attr: 'drop',
      context: 'load',
      ...span(second, name.length + '.drop'.length),
    },
    args: [],
    keywords: [
      {
        name: 'columns',
        value: { ...column, ...span(opened, key.length) },
        ...span(opened - 'columns='.length, 'columns='.length + key.length),
      },
    ],
    ...span(second, name.length + '.drop(columns='.length + key.length + 1),
  };
  const id = cellId(`${cell.cell.id}~${rows.start}`);
  return {
    cell: { ...cell, cell: { ...cell.cell, id, source }, comments: [], magics: [] },
    read,
    rest,
    target: { ...named(second), context: 'store' },
  };
}

interface Inline {
  readonly call: CallExpr;
  readonly node: Extract<Stmt, { kind: 'FunctionDef' }>;
  readonly kept: readonly Stmt[];
  readonly returned: Expr | null;
  readonly bound: ReadonlyMap<string, Scoped<Expr>>;
  readonly target: Expr | null;
  readonly at: { readonly cell: ParsedCell; readonly spelling: Spelling };
  readonly cell: ParsedCell;
}

function placeOf<T>(scoped: Scoped<T>, node: Node): Place {
  return {
    cell: scoped.cell,
    spelling: scoped.spelling,
    locals: null,
    record: node.values,
    watch: null,
    depth: 0,
  };
}

function isCompound(s: Stmt): s is CompoundStmt {
  return ['For', 'While', 'If', 'With', 'Try', 'Match'].includes(s.kind);
}

/** A name is spelled by what it stands for. */
function spell(scoped: Scoped<Expr>): string | Scoped<Expr> {
  if (scoped.node.kind !== 'Name') return scoped;
  return scoped.spelling.names.get(scoped.node.id) ?? scoped.node.id;
}

function parameterName(node: Inline['node'], name: string): Expr {
  const parameter = node.parameters.find((p) => p.name === name);
  const start = parameter?.start ?? node.start;
  return { kind: 'Name', id: name, context: 'store', start, end: start + name.length };
}

/** Arguments by parameter, defaults included; null when the call unpacks. */
function parametersOf(
  call: CallExpr,
  node: Inline['node'],
  at: { readonly cell: ParsedCell; readonly spelling: Spelling },
  callee: Own,
): ReadonlyMap<string, Scoped<Expr>> | null {
  const bound = new Map<string, Scoped<Expr>>();
  if (call.args.some((a) => a.kind === 'Starred') || call.keywords.some((k) => k.name === null))
    return null;
  if (node.parameters.some((p) => p.kind === 'vararg' || p.kind === 'kwarg')) return null;
  node.parameters.forEach((parameter, i) => {
    const value = call.args[i] ?? call.keywords.find((k) => k.name === parameter.name)?.value;
    if (value !== undefined) bound.set(parameter.name, { ...at, node: value });
    else if (parameter.defaultValue !== null)
      bound.set(parameter.name, {
        cell: callee.definition.cell,
        spelling: MODULE,
        node: parameter.defaultValue,
      });
  });
  return bound.size === node.parameters.length ? bound : null;
}

function withoutDocstring(body: readonly Stmt[]): readonly Stmt[] {
  const [first] = body;
  const isText =
    first?.kind === 'Expr' && first.value.kind === 'Constant' && first.value.value.kind === 'str';
  return isText ? body.slice(1) : body;
}

function ancestorsIn(
  rowSets: Environment['rowSets'],
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

function holdsRows(value: StageValue): boolean {
  return value.time === 'row' || (value.elements ?? []).some(holdsRows);
}

/** The frames that a list display, or a name bound to one, holds. */
function namedElements(
  iter: Expr,
  at: { readonly cell: ParsedCell; readonly spelling: Spelling },
  env: Environment,
): readonly Scoped<Expr>[] | null {
  if (iter.kind === 'List' || iter.kind === 'Tuple') {
    return iter.elements.every((e) => e.kind === 'Name')
      ? iter.elements.map((node) => ({ ...at, node }))
      : null;
  }
  if (iter.kind !== 'Name') return null;
  const names = env.listed.get(iter.id);
  if (names === undefined) return null;
  const frames = names.flatMap((name): readonly Scoped<Expr>[] =>
    name === null
      ? []
      : [
          {
            cell: at.cell,
            spelling: MODULE,
            node: { kind: 'Name', id: name, context: 'load', start: iter.start, end: iter.end },
          },
        ],
  );
  return frames.length === names.length ? frames : null;
}

/** `if column is None` where the argument says which. */
function foldedTest(statement: Scoped<CompoundStmt>, env: Environment): boolean | null {
  const { node, spelling } = statement;
  if (node.kind !== 'If') return null;
  const { test } = node;
  if (test.kind === 'Name') return truthOf(spelling.names.get(test.id));
  if (test.kind === 'UnaryOp' && test.op === 'not' && test.operand.kind === 'Name') {
    const truth = truthOf(spelling.names.get(test.operand.id));
    return truth === null ? null : !truth;
  }
  if (test.kind !== 'Compare' || test.left.kind !== 'Name') return null;
  const [op] = test.ops;
  const [right] = test.comparators;
  const isNone = right?.kind === 'Constant' && right.value.kind === 'none';
  if (!isNone || (op !== 'is' && op !== 'is not')) return null;
  const spelled = spelling.names.get(test.left.id);
  if (spelled === undefined) return null;
  const none =
    typeof spelled !== 'string' &&
    spelled.node.kind === 'Constant' &&
    spelled.node.value.kind === 'none';
  if (typeof spelled === 'string') {
    const value = env.names.get(spelled);
    if (value === undefined || value.time === 'constant') return null;
  }
  return op === 'is' ? none : !none;
}

function truthOf(spelled: string | Scoped<Expr> | undefined): boolean | null {
  if (spelled === undefined || typeof spelled === 'string') return null;
  const { node } = spelled;
  return node.kind === 'Constant' && node.value.kind === 'bool' ? node.value.value : null;
}

function mentions(body: readonly Stmt[], name: string): boolean {
  return [...allStatements(body)].some((s) => JSON.stringify(s).includes(`"id":"${name}"`));
}

function reads(expr: Expr, name: string): boolean {
  return JSON.stringify(expr).includes(`"id":"${name}"`);
}
