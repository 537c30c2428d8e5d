import type { Call, Expr } from '../../frontend/python/ast.ts';
import { argumentEnd, argumentsStart, edit, receiverEnd } from '../edits.ts';
import type { CellEdit, Site } from '../rule.ts';
import { callRewritten } from './call.ts';
import type { Change } from '../rule.ts';

/** `a.append(b)` -> `pd.concat([a, b])`, whatever of the kinds it took `b` is. */
export function rowsAppended(): Change {
  return callRewritten(['pandas.DataFrame.append', 'pandas.Series.append'], rewrite);
}

function rewrite(site: Site, call: Call): readonly CellEdit[] | 'gone' | null {
  const { cell, names } = site;
  const [other, second] = call.args;
  if (call.func.kind !== 'Attribute') return null;
  if (other === undefined || second !== undefined || call.keywords.some((k) => k.name === null))
    return 'gone';
  const isSeries = names.classOf(call.func.value) === 'pandas.Series';
  const wrap = wrapping(site, other, isSeries);
  const concat = names.spell('pandas', 'concat');
  const frame = names.spell('pandas', 'DataFrame');
  if (wrap === null || concat === null || frame === null) return 'gone';
  const [before, after] = wrap;
  const end = argumentEnd(cell, call, other);
  return [
    ...concat.edits,
    edit(cell, call.func.start, call.func.start, `${concat.text}([`),
    edit(
      cell,
      receiverEnd(cell, call.func),
      argumentsStart(cell, call),
      `, ${before.replace('DataFrame', frame.text)}`,
    ),
    edit(cell, end, end, `${after}]`),
  ];
}

/** What stands around the appended rows in the list of frames. */
function wrapping(
  { names }: Site,
  other: Expr,
  toSeries: boolean,
): readonly [string, string] | null {
  if (other.kind === 'Starred') return null;
  if (other.kind === 'Dict' && !toSeries) return ['DataFrame([', '])'];
  if (other.kind === 'List' && other.elements.length > 0) {
    const classes = other.elements.map((e) => names.classOf(e));
    if (other.elements.every((e) => e.kind === 'Dict') && !toSeries) return ['DataFrame(', ')'];
    const frames = classes.every((c) => c === (toSeries ? 'pandas.Series' : 'pandas.DataFrame'));
    return frames ? ['*', ''] : null;
  }
  const type = names.typeOf(other);
  switch (names.classOf(other)) {
    case 'pandas.DataFrame':
      return toSeries ? null : ['', ''];
    case 'pandas.Series':
      return toSeries ? ['', ''] : ['', '.to_frame().T.infer_objects()'];
    case 'dict':
      return toSeries ? null : ['DataFrame([', '])'];
    case 'list':
      return type === (toSeries ? 'list[pandas.Series]' : 'list[pandas.DataFrame]')
        ? ['*', '']
        : null;
    default:
      return null;
  }
}
