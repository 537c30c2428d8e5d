import { describe, expect, test } from 'vitest';
import type { Pipeline } from '../../ir/index.ts';
import { fitItem } from '../../ir/testing/build.ts';
import { stagedClusters, stagedMeters } from '../../ir/testing/staged-meters.ts';
import { stagedPrices } from '../../ir/testing/staged-prices.ts';
import { stagedSignups } from '../../ir/testing/staged-signups.ts';
import { loadRuffFormatter } from '../../node/ruff.ts';
import type { Style } from '../../outcome.ts';
import type { ProjectFile, ProjectTree } from '../../project/index.ts';
import { backendFor } from '../index.ts';
import { isStaged } from './shape.ts';

const format = loadRuffFormatter();
const STYLES = ['sklearn', 'custom', 'procedural'] as const;
const SAMPLES = [stagedPrices, stagedSignups, stagedMeters, stagedClusters];

const emitted = new Map<string, ProjectTree>();

function fileOf(from: Pipeline, style: Style, path: string): ProjectFile {
  const key = `${style} ${JSON.stringify(from)}`;
  const tree = emitted.get(key) ?? backendFor(style).emit(from, { format });
  emitted.set(key, tree);
  const file = tree.files.find((candidate) => candidate.path === path);
  if (file === undefined)
    throw new Error(`no ${path} among ${tree.files.map((f) => f.path).join(', ')}`);
  return file;
}

function textOf(from: Pipeline, style: Style, module: string): string {
  return fileOf(from, style, `src/${from.packageName}/${module}.py`).text;
}

/** Lines of a function without its signature and docstring. */
function bodyOf(text: string, name: string): readonly string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trimStart().startsWith(`def ${name}(`));
  const margin = (lines[start]?.length ?? 0) - (lines[start]?.trimStart().length ?? 0);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(
    (line) => line.trim() !== '' && line.search(/\S/) <= margin && !line.trim().startsWith(')'),
  );
  const inner = rest.slice(0, end === -1 ? undefined : end).map((line) => line.trim());
  const closed = inner.findLastIndex((line) => line.endsWith('"""'));
  return inner.slice(closed + 1).filter((line) => line !== '' && !line.startsWith('#'));
}

describe.each(STYLES)('in the style %s', (style) => {
  test.each(SAMPLES)('$projectName is the same bytes each time', (sample) => {
    const emit = () => backendFor(style).emit(structuredClone(sample), { format });
    expect(emit()).toEqual(emit());
  });

  test.each(SAMPLES)('$projectName holds no slot of a template or of the contract', (sample) => {
    for (const { path, text } of backendFor(style).emit(sample, { format }).files)
      expect(path + text).not.toMatch(/project[_-](?:package|name|command|answer)|[\uE000\uE001]/i);
  });

  test('code of a step keeps its place in the notebook', () => {
    const { text, provenance } = fileOf(
      stagedPrices,
      style,
      'src/staged_prices/steps/impute_means.py',
    );
    const lines = text.split('\n');
    const placed = provenance.map(({ line, position }) => `${position} ${lines[line]?.trim()}`);
    expect(placed).toContain('5 X[var + "_na"] = np.where(X[var].isnull(), 1, 0)');
  });

  test('held-out rows are processed in training only when something reads them', () => {
    const unread: Pipeline = { ...stagedMeters, targets: [] };
    expect(textOf(unread, style, 'train')).not.toContain('late = ');
    expect(textOf(stagedMeters, style, 'train')).toContain('late = ');
  });

  test('evaluation fits nothing again', () => {
    const text = textOf(stagedPrices, style, 'evaluate');
    expect(text).not.toMatch(/\bfit|train_model|X_train\b/);
  });

  test('a fit that nothing uses falls away', () => {
    expect(textOf(stagedClusters, style, 'train')).not.toContain('first_scaler');
  });
});

test('a step of scikit-learn keeps what it is given and learns attributes that end in _', () => {
  const text = textOf(stagedPrices, 'sklearn', 'steps/encode_labels');
  expect(text).toContain('class LabelEncoder(StepTransformer):');
  expect(bodyOf(text, '__init__')).toEqual([
    'self.categorical = categorical',
    'self.rare_perc = rare_perc',
  ]);
  expect(bodyOf(text, 'fit').slice(0, 4)).toEqual([
    'self._remember_columns(X)',
    'X = X.copy()',
    'self.frequent_ls_: dict[str, list[str]] = {}',
    'self.ordinal_: dict[str, dict[str, int]] = {}',
  ]);
});

test('rows that are only read are not copied', () => {
  expect(bodyOf(textOf(stagedPrices, 'sklearn', 'steps/impute_means'), 'fit')).not.toContain(
    'X = X.copy()',
  );
  expect(bodyOf(textOf(stagedPrices, 'sklearn', 'steps/impute_means'), 'transform')).toContain(
    'X = X.copy()',
  );
});

test("a library's transformer stands for the step in scikit-learn, and only there", () => {
  expect(textOf(stagedPrices, 'sklearn', 'train')).toContain('    scaler = StandardScaler()\n');
  const paths = (style: Style) =>
    backendFor(style)
      .emit(stagedPrices, { format })
      .files.map(({ path }) => path);
  expect(paths('sklearn')).not.toContain('src/staged_prices/steps/scale.py');
  expect(paths('custom')).toContain('src/staged_prices/steps/scale.py');
});

test('procedural: what is learned and given goes into one frozen dataclass', () => {
  const text = textOf(stagedSignups, 'procedural', 'steps/encode_by_target');
  expect(text).toContain(
    '    means: dict[str, pd.Series]\n    overall: float\n    texts: list[str]\n',
  );
  expect(bodyOf(text, 'fit_encode_by_target').at(-1)).toBe(
    'return X, TargetEncoderParameters(means=means, overall=overall, texts=texts)',
  );
  expect(bodyOf(text, 'encode_by_target')).toContain(
    'X[col] = X[col].map(learned.means[col]).fillna(learned.overall)',
  );
});

test('an evaluation of training rows processes them as their fit did, on a copy', () => {
  expect(textOf(stagedSignups, 'sklearn', 'evaluate')).toContain(
    'train = clone(pipeline["target_encoder"]).fit_transform(train, y_train)',
  );
  expect(textOf(stagedSignups, 'custom', 'evaluate')).toContain(
    'train = deepcopy(pipeline.steps["target_encoder"]).fit_transform(train, y_train)',
  );
  expect(textOf(stagedSignups, 'procedural', 'evaluate')).toContain(
    'train, _ = fit_encode_by_target(train, y_train, texts)',
  );
});

test('the answers of the model are turned into predictions with the values that were trained', () => {
  expect(bodyOf(textOf(stagedSignups, 'sklearn', 'pipeline'), 'predict')).toEqual([
    'return convert_predictions(self.model.predict_proba(X), self.encoder, self.threshold)',
  ]);
  expect(textOf(stagedSignups, 'sklearn', 'prediction')).toContain(
    'def convert_predictions(predictions: np.ndarray, encoder: LabelEncoder, threshold: float) -> Any:',
  );
});

test('a function of the notebook that is named like a command goes by another name', () => {
  expect(textOf(stagedPrices, 'sklearn', 'train')).toContain(
    'from staged_prices.metrics import evaluate as evaluate_step\n',
  );
});

test('how the notebook reads its file is kept for the rows to predict', () => {
  expect(textOf(stagedPrices, 'sklearn', 'data')).toContain(
    'return dict(sep=config.data.sep, parse_dates=["sold"])',
  );
  expect(textOf(stagedSignups, 'sklearn', 'data')).not.toContain('read_options');
});

test('a step may be given all settings', () => {
  const [first, ...others] = stagedMeters.staged?.steps ?? [];
  if (first === undefined || !isStaged(stagedMeters)) throw new Error('no step');
  const given = {
    ...first,
    given: [{ name: 'config', type: 'Config', doc: '' }],
    transform: first.transform.map((code) => ({
      ...code,
      text: 'X = own(X, \uE000given:config\uE001)',
    })),
  };
  const sample: Pipeline = {
    ...stagedMeters,
    staged: { ...stagedMeters.staged, steps: [given, ...others] },
  };
  expect(textOf(sample, 'procedural', 'steps/fill_gaps')).toContain(
    'def fill_gaps(X: pd.DataFrame, learned: GapFillerParameters, config: Config)',
  );
  expect(textOf(sample, 'sklearn', 'train')).toContain('GapFiller(config=config)');
  expect(textOf(sample, 'sklearn', 'steps/fill_gaps')).toContain(
    'def __init__(self, config: Config) -> None:',
  );
});

test('names of a Pipeline hold no double underscore', () => {
  if (!isStaged(stagedMeters)) throw new Error('not staged');
  const { staged } = stagedMeters;
  const sample: Pipeline = {
    ...stagedMeters,
    staged: {
      ...staged,
      flow: staged.flow.map((item) =>
        item.kind === 'fit' ? fitItem('fill_gaps', 'gap__filler', item.rows, item.into) : item,
      ),
      serving: { ...staged.serving, instances: ['gap__filler'] },
    },
  };
  expect(textOf({ ...sample, targets: [] }, 'sklearn', 'pipeline')).toContain(
    '("gap_filler", gap__filler)',
  );
});
