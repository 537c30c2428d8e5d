import type { StagedPart, StepId } from '../ir/index.ts';
import type { StagingReport } from '../outcome.ts';
import type { CellId, Span } from '../source/span.ts';
import type { Understanding } from './understand.ts';

/** What training learns and serving applies, or what stands in the way. */
export function stagingReport(u: Understanding): StagingReport {
  const { staging } = u.lowered;
  if (!('staged' in staging)) {
    const estimator = u.selection.estimators.at(-1);
    if (estimator === undefined)
      return { staged: false, reason: 'nothing is fitted', cell: null, span: null };
    const { cell, statement } = estimator.fit;
    // What cannot be placed is placed where it matters: at the fit.
    const place =
      staging.cell === null || staging.at === null
        ? { cell, at: statement }
        : { cell: staging.cell, at: staging.at };
    return {
      staged: false,
      reason: staging.construct,
      cell: place.cell.cell.position,
      span: headOf(place.cell.cell.id, place.cell.cell.source, place.at),
    };
  }
  const { steps, serving, flow } = staging.staged;
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
    training: flow.flatMap((item) => {
      if (item.kind === 'call') return item.step.name;
      if (item.kind === 'apply') return [];
      return steps.find(({ id }) => id === item.step)?.name ?? [];
    }),
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

/** The first line of a statement. */
function headOf(cell: CellId, source: string, at: Pick<Span, 'start' | 'end'>): Span {
  const newline = source.indexOf('\n', at.start);
  return { cell, start: at.start, end: newline === -1 ? at.end : Math.min(at.end, newline) };
}

function servedSteps({ steps, flow, serving }: StagedPart): readonly string[] {
  const names = new Map<StepId, string>(steps.map((step) => [step.id, step.name]));
  return serving.instances.flatMap((instance) => {
    const fit = flow.find((item) => item.kind === 'fit' && item.instance === instance);
    return (fit?.kind === 'fit' ? names.get(fit.step) : undefined) ?? [];
  });
}
