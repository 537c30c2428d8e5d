import { learnedBeforeSplit } from '../../diagnostics/catalog/staging.ts';
import { type Evidence, featuresOf, sideOf, sitesIn, splitOf, targetOf } from './evidence.ts';
import { type Finding, finding, spanIn, textIn } from './finding.ts';
import { rowsOfCall } from './material.ts';
import { placed } from './whole-table.ts';

/** Which values of the features were learned from rows that were held out only later? */
export function learnedBeforeSplitFindings(evidence: Evidence): readonly Finding[] {
  const { material, fit } = evidence;
  if (!material.hasHeldOut || fit === null) return [];
  if (material.sideOf(rowsOfCall(fit.call)) !== 'train') return [];
  const split = splitOf(material);
  const leaves = new Set<object>();
  const features = featuresOf(fit);
  // An encoder of the target reaches the features only where columns cannot be told apart.
  const ofTarget = new Set(sitesIn(targetOf(fit)));
  return sitesIn(features).flatMap((site) => {
    const learns = site.how === 'fit' || site.how === 'statistic' || placed(site.name);
    if (!learns || sideOf(material, site) !== 'mixed' || leaves.has(site.leaf)) return [];
    if (site.how === 'fit' && features.frame?.certain !== true && ofTarget.has(site)) return [];
    leaves.add(site.leaf);
    return [
      finding(
        learnedBeforeSplit,
        spanIn(site.cell, site.node),
        { learned: textIn(site.cell, site.node), split: split.text },
        split.related,
      ),
    ];
  });
}
