import type { ParsedCell } from '../../../frontend/program.ts';
import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { cellId } from '../../../source/span.ts';
import { evaluate } from '../expressions.ts';
import type { Node } from '../facts.ts';
import { type At, type Rewriting, unrecorded } from './rewriting.ts';

/** `y = X.pop('price')` is a read of the column and rows without it. */
export function popped(form: Rewriting, s: Stmt, at: At, top: Stmt): readonly Node[] | null {
  const { env } = form;
  if (s.kind !== 'Assign' || s.value.kind !== 'Call' || s.value.func.kind !== 'Attribute')
    return null;
  const [column, second] = s.value.args;
  const { value: rows, attr } = s.value.func;
  if (attr !== 'pop' || rows.kind !== 'Name' || column?.kind !== 'Constant' || second !== undefined)
    return null;
  const place = unrecorded(at);
  const value = evaluate(env, place, rows);
  const [target] = s.targets;
  if (value.time !== 'row' || value.shape !== 'frame' || target === undefined) return null;
  const made = takenApart(rows, column, at.cell);
  const scoped = { cell: made.cell, spelling: at.spelling };
  return [
    form.leaf(
      { kind: 'assign', target: { ...at, node: target }, value: { ...scoped, node: made.read } },
      top,
    ),
    form.leaf(
      {
        kind: 'assign',
        target: { ...scoped, node: made.target },
        value: { ...scoped, node: made.rest },
      },
      top,
    ),
  ];
}

/** `X['price']` and `X.drop(columns='price')`, as code of a cell of their own. */
function takenApart(
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
