import type { Expr } from '../../frontend/python/ast.ts';
import { edit, placeIn, textOf } from '../edits.ts';
import type { CellEdit, Change, Found, Site } from '../rule.ts';
import { literalOf } from './call.ts';

/** Old values of parameters, whatever the estimator; null: it depends on it. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  criterion: { '"mse"': "'squared_error'", '"mae"': "'absolute_error'" },
  loss: { '"ls"': "'squared_error'", '"lad"': "'absolute_error'", '"deviance"': "'log_loss'" },
  penalty: { '"none"': 'None' },
  max_features: { '"auto"': null },
};

/** `{'max_features': ['auto', ...]}` for a search, which leaves out candidates that fail without stopping. */
export function searchedValues(): Change {
  return {
    words: Object.keys(VALUES),
    find: (site): Found | null => {
      const { node, cell, names } = site;
      if (node?.kind !== 'Dict') return null;
      if (!names.program.cells.some((c) => c.cell.source.includes('SearchCV'))) return null;
      const edits = node.keys.flatMap((key, i) => editsOf(site, key, node.values[i] ?? null));
      if (edits.length === 0) return null;
      return {
        place: placeIn(cell, node),
        edits: edits.includes(null) ? null : edits.filter((e) => e !== null),
      };
    },
  };
}

function editsOf(site: Site, key: Expr | null, values: Expr | null): readonly (CellEdit | null)[] {
  if (key?.kind !== 'Constant' || key.value.kind !== 'str') return [];
  if (values?.kind !== 'List' && values?.kind !== 'Tuple') return [];
  const parameter = key.value.value.replace(/^.*__/, '');
  const table = Object.hasOwn(VALUES, parameter) ? (VALUES[parameter] ?? {}) : {};
  return values.elements.flatMap((element) => {
    const literal = literalOf(element);
    if (literal === null || !Object.hasOwn(table, literal)) return [];
    const to = table[literal] ?? allFeatures(site);
    return [to === null ? null : edit(site.cell, element.start, element.end, to)];
  });
}

/** `auto` was the root for classifiers and all for regressors: known where the notebook has only one of them. */
function allFeatures({ names }: Site): string | null {
  const text = names.program.cells
    .map((c) => textOf(c, { start: 0, end: c.cell.source.length }))
    .join('\n');
  const [classifies, regresses] = [
    /(?:Forest|Trees?|Boosting)Classifier/.test(text),
    /(?:Forest|Trees?|Boosting)Regressor/.test(text),
  ];
  if (classifies === regresses) return null;
  return classifies ? "'sqrt'" : '1.0';
}
