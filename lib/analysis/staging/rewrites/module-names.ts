import type { ParsedCell } from '../../../frontend/program.ts';
import type { Expr } from '../../../frontend/python/ast.ts';
import { cellId } from '../../../source/span.ts';
import { writtenModule } from '../../modules/local-modules.ts';
import { statementsIn } from '../../walk.ts';
import type { CallExpr } from '../calls.ts';
import type { Environment } from '../environment.ts';
import type { Callee, Scoped } from '../facts.ts';
import { type At, MODULE } from './rewriting.ts';

type Own = Extract<Callee, { kind: 'own' }>;

/**
 * Names of its module that a function mentions, as the notebook may spell them: the same where both import the same,
 * `helpers.LIMIT` where the call is `helpers.clip(X)`. Null when one of them is out of reach.
 */
export function namesFromModule(
  env: Environment,
  call: CallExpr,
  { definition, facts }: Own,
  at: At,
): ReadonlyMap<string, string | Scoped<Expr>> | null {
  const names = new Map<string, string | Scoped<Expr>>();
  const { module } = definition;
  if (module === undefined) return names;
  const known = env.dataflow.modules.facts.get(module)?.names ?? new Set<string>();
  const here = importsOf(env, env.dataflow.cells, null);
  const there = importsOf(env, [definition.cell], module);
  for (const name of facts.free) {
    if (!known.has(name)) continue;
    const meaning = there.get(name) ?? `${module}:${name}`;
    const handle = call.func.kind === 'Attribute' ? call.func.value : null;
    if (here.get(name) === meaning) continue;
    if (handle?.kind !== 'Name') return null;
    names.set(name, memberOf(handle, name, at));
  }
  return names;
}

/** What each imported name stands for: `numpy:` for `np`, `churn.cleaning:LIMIT` for `LIMIT`. */
function importsOf(
  env: Environment,
  cells: readonly ParsedCell[],
  module: string | null,
): ReadonlyMap<string, string> {
  const { files, facts } = env.dataflow.modules;
  const meanings = new Map<string, string>();
  for (const { cell, statements } of cells)
    for (const s of statementsIn(statements)) {
      if (s.kind === 'Import')
        for (const { name, asName } of s.names) {
          const plain = name.split('.')[0] ?? name;
          const target = files.targetOf(cell.id, name) ?? name;
          meanings.set(asName ?? plain, asName === null ? `${plain}:` : `${target}:`);
        }
      if (s.kind !== 'ImportFrom') continue;
      const target = files.targetOf(cell.id, writtenModule(s)) ?? s.module;
      for (const { name, asName } of s.names)
        if (name !== '*') meanings.set(asName ?? name, `${target}:${name}`);
        else if (module === null)
          for (const one of facts.get(target)?.names ?? []) meanings.set(one, `${target}:${one}`);
    }
  return meanings;
}

/** `helpers.LIMIT`, as code of a cell of its own. */
function memberOf(
  handle: Extract<Expr, { kind: 'Name' }>,
  attr: string,
  { cell }: At,
): Scoped<Expr> {
  const source = `${handle.id}.${attr}`;
  const id = cellId(`${cell.cell.id}~${handle.start}.${attr}`);
  const end = source.length;
  return {
    cell: { ...cell, cell: { ...cell.cell, id, source: `${source}\n` }, comments: [], magics: [] },
    spelling: MODULE,
    node: {
      kind: 'Attribute',
      value: { ...handle, start: 0, end: handle.id.length, context: 'load' },
      attr,
      context: 'load',
      start: 0,
      end,
    },
  };
}
