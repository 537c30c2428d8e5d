import { expect, test } from 'vitest';
import { convert, DEFAULT_OPTIONS } from '../index.ts';
import { loadRuffFormatter } from '../node/ruff.ts';

const SETUP = `import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, roc_auc_score, roc_curve
from sklearn.model_selection import train_test_split
df = pd.read_csv('rows.csv')
X_train, X_test, y_train, y_test = train_test_split(df[['a', 'b']], df['y'], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
pred = model.predict(X_test)`;
const format = loadRuffFormatter();

/** The generated code of a notebook that goes on like this, and the codes of what is said. */
function converted(cell: string): { readonly code: string; readonly codes: readonly string[] } {
  const text = JSON.stringify({
    nbformat: 4,
    nbformat_minor: 4,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    cells: [SETUP, cell].map((source) => ({
      cell_type: 'code',
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
  });
  const { project, diagnostics } = convert([{ fileName: 'a.ipynb', text }], DEFAULT_OPTIONS, {
    format,
  });
  const code = (project?.files ?? [])
    .filter(({ path }) => path.startsWith('src/'))
    .map((file) => file.text)
    .join('\n');
  return { code, codes: diagnostics.map((one) => one.code) };
}

test('a figure of merit in the label of a plot is printed, and the plot is gone', () => {
  const { code, codes } = converted(
    'auc = roc_auc_score(y_test, pred)\nfpr, tpr, _ = roc_curve(y_test, pred)\nplt.plot(fpr, tpr, label=f"AUC {auc:.3f}")\nplt.show()',
  );
  expect(code).toContain('print(f"AUC {auc:.3f}")');
  expect(code).not.toMatch(/plt|roc_curve/);
  expect(codes).toContain('CW4015');
});

test('a matrix that is drawn is printed, also where the drawing has a name', () => {
  const { code } = converted(
    'axes = sns.heatmap(confusion_matrix(y_test, pred), annot=True)\naxes.set_xlabel("said")',
  );
  expect(code).toContain('print(confusion_matrix(y_test, pred))');
  expect(code).not.toMatch(/sns|axes/);
});

test('inside a function and on a line of several statements', () => {
  const { code } = converted(
    'def judge(name):\n    acc = accuracy_score(y_test, pred)\n    plt.figure(); plt.title("accuracy " + str(acc))\n    return acc\nprint(judge("first"))',
  );
  expect(code).toContain('print("accuracy " + str(acc))');
  expect(code).not.toMatch(/plt/);
});

test('what the cell prints already is not printed twice, and curves alone are left out', () => {
  const said = converted(
    'acc = accuracy_score(y_test, pred)\nprint(f"acc {acc}")\nplt.title(f"acc {acc}")',
  );
  expect(said.code.split('print(f"acc {acc}")')).toHaveLength(2);
  expect(said.codes).not.toContain('CW4015');
  const curve = converted('fpr, tpr, _ = roc_curve(y_test, pred)\nplt.plot(fpr, tpr)');
  expect(curve.code).not.toMatch(/plt|roc_curve/);
});
