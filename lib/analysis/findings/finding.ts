import type { RelatedSpan } from '../../diagnostics/diagnostic.ts';
import type { Rule, RuleArguments } from '../../diagnostics/rule.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Located } from '../../frontend/python/ast.ts';
import type { Repair } from './repair.ts';
import type { CellId, Span } from '../../source/span.ts';

/** Something in the notebook that makes its numbers worth less than they look, with the other place that shows it. */
export interface Finding {
  readonly rule: Rule;
  readonly place: Span;
  readonly related: readonly RelatedSpan[];
  readonly values: RuleArguments;
  /** Null when nothing as simple as an edit of a line makes it go away. */
  readonly repair: Repair | null;
}

export function finding<A extends RuleArguments>(
  rule: Rule<A>,
  place: Span,
  values: A,
  related: readonly RelatedSpan[] = [],
  repair: Repair | null = null,
): Finding {
  const { arguments: _none, ...texts } = rule;
  return { rule: texts, place, related, values, repair };
}

export function spanIn(cell: ParsedCell, node: Located): Span {
  return { cell: cell.cell.id, start: node.start, end: node.end };
}

/** The source on one line, cut when it is long. */
export function textIn(cell: ParsedCell, node: Located, length = 70): string {
  const text = cell.cell.source.slice(node.start, node.end).replaceAll(/\s+/g, ' ');
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
}

/** Findings of the same rule at the same place are one. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  const key = (f: Finding): string => `${f.rule.code} ${placeKey(f.place)}`;
  return [...new Map(findings.toReversed().map((f) => [key(f), f])).values()].toReversed();
}

export function placeKey({
  cell,
  start,
  end,
}: {
  cell: CellId;
  start: number;
  end: number;
}): string {
  return `${cell} ${start} ${end}`;
}
