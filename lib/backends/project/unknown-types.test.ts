import { expect, test } from 'vitest';
import { plainFile } from './files.ts';
import { unknownTypes } from './unknown-types.ts';

function told(text: string, path = 'src/flats/steps/fill_ages.py'): readonly string[] {
  return unknownTypes([plainFile(path, text)]).map(
    ({ holder, name, why }) => `${holder} ${name ?? '->'}: ${why}`,
  );
}

test('parameters and results that are anything are told, with where they come from', () => {
  const text = [
    'def fill_ages(',
    '    X: Any,',
    '    ages: dict[str, Any],',
    '    town: str,',
    ') -> Any:',
    '    """Fill: Any.',
    '',
    '    Args:',
    '        X: from `load_rows`',
    '        ages: ages by town',
    '    """',
    '    found = cross_validated(X, ages={"a": Any})',
    '    return found',
  ].join('\n');
  expect(told(text)).toEqual([
    'fill_ages X: `load_rows` gives it without a type',
    'fill_ages ages: nothing in the notebook says what it is given',
    'fill_ages ->: it is not known what `cross_validated` gives',
  ]);
});

test('attributes are told by their class; the optional target of a protocol is not', () => {
  const text = [
    'class FillAges(Step):',
    '    """Fill ages.',
    '',
    '    Attributes:',
    '        usual_: most frequent value of the column.',
    '    """',
    '',
    '    def fit(self, X: pd.DataFrame, y: Any = None) -> FillAges:',
    '        self.usual_: dict[str, Any] = {}',
    '        return self',
  ].join('\n');
  expect(told(text)).toEqual([
    'FillAges usual_: a value of the data: it has the type of its column',
  ]);
});

test('modules that hold none of the notebook are not looked at', () => {
  expect(
    told('def load(value: Any) -> Any:\n    return value\n', 'src/flats/artifacts.py'),
  ).toEqual([]);
  expect(
    told(
      'RECORDED: tuple[str, ...] = ()\n\ndef evaluate(m: Any) -> dict[str, Any]:\n    return {}\n',
      'src/flats/evaluate.py',
    ),
  ).toEqual([]);
});
