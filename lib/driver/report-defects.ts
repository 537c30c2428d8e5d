import { findingsOf } from '../analysis/findings/index.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Understanding } from './understand.ts';

/** Says what makes the notebook's numbers worth less than they look: skew, leakage, what no run repeats. */
export function reportDefects(u: Understanding, sink: DiagnosticSink): void {
  const findings = findingsOf({
    dataflow: u.dataflow,
    selection: u.selection,
  });
  for (const { rule, place, values, related } of findings)
    sink.report(rule, place, values, { related });
}
