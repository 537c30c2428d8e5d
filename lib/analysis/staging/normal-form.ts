import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { StatementId } from '../../ir/pipeline.ts';
import { blocksOf } from '../walk.ts';
import type { Environment } from './environment.ts';
import { evaluate } from './expressions.ts';
import type { Block, Leaf, Node, Scoped } from './facts.ts';
import { noteRaw } from './raw-tables.ts';
import { aligned } from './rewrites/aligned-frames.ts';
import { chained } from './rewrites/chained-choice.ts';
import { foldedTest } from './rewrites/folded-test.ts';
import { groupStatistic } from './rewrites/group-statistic.ts';
import { inlined } from './rewrites/inlined-call.ts';
import { lifted } from './rewrites/lifted-arguments.ts';
import { apart } from './rewrites/pairs-apart.ts';
import { popped } from './rewrites/popped-column.ts';
import { type At, MODULE, placeOf, type Rewriting } from './rewrites/rewriting.ts';
import { unrolled } from './rewrites/unrolled-loop.ts';
import { assignTo, executeHeader, executeSimple, inBranches } from './statements.ts';

type CompoundStmt = Block['statement']['node'];

export interface NormalFormQuery {
  readonly env: Environment;
  readonly keep: (id: StatementId) => boolean;
  /** Variable of the estimator whose rows are followed. */
  readonly estimator: string | null;
}

/**
 * Brings statements into normal form while it follows what they do: a loop over frames becomes its rounds, a call of a
 * function that processes several frames, or learns from one, becomes the function's body, pairs are taken apart.
 */
export class NormalForm {
  readonly #form: Rewriting;

  constructor(readonly query: NormalFormQuery) {
    this.#form = {
      env: query.env,
      estimator: query.estimator,
      leaf: (code, top) => this.#leaf(code, top),
      statements: (block, at, top) => this.#statements(block, at, top),
    };
  }

  /** Nodes of one top-level statement. */
  top(cell: ParsedCell, s: Stmt): readonly Node[] {
    return this.#statements([s], { cell, spelling: MODULE }, s);
  }

  #statements(block: readonly Stmt[], at: At, top: Stmt): Node[] {
    return block.flatMap((s) => this.#statement(s, at, top));
  }

  #statement(s: Stmt, at: At, top: Stmt): readonly Node[] {
    const { env, keep } = this.query;
    if (!keep(s.id)) return [];
    if (s.kind === 'FunctionDef' || s.kind === 'ClassDef') {
      env.definitions.set(s.name, { cell: at.cell, node: s });
      return [];
    }
    if (s.kind === 'Import' || s.kind === 'ImportFrom' || s.kind === 'Pass') return [];
    if (s.kind === 'For') {
      const rounds = unrolled(this.#form, s, at, top);
      if (rounds !== null) return rounds;
    }
    if (s.kind === 'If') {
      const folded = foldedTest({ ...at, node: s }, env);
      if (folded !== null) return this.#statements(folded ? s.body : s.orelse, at, top);
    }
    if (isCompound(s)) return [this.#block({ ...at, node: s }, top)];
    const body = inlined(this.#form, s, at, top);
    if (body !== null) return body;
    const rewritten =
      apart(this.#form, s, at, top) ??
      popped(this.#form, s, at, top) ??
      groupStatistic(this.#form, s, at, top) ??
      chained(this.#form, s, at, top) ??
      aligned(this.#form, s, at, top);
    if (rewritten !== null) return rewritten;
    const above = s === top ? lifted(this.#form, s, at, top) : [];
    return [...above, this.#leaf({ kind: 'statement', statement: { ...at, node: s } }, top)];
  }

  #leaf(code: Leaf['code'], top: Stmt): Leaf {
    const leaf: Leaf = { kind: 'leaf', top, code, values: new Map(), after: new Map() };
    this.#run(leaf);
    const at = code.kind === 'assign' ? code.value : code.statement;
    noteRaw(this.query.env, placeOf<Expr | Stmt>(at, leaf), leaf);
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
}

function isCompound(s: Stmt): s is CompoundStmt {
  return ['For', 'While', 'If', 'With', 'Try', 'Match'].includes(s.kind);
}
