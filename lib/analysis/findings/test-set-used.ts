import { testSetUsedInFitting } from '../../diagnostics/catalog/staging.ts';
import { callSpan, type Evidence, featuresOf, sideOf, sitesIn } from './evidence.ts';
import { type Finding, finding, spanIn, textIn } from './finding.ts';
import { rowsOfCall } from './material.ts';
import type { Repair } from './repair.ts';
import type { TracedCall } from './trace/tracer.ts';

/** Where do held-out rows decide what the estimator, or what is before and after it, is like? */
export function testSetUsedFindings(evidence: Evidence): readonly Finding[] {
  const { material, tracer, fit, answers } = evidence;
  if (!material.hasHeldOut || fit === null) return [];
  const found: Finding[] = [];
  const related = answers.slice(0, 1).map((a) => callSpan(a, 'the same rows are predicted'));
  for (const traced of tracer.calls) {
    const { call } = traced;
    if (call.kind !== 'fit') continue;
    const fits = /^(fit|partial_fit|train)$/.test(call.method);
    const used = { used: textIn(call.cell, call.node) };
    if (fits && material.sideOf(rowsOfCall(call)) === 'held-out')
      found.push(
        finding(
          testSetUsedInFitting,
          spanIn(call.cell, call.node),
          { ...used, how: 'fits on held-out rows' },
          related,
          withoutFit(evidence, traced),
        ),
      );
    else if (fits && refitsOnAll(evidence, traced))
      found.push(
        finding(
          testSetUsedInFitting,
          spanIn(call.cell, call.node),
          {
            ...used,
            how: 'fits on all rows, and afterwards the held-out ones among them are predicted',
          },
          related,
        ),
      );
    found.push(...watched(evidence, traced, related));
  }
  // Files put together share what was done to each of them before, which is no matter of fitting.
  const together = [...material.staging.rowSets.values()].some(
    (set) => set.kind === 'joined' && material.sideOf([set.id]) === 'mixed',
  );
  for (const site of together ? [] : sitesIn(featuresOf(fit)))
    if (
      sideOf(material, site) === 'held-out' &&
      site.how !== 'lookup' &&
      site.how !== 'depends' &&
      site.name !== 'fit'
    )
      found.push(
        finding(
          testSetUsedInFitting,
          spanIn(site.cell, site.node),
          {
            used: textIn(site.cell, site.node),
            how: 'learns from held-out rows what the estimator is fitted with',
          },
          [callSpan(fit, 'the estimator is fitted here'), ...related],
        ),
      );
  for (const site of sitesIn(fit.receiver))
    if (sideOf(material, site) === 'held-out' && site.how === 'judged' && isLast(evidence, site))
      found.push(
        finding(
          testSetUsedInFitting,
          spanIn(site.cell, site.node),
          {
            used: textIn(site.cell, site.node),
            how: 'chooses the estimator by its answers to held-out rows',
          },
          [callSpan(fit, 'the chosen estimator is fitted here')],
        ),
      );
  for (const { cell, node, site } of tracer.judgements)
    found.push(
      finding(
        testSetUsedInFitting,
        spanIn(cell, node),
        {
          used: textIn(cell, node),
          how: 'decides by a threshold that was chosen with the same held-out rows',
        },
        [{ span: spanIn(site.cell, site.node), message: 'chosen by what these rows were' }],
      ),
    );
  return found;
}

/** A second fit is a line that can go, when the same object was fitted on training rows before. */
function withoutFit({ material, tracer }: Evidence, { call }: TracedCall): Repair | null {
  const before = tracer.calls.some(
    ({ call: other }) =>
      other.kind === 'fit' &&
      other.object === call.object &&
      material.sideOf(rowsOfCall(other)) === 'train',
  );
  const line = call.cell.statements.find(
    (s) => s.kind === 'Expr' && s.value === call.node && s.start === call.node.start,
  );
  if (!before || line === undefined) return null;
  const { source } = call.cell.cell;
  const alone =
    /(^|\n)$/.test(source.slice(0, line.start)) && /^[ \t]*(#|\n|$)/.test(source.slice(line.end));
  if (!alone) return null;
  const edits = [{ start: line.start, end: line.end, text: '' }];
  return {
    title: `Take \`${textIn(call.cell, call.node, 40)}\` out`,
    cell: call.cell.cell.id,
    edits,
  };
}

/** Rows that judge a choice are a validation set when others are predicted in the end. */
function isLast({ answers }: Evidence, { rows }: { readonly rows: ReadonlySet<number> }): boolean {
  return answers.every((a) => [...rowsOfCall(a.call)].every((id) => rows.has(id)));
}

/** The estimator of production, fitted on everything, before it is judged by a part of that. */
function refitsOnAll({ material, answers }: Evidence, { call }: TracedCall): boolean {
  if (call.object !== material.fit.object || material.sideOf(rowsOfCall(call)) !== 'mixed')
    return false;
  const { calls } = material.staging;
  const from = calls.indexOf(call);
  const next = calls.findIndex((c, i) => i > from && c.kind === 'fit' && c.object === call.object);
  return answers.some((a) => {
    const at = calls.indexOf(a.call);
    return at > from && (next < 0 || at < next);
  });
}

const WATCHES = /early_?stop|use_best_model|ReduceLROnPlateau|ModelCheckpoint|CatBoost/i;

/** `eval_set=[(X_test, y_test)]`, when fitting stops or chooses by it. */
function watched(
  evidence: Evidence,
  { call }: TracedCall,
  related: Finding['related'],
): readonly Finding[] {
  const { material, tracer } = evidence;
  const keyword = call.node.keywords.find(
    (k) => k.name !== null && /^(eval_set|validation_data|evals|valid_sets)$/.test(k.name),
  );
  const value = keyword === undefined ? undefined : call.keywords.get(keyword.name ?? '');
  if (keyword === undefined || value === undefined) return [];
  const rows = new Set([...value.rows, ...(value.elements ?? []).flatMap((e) => [...e.rows])]);
  const held = [...rows].filter((id) => material.sideOf([id]) === 'held-out');
  // With a further held-out set these rows are a validation set.
  const asked = evidence.answers.flatMap((a) => [...rowsOfCall(a.call)]);
  const others = asked.some((id) => !rows.has(id));
  if (held.length === 0 || others || asked.length === 0) return [];
  const texts = [...material.dataflow.facts.values()]
    .filter((f) => tracer.names.size > 0 && f.events.length + f.calls.length > 0)
    .map((f) => f.cell.cell.source.slice(f.statement.start, f.statement.end));
  if (!texts.some((text) => WATCHES.test(text))) return [];
  return [
    finding(
      testSetUsedInFitting,
      spanIn(call.cell, keyword),
      {
        used: textIn(call.cell, keyword),
        how: 'stops training by how well held-out rows are predicted',
      },
      related,
    ),
  ];
}
