import { findingRepaired, seedConfigured } from '../diagnostics/catalog/staging.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { repairId, type Understood } from './repair.ts';

/**
 * Says what makes the notebook's numbers worth less than they look: skew, leakage, what no run repeats. Offers the
 * repairs there are, and tells of those that were made.
 */
export function reportDefects(
  { findings, made, notebook }: Understood,
  sink: DiagnosticSink,
): void {
  const positions = new Map(notebook.cells.map((cell) => [cell.id, cell.position]));
  for (const finding of findings) {
    const { rule, place, values, related, repair } = finding;
    const id = repairId(finding, positions.get(place.cell) ?? 0);
    const action = { kind: 'repair', repair: id, on: true } as const;
    sink.report(rule, place, values, {
      related,
      fixes: repair === null ? [] : [{ title: repair.title, action }],
    });
  }
  for (const { by, id, code, title, place, values } of made) {
    const action = { kind: 'repair', repair: id, on: false } as const;
    if (by === 'user')
      sink.report(
        findingRepaired,
        place,
        { title, code },
        { fixes: [{ title: 'Take the repair back', action }] },
      );
    else
      sink.report(
        seedConfigured,
        place,
        { call: String(values['call'] ?? ''), seeding: String(values['seeding'] ?? '') },
        { fixes: [{ title: 'Leave it without a seed', action }] },
      );
  }
}
