import type { Expr } from '../../frontend/python/ast.ts';
import { rowDependentStatistic } from '../../diagnostics/catalog/staging.ts';
import { callSpan, type Evidence, featuresOf, sideOf, sitesIn } from './evidence.ts';
import { type Finding, finding, spanIn, textIn } from './finding.ts';
import { rowsOfCall } from './material.ts';
import { type Repair, withMethod } from './repair.ts';
import type { Site } from './trace/flow.ts';
import { twinOf } from './twins/canonical.ts';
import { neighbours } from './whole-table.ts';

/** Which values of held-out rows follow from the other held-out rows? */
export function rowDependentFindings(evidence: Evidence): readonly Finding[] {
  const { material } = evidence;
  return evidence.answers.flatMap((answer) => {
    const [given] = answer.call.node.args;
    const frame = given === undefined ? 'the rows' : textIn(answer.call.cell, given, 30);
    const leaves = new Set<object>();
    return sitesIn(featuresOf(answer)).flatMap((site): readonly Finding[] => {
      const how = howOf(site, sideOf(material, site));
      if (how === null || leaves.has(site.leaf)) return [];
      leaves.add(site.leaf);
      return [
        finding(
          rowDependentStatistic,
          spanIn(site.cell, site.node),
          { statistic: textIn(site.cell, site.node), frame, how },
          [callSpan(answer, 'these rows are predicted')],
          repairOf(evidence, site),
        ),
      ];
    });
  });
}

function repairOf(evidence: Evidence, site: Site): Repair | null {
  if (site.how === 'statistic') return statisticOfTraining(evidence, site);
  return fittedBefore(evidence, site) ? readsWhatWasLearned(site) : null;
}

/**
 * `X_test.fillna(X_test.mean())` -> `X_test.fillna(X_train.mean())`. Only for fills: they leave the mean, median and mode
 * of the training rows as they were, so that it does not matter which of the two statements comes first.
 */
function statisticOfTraining(
  { material }: Evidence,
  { cell, node, leaf, name }: Site,
): Repair | null {
  if (
    leaf.kind !== 'leaf' ||
    leaf.code.kind !== 'statement' ||
    leaf.code.statement.spelling.names.size > 0
  )
    return null;
  const { node: statement } = leaf.code.statement;
  const text = cell.cell.source.slice(statement.start, statement.end);
  if (!/^(mean|median|mode)$/.test(name) || !text.includes('.fillna(')) return null;
  let root: Expr = node;
  while (root.kind === 'Call' || root.kind === 'Attribute' || root.kind === 'Subscript')
    root = root.kind === 'Call' ? root.func : root.value;
  const twin = root.kind === 'Name' ? twinOf(material, root.id) : null;
  if (twin === null) return null;
  return {
    title: `Take it from \`${twin}\``,
    cell: cell.cell.id,
    edits: [{ start: root.start, end: root.end, text: twin }],
  };
}

/** Whether the same object learned from training rows before. */
function fittedBefore({ material, tracer }: Evidence, site: Site): boolean {
  const again = tracer.calls.find((c) => c.call.node === site.node);
  if (again === undefined || again.call.object < 0 || site.name !== 'fit_transform') return false;
  return tracer.calls.some(
    ({ call }) =>
      call.kind === 'fit' &&
      call.object === again.call.object &&
      tracer.calls.findIndex((c) => c.call === call) < tracer.calls.indexOf(again) &&
      material.sideOf(rowsOfCall(call)) === 'train',
  );
}

function readsWhatWasLearned({ cell, node }: Site): Repair | null {
  if (node.kind !== 'Call') return null;
  return {
    title: `Let \`${textIn(cell, node.func)}\` only transform`,
    cell: cell.cell.id,
    edits: withMethod(node, 'transform'),
  };
}

function howOf(site: Site, side: ReturnType<typeof sideOf>): string | null {
  if (side === 'mixed')
    return site.how === 'depends' && neighbours(site.name)
      ? 'makes values of a row depend on the rows around it'
      : null;
  if (side !== 'held-out') return null;
  switch (site.how) {
    case 'statistic':
      return 'is a statistic of the very rows that are predicted';
    case 'fit':
      return site.name === 'fit_transform'
        ? 'learns again, from the rows that are predicted'
        : null;
    case 'depends':
      return site.name === 'get_dummies'
        ? 'makes columns of the categories that the predicted rows happen to hold'
        : 'makes values of a row depend on the other rows that are predicted with it';
    default:
      return null;
  }
}
