import { unseenCategory } from '../../diagnostics/catalog/staging.ts';
import { callSpan, type Evidence, featuresOf, sideOf } from './evidence.ts';
import { type Finding, finding, spanIn, textIn } from './finding.ts';
import { rowsOfCall } from './material.ts';
import { withKeyword } from './repair.ts';
import { allMarks, type Mark } from './trace/flow.ts';
import type { TracedCall } from './trace/tracer.ts';

const DEFAULT_REMEDY = 'Give new categories a value of their own (`.fillna(0)`).';

/** Which encodings have no answer for a category that the training rows did not hold? */
export function unseenCategoryFindings(evidence: Evidence): readonly Finding[] {
  return evidence.answers.flatMap((answer) => {
    const marks = new Set([...allMarks(featuresOf(answer)), ...answer.receiver.marks]);
    return [...marks].flatMap((mark) => {
      if (mark.kind === 'made') return encoders(evidence, answer, mark);
      return mark.kind === 'site' ? lookups(evidence, answer, mark.site) : [];
    });
  });
}

function lookups(
  { material }: Evidence,
  answer: TracedCall,
  site: Extract<Mark, { kind: 'site' }>['site'],
): readonly Finding[] {
  if (sideOf(material, site) !== 'held-out') return [];
  const lookup = textIn(site.cell, site.node);
  const related = [callSpan(answer, 'the rows are predicted here')];
  const place = spanIn(site.cell, site.node);
  if (site.how === 'lookup')
    return [
      finding(
        unseenCategory,
        place,
        { lookup, effect: 'gives NaN', remedy: DEFAULT_REMEDY },
        related,
      ),
    ];
  if (site.how !== 'codes') return [];
  const effect = 'numbers the categories that happen to be there, so that codes shift';
  const remedy =
    'Number the categories of the training rows (`pd.Categorical(..., categories=...)`).';
  return [finding(unseenCategory, place, { lookup, effect, remedy }, related)];
}

function encoders(
  evidence: Evidence,
  answer: TracedCall,
  made: Extract<Mark, { kind: 'made' }>,
): readonly Finding[] {
  const name = made.canonical.slice(made.canonical.lastIndexOf('.') + 1);
  const handles = made.node.keywords.some((k) => k.name === 'handle_unknown' || k.name === null);
  if ((name === 'OneHotEncoder' || name === 'OrdinalEncoder') && !handles) {
    if (!made.canonical.startsWith('sklearn.')) return [];
    const remedy =
      name === 'OneHotEncoder'
        ? "Add `handle_unknown='ignore'`."
        : "Add `handle_unknown='use_encoded_value', unknown_value=-1`.";
    return [
      finding(
        unseenCategory,
        spanIn(made.cell, made.node),
        { lookup: textIn(made.cell, made.node), effect: 'raises an error', remedy },
        [callSpan(answer, 'the rows are predicted here')],
        {
          title: `Let \`${name}\` take new categories`,
          cell: made.cell.cell.id,
          edits:
            name === 'OneHotEncoder'
              ? withKeyword(made.cell, made.node, 'handle_unknown', "'ignore'")
              : withKeyword(
                  made.cell,
                  made.node,
                  'handle_unknown',
                  "'use_encoded_value', unknown_value=-1",
                ),
        },
      ),
    ];
  }
  if (name !== 'LabelEncoder') return [];
  const uses = evidence.tracer.calls.filter(
    (c) =>
      c.call.method === 'transform' &&
      c.receiver.marks.has(made) &&
      // Values that were cleaned before may hold nothing unseen.
      ['Subscript', 'Attribute'].includes(c.call.node.args[0]?.kind ?? '') &&
      evidence.material.sideOf(rowsOfCall(c.call)) === 'held-out',
  );
  return uses.map(({ call }) =>
    finding(
      unseenCategory,
      spanIn(call.cell, call.node),
      {
        lookup: textIn(call.cell, call.node),
        effect: 'raises an error',
        remedy:
          'Use an `OrdinalEncoder` with `handle_unknown`; `LabelEncoder` is meant for targets.',
      },
      [{ span: spanIn(made.cell, made.node), message: 'the encoder is built here' }],
    ),
  );
}
