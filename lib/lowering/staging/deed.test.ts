import { describe, expect, test } from 'vitest';
import { slotText } from '../../ir/index.ts';
import { code } from '../../ir/testing/build.ts';
import { deedPhrases } from './deed.ts';

const learned = (name: string): string => slotText({ kind: 'learned', name });

function names(transform: readonly string[], fit: readonly string[] = []): readonly string[] {
  const codes = (texts: readonly string[]) => texts.map((text) => code(1, text));
  return deedPhrases(codes(transform), codes(fit), () => null).map(({ name }) => name);
}

describe('names from what code does to rows', () => {
  test.each([
    [`X['age'] = X['age'].fillna(${learned('median')})`, 'fill_missing_age'],
    [`X = X.fillna(${learned('medians')})`, 'fill_missing_values'],
    [`X["sex"] = X["sex"].map({"f": 0, "m": 1})`, 'encode_sex'],
    [`X["rooms_each"] = X["rooms"] / X["people"]`, 'add_rooms_each'],
    [`X["pace"] = X["zone"].map(${learned('pace')}).fillna(0)`, 'add_pace'],
    [`X = (X - ${learned('mu')}) / ${learned('sigma')}`, 'scale_features'],
    [`X["sold"] = pd.to_datetime(X["sold"])`, 'parse_sold'],
    [`X = X.drop(columns="price")`, 'drop_price'],
    [`X = X[${learned('kept')}]`, 'select_columns'],
    [`X = featurize(X, 3)`, 'apply_featurize'],
    [
      `for c in names:\n    X[c] = np.where(X[c].isin(${learned('f')}[c]), X[c], "Rare")`,
      'group_rare_labels',
    ],
  ])('%s', (text, expected) => {
    expect(names([text])[0]).toBe(expected);
  });

  test('an object does what its class is for', () => {
    expect(names([`X = ${learned('t')}.transform(X)`], [`${learned('t')} = PCA(3)`])).toEqual([
      'reduce_dimensions',
    ]);
  });

  test('small deeds do not count beside greater ones', () => {
    expect(names([`X = X.drop(columns="id")`, `X["a"] = X["a"].clip(0, 1)`])[0]).toBe('clip_a');
  });

  test('two deeds are joined, three are features', () => {
    const fill = `X["a"] = X["a"].fillna(0)`;
    const scale = `X = ${learned('s')}.transform(X)`;
    const built = [`${learned('s')} = StandardScaler()`];
    expect(names([fill, scale], built)[0]).toBe('fill_and_scale_features');
    expect(
      names([fill, scale, `X["b"] = X["a"].clip(0)`, `X["c"] = X["c"].clip(0)`], built)[0],
    ).toBe('engineer_features');
  });

  test('nothing that is known gives no name', () => {
    expect(names(['X = X.copy()'])).toEqual([]);
  });
});
