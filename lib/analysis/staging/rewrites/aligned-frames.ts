import type { ParsedCell } from '../../../frontend/program.ts';
import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { cellId } from '../../../source/span.ts';
import type { Node } from '../facts.ts';
import type { At, Rewriting } from './rewriting.ts';

type Keywords = Extract<Expr, { kind: 'Call' }>['keywords'];

/** `train, test = train.align(test, join='left', axis=1)` gives the second the columns of the first. */
export function aligned(form: Rewriting, s: Stmt, at: At, top: Stmt): readonly Node[] | null {
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
  const made = reindexed(func.value, second, keywords, at.cell);
  const scoped = { cell: made.cell, spelling: at.spelling };
  return [
    form.leaf(
      {
        kind: 'assign',
        target: { ...scoped, node: made.target },
        value: { ...scoped, node: made.value },
      },
      top,
    ),
  ];
}

function isLeftJoin(keywords: Keywords, source: string): boolean {
  const text = (name: string): string => {
    const value = keywords.find((k) => k.name === name)?.value;
    return value === undefined ? '' : source.slice(value.start, value.end).replaceAll(/['"]/g, '');
  };
  return text('join') === 'left' && ['1', 'columns'].includes(text('axis'));
}

/** `test.reindex(columns=train.columns, fill_value=0)`, as code of a cell of its own. */
function reindexed(
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
