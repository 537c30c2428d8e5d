import type { Span } from '../source/span.ts';
import type { Diagnostic, Fix, RelatedSpan } from './diagnostic.ts';
import type { Rule, RuleArguments } from './rule.ts';

export interface ReportOptions {
  readonly related?: readonly RelatedSpan[];
  readonly fixes?: readonly Fix[];
}

/** Collects what the stages have to say; the driver sorts it by place. */
export class DiagnosticSink {
  readonly #diagnostics: Diagnostic[] = [];

  report<A extends RuleArguments>(
    rule: Rule<A>,
    span: Span | null,
    values: A,
    options: ReportOptions = {},
  ): void {
    this.#diagnostics.push({
      code: rule.code,
      name: rule.name,
      severity: rule.severity,
      kind: rule.kind,
      message: fill(rule.message, values),
      why: fill(rule.why, values),
      advice: fill(rule.advice, values),
      span,
      related: options.related ?? [],
      fixes: options.fixes ?? [],
    });
  }

  /** Takes over what another one has heard. */
  addAll(other: DiagnosticSink): void {
    if (other !== this) this.#diagnostics.push(...other.#diagnostics);
  }

  get hasErrors(): boolean {
    return this.#diagnostics.some((d) => d.severity === 'error');
  }

  /** Everything reported, in order of cell position, offset and code; reports without a place come first. */
  sorted(positionOf: (cell: Span['cell']) => number): readonly Diagnostic[] {
    const key = (d: Diagnostic): readonly [number, number, string] =>
      d.span === null ? [0, 0, d.code] : [positionOf(d.span.cell), d.span.start, d.code];
    return [...this.#diagnostics].sort((a, b) => {
      const [aCell, aStart, aCode] = key(a);
      const [bCell, bStart, bCode] = key(b);
      return aCell - bCell || aStart - bStart || (aCode < bCode ? -1 : aCode > bCode ? 1 : 0);
    });
  }
}

function fill(template: string, values: RuleArguments): string {
  return template.replaceAll(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}
