import type { Expr } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { TextEdit } from '../../source/text-edits.ts';
import type { CellId } from '../../source/span.ts';

type CallExpr = Extract<Expr, { kind: 'Call' }>;

/** What makes a finding go away, as edits of the author's own lines. */
export interface Repair {
  /** An imperative phrase: "Give `train_test_split` `random_state=42`". */
  readonly title: string;
  readonly cell: CellId;
  readonly edits: readonly TextEdit[];
}

/** `f(a)` -> `f(a, text)`; a keyword of that name that is there gets the value. */
export function withKeyword(
  cell: ParsedCell,
  call: CallExpr,
  keyword: string,
  value: string,
): readonly TextEdit[] {
  const given = call.keywords.find((k) => k.name === keyword);
  if (given !== undefined) return [{ start: given.value.start, end: given.value.end, text: value }];
  const last = Math.max(
    call.func.end,
    ...call.args.map((a) => a.end),
    ...call.keywords.map((k) => k.end),
  );
  const end = call.end - 1;
  const rest = cell.cell.source.slice(last, end).replaceAll(/#.*$/gm, '');
  const empty = call.args.length + call.keywords.length === 0;
  const comma = empty || rest.includes(',') ? '' : ', ';
  return [{ start: end, end, text: `${comma}${keyword}=${value}` }];
}

/** `x.old(...)` -> `x.new(...)`. */
export function withMethod(call: CallExpr, name: string): readonly TextEdit[] {
  if (call.func.kind !== 'Attribute') return [];
  const { end, attr } = call.func;
  return [{ start: end - attr.length, end, text: name }];
}
