import { learnedBeforeSplit } from '../../diagnostics/catalog/staging.ts';
import { type Evidence, featuresOf, sideOf, sitesIn, splitOf } from './evidence.ts';
import { type Finding, finding, spanIn, textIn } from './finding.ts';
import { placed } from './whole-table.ts';

/** Which values of the features were learned from rows that were held out only later? */
export function learnedBeforeSplitFindings(evidence: Evidence): readonly Finding[] {
  const { material, fit } = evidence;
  if (!material.hasHeldOut || fit === null) return [];
  if (material.sideOf(fit.call.arguments[0]?.rows ?? []) !== 'train') return [];
  const split = splitOf(material);
  const leaves = new Set<object>();
  return sitesIn(featuresOf(fit)).flatMap((site) => {
    const learns = site.how === 'fit' || site.how === 'statistic' || placed(site.name);
    if (!learns || sideOf(material, site) !== 'mixed' || leaves.has(site.leaf)) return [];
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
