import type { Dataflow } from '../facts.ts';
import { columnMissingAtServing, targetAmongFeatures } from '../../diagnostics/catalog/staging.ts';
import { columnsIn, type Evidence, featuresOf, targetOf } from './evidence.ts';
import { withoutColumn } from './column-repair.ts';
import { type Finding, finding, spanIn } from './finding.ts';
import type { Repair } from './repair.ts';
import { type FrameFlow, hasColumn } from './trace/flow.ts';

interface Target {
  readonly base: string;
  readonly name: string;
  readonly place: ReturnType<typeof spanIn>;
}

/** Which features are the target, or computed from it row by row; which of them must serving do without? */
export function targetInFeaturesFindings(evidence: Evidence): readonly Finding[] {
  const target = targetColumn(evidence);
  if (target === null) return [];
  const missing = missingAtServing(evidence, target);
  const told = new Set(missing.map((f) => f.values['column']));
  return [
    ...missing,
    ...amongFeatures(evidence, target).filter((f) => !told.has(f.values['column'])),
  ];
}

/** The one column that the target is made of; null when it is made of several. */
function targetColumn({ fit }: Evidence): Target | null {
  const flow = targetOf(fit);
  const columns = columnsIn(flow.marks);
  const [column] = columns;
  if (column === undefined || new Set(columns.map((c) => c.name)).size > 1 || flow.frame !== null)
    return null;
  return { base: column.base, name: column.name, place: spanIn(column.cell, column.node) };
}

function missingAtServing(
  { material, tracer, answers, fit }: Evidence,
  target: Target,
): readonly Finding[] {
  const used = answers.map((a) => featuresOf(a)).filter((f) => f.frame !== null);
  return tracer.edits.flatMap((edit) => {
    if (edit.name === target.name || material.sideOf(edit.rows) !== 'held-out') return [];
    const reads = columnsIn(edit.flow.marks).find((c) => c.name === target.name);
    const reaches = used.some(
      ({ frame }) => frame?.certain === true && hasColumn(frame, edit.name),
    );
    if (reads === undefined || !reaches) return [];
    return [
      finding(
        columnMissingAtServing,
        spanIn(edit.cell, edit.node),
        { column: edit.name, target: target.name },
        [{ span: target.place, message: 'the target' }],
        leftOut(material.dataflow, fit, edit.name),
      ),
    ];
  });
}

/** A column of held-out rows goes with its twin: the fit must not ask for it either. */
function leftOut(dataflow: Dataflow, fit: Evidence['fit'], column: string): Repair | null {
  const { frame } = featuresOf(fit);
  return frame?.certain === true && frame.only?.has(column) === true
    ? withoutColumn(dataflow, frame, { column, others: 0 })
    : null;
}

function amongFeatures({ fit, material }: Evidence, target: Target): readonly Finding[] {
  const { frame } = featuresOf(fit);
  if (frame === null || !frame.certain || fit === null) return [];
  const found = columnsWithTarget(frame, target);
  return found.map(({ column, derived }) => {
    const chosen = frame.only?.get(column) ?? frame.chosen;
    const [argument = fit.call.node] = fit.call.node.args;
    const made = frame.made.get(column);
    const place =
      chosen === null ? spanIn(fit.call.cell, argument) : spanIn(chosen.cell, chosen.node);
    return finding(
      targetAmongFeatures,
      place,
      {
        column,
        target: target.name,
        how: derived ? `is computed from the target \`${target.name}\`` : 'is the target',
      },
      derived && made !== undefined
        ? [{ span: spanIn(made.cell, made.node), message: 'computed here' }]
        : [{ span: target.place, message: 'the target' }],
      withoutColumn(material.dataflow, frame, { column, others: found.length - 1 }),
    );
  });
}

function columnsWithTarget(
  frame: FrameFlow,
  target: Target,
): readonly { readonly column: string; readonly derived: boolean }[] {
  const found: { column: string; derived: boolean }[] = [];
  const holds = frame.base === target.base && hasColumn(frame, target.name);
  if (holds) found.push({ column: target.name, derived: false });
  for (const [column, { marks }] of frame.made) {
    if (column === target.name || !hasColumn(frame, column)) continue;
    if (columnsIn(marks).some((c) => c.base === target.base && c.name === target.name))
      found.push({ column, derived: true });
  }
  return found;
}
