import type { Call } from '../../frontend/python/ast.ts';
import { edit, keywordOf, placeIn, withoutArgument } from '../edits.ts';
import type { CellEdit, Change, Site } from '../rule.ts';
import { callRewritten, literalOf } from './call.ts';
import { moved } from './moved.ts';

/** `mean_squared_error(y, p, squared=False)` -> `root_mean_squared_error(y, p)`; with `True` the keyword only goes. */
export function rootOfSquares(old: string, name: string): Change {
  return callRewritten([`sklearn.metrics.${old}`], (site, call) => {
    const given = keywordOf(call, 'squared');
    if (given === null) return null;
    const removed = withoutArgument(site.cell, call, given);
    const literal = literalOf(given.value);
    if (removed === null || (literal !== 'True' && literal !== 'False')) return 'gone';
    if (literal === 'True') return [removed];
    const renaming = renamedCallee(site, call, 'sklearn.metrics', old, name);
    return renaming === null ? 'gone' : [removed, ...renaming];
  });
}

/** Another function of the same module is called: `metrics.old` or a name imported beside the old one. */
export function renamedCallee(
  { cell, names }: Site,
  { func }: Call,
  module: string,
  old: string,
  name: string,
): readonly CellEdit[] | null {
  if (func.kind === 'Attribute') return [edit(cell, func.end - func.attr.length, func.end, name)];
  const spelling = names.beside(module, old, name) ?? names.spell(module, name);
  return spelling === null
    ? null
    : [edit(cell, func.start, func.end, spelling.text), ...spelling.edits];
}

/** `vectorizer.get_feature_names()` -> `vectorizer.get_feature_names_out().tolist()`: a list as it was. */
export function featureNamesListed(classes: readonly string[]): Change {
  return callRewritten(
    classes.map((c) => `${c}.get_feature_names`),
    ({ cell }, call) => {
      if (call.func.kind !== 'Attribute' || call.args.length + call.keywords.length > 0)
        return 'gone';
      const { end, attr } = call.func;
      return [
        edit(cell, end - attr.length, end, `${attr}_out`),
        edit(cell, call.end, call.end, '.tolist()'),
      ];
    },
  );
}

/** `encoder.get_feature_names(columns)` -> `encoder.get_feature_names_out(columns)`; without columns the names changed. */
export function featureNamesOf(classes: readonly string[], asList: boolean): Change {
  return callRewritten(
    classes.map((c) => `${c}.get_feature_names`),
    ({ cell }, call) => {
      if (call.func.kind !== 'Attribute' || call.args.length + call.keywords.length === 0)
        return 'gone';
      const { end, attr } = call.func;
      const renaming = edit(cell, end - attr.length, end, `${attr}_out`);
      return asList ? [renaming, edit(cell, call.end, call.end, '.tolist()')] : [renaming];
    },
  );
}

const IMPUTERS = new Set(['sklearn.preprocessing.Imputer', 'sklearn.impute.SimpleImputer']);

/** `Imputer(missing_values='NaN', axis=0)` -> `SimpleImputer()`, under the name that the notebook has for it. */
export function simpleImputer(): Change {
  const elsewhere = moved({ 'sklearn.preprocessing.Imputer': 'sklearn.impute.SimpleImputer' });
  return {
    words: ['Imputer'],
    find: (site) => {
      const { node, names } = site;
      if (node?.kind !== 'Call' || !IMPUTERS.has(names.callee(node.func) ?? ''))
        return elsewhere.find(site);
      const axis = keywordOf(node, 'axis');
      const missing = keywordOf(node, 'missing_values');
      const place = placeIn(site.cell, node);
      if (axis !== null && literalOf(axis.value) !== '0') return { place, edits: null };
      const isNan = missing !== null && ['"NaN"', 'None'].includes(literalOf(missing.value) ?? '');
      // One a round: two neighbours would share a comma.
      const old = axis ?? (isNan ? missing : null);
      const removed = old && withoutArgument(site.cell, node, old);
      return old === null ? null : { place, edits: removed === null ? null : [removed] };
    },
  };
}

/** `f(keyword=True)` goes where it changed nothing that is predicted. */
export function fitKeywordMoved(classes: readonly string[], keywords: readonly string[]): Change {
  return callRewritten(
    classes.map((c) => `${c}.fit`),
    (_, call) =>
      call.keywords.some((k) => k.name !== null && keywords.includes(k.name)) ? 'gone' : null,
  );
}
