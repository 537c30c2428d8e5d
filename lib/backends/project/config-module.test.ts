import { expect, test } from 'vitest';
import { convert, DEFAULT_OPTIONS } from '../../index.ts';
import { loadRuffFormatter } from '../../node/ruff.ts';

const format = loadRuffFormatter();

/** The settings model of a project whose forest is made like this. */
function modelOf(forest: string): string {
  const code = `# %%
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
df = pd.read_csv('rows.csv')
model = RandomForestRegressor(${forest}).fit(df[['a', 'b']], df['y'])
`;
  const { project } = convert([{ fileName: 'a.py', text: code }], DEFAULT_OPTIONS, { format });
  return project?.files.find(({ path }) => path.endsWith('/config.py'))?.text ?? '';
}

test('a count that is too small does not become a share of one', () => {
  const text = modelOf('min_samples_split=4');
  expect(text).toContain('Annotated[int, Field(ge=2, strict=True)]');
  expect(text).toContain('Annotated[float, Field(gt=0, lt=1, strict=True)]');
});

test('the value of the notebook is within its limits', () => {
  expect(modelOf('min_samples_split=1.0')).toContain(
    'Annotated[float, Field(gt=0, le=1, strict=True)]',
  );
  expect(modelOf('max_features=1')).toContain('Annotated[float, Field(gt=0, le=1, strict=True)]');
});
