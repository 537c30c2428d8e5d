import type { Located } from '../frontend/python/ast.ts';
import type { StagedPart, StepId } from '../ir/index.ts';
import type { StagingReport } from '../outcome.ts';
import type { CellId, Span } from '../source/span.ts';
import type { Understanding } from './understand.ts';

/** What training learns and serving applies, or what stands in the way. */
export function stagingReport(u: Understanding): StagingReport {
  const { staging } = u.lowered;
  if (!('staged' in staging)) {
    const { construct, cell, at } = staging;
    return {
      staged: false,
      reason: construct,
      cell: cell?.cell.position ?? null,
      span: cell === null || at === null ? null : spanAt(cell.cell.id, at),
    };
  }
  const { steps, serving } = staging.staged;
  const cells = new Map(u.program.notebook.cells.map((cell) => [cell.position, cell.id]));
  return {
    staged: true,
    steps: steps.map((step) => ({
      name: step.name,
      className: step.className,
      title: step.title,
      cells: step.positions.flatMap((position) => cells.get(position) ?? []),
      positions: step.positions,
      learned: step.learned.map(({ name, time, keys, type }) => ({ name, time, keys, type })),
      given: step.given.map(({ name }) => name),
      settings: step.settings,
    })),
    serving: {
      rows: serving.rawRows,
      kind: serving.kind,
      estimator: serving.estimator,
      method: serving.method,
      targetColumns: serving.targetColumns,
      steps: servedSteps(staging.staged),
    },
  };
}

function spanAt(cell: CellId, { start, end }: Located): Span {
  return { cell, start, end };
}

function servedSteps({ steps, flow, serving }: StagedPart): readonly string[] {
  const names = new Map<StepId, string>(steps.map((step) => [step.id, step.name]));
  return serving.instances.flatMap((instance) => {
    const fit = flow.find((item) => item.kind === 'fit' && item.instance === instance);
    return (fit?.kind === 'fit' ? names.get(fit.step) : undefined) ?? [];
  });
}
