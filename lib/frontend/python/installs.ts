import type { Dependency } from '../../ir/pipeline.ts';
import type { ParsedCell } from '../program.ts';
import type { Stmt } from './ast.ts';
import { installsOf, installsOfShell } from './ipython/installs.ts';

const shells = new Set(['bash', 'sh', 'script', 'system', 'sx', 'cmd']);

/** What the install lines of a cell ask for, in order, at any depth. */
export function installsInCell(parsed: ParsedCell): readonly Dependency[] {
  if (parsed.status.kind === 'opaque') {
    return shells.has(parsed.status.magic) ? installsOfShell(parsed.cell.source) : [];
  }
  return parsed.statements.flatMap(installsInStatement);
}

function installsInStatement(statement: Stmt): readonly Dependency[] {
  if (statement.kind === 'Magic') return installsOf(statement.magic);
  if (statement.kind === 'Assign') {
    return statement.value.kind === 'MagicExpr' ? installsOf(statement.value.magic) : [];
  }
  return blocksOf(statement).flat().flatMap(installsInStatement);
}

function blocksOf(statement: Stmt): readonly (readonly Stmt[])[] {
  if (statement.kind === 'Match') return statement.cases.map((arm) => arm.body);
  if (!('body' in statement)) return [];
  const handlers = 'handlers' in statement ? statement.handlers.map((handler) => handler.body) : [];
  return [
    statement.body,
    ...handlers,
    'orelse' in statement ? statement.orelse : [],
    'finalbody' in statement ? statement.finalbody : [],
  ];
}
