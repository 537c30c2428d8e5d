import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage } from '../../index.ts';
import type { Pipeline } from '../../ir/index.ts';
import { propose } from '../../testing/settings/propose.ts';

describe('a literal in its place', () => {
  test.each([
    [
      "x = pd.read_csv('data/train.csv', sep=';', header=0)",
      'paths.train_csv: pathlib.Path = "data/train.csv"',
      "x = pd.read_csv(config.paths.train_csv, sep=';', header=0)",
    ],
    [
      String.raw`x = pd.read_csv(r'C:\new\test.csv')`,
      String.raw`paths.test_csv: str = "C:\\new\\test.csv"`,
      'x = pd.read_csv(config.paths.test_csv)',
    ],
    ["df.to_csv('out/')", 'paths.out_dir: str = "out/"', 'df.to_csv(config.paths.out_dir)'],
    [
      "p = os.path.join(root(), 'models', 'm.pkl')",
      'paths.m_pkl: str = "m.pkl"',
      "p = os.path.join(root(), 'models', config.paths.m_pkl)",
    ],
    [
      "x = pd.read_csv('data/2019.csv' if a else'data/raw.csv')",
      undefined,
      "x = pd.read_csv('data/2019.csv' if a else'data/raw.csv')",
    ],
    [
      'a, b = train_test_split(df, test_size=0.2, stratify=None)',
      'split.test_size: float = 0.2',
      'a, b = train_test_split(df, test_size=config.split.test_size, stratify=None)',
    ],
    ['np.random.seed(42)', 'training.seed: int = 42', 'np.random.seed(config.training.seed)'],
    [
      'm = KNeighborsClassifier(5)',
      'model.n_neighbors: int = 5',
      'm = KNeighborsClassifier(config.model.n_neighbors)',
    ],
    [
      'm = SVC(C=10, probability=True)',
      'model.svc_c: float = 10.0',
      'm = SVC(C=config.model.svc_c, probability=True)',
    ],
    [
      'm = RandomForestClassifier(max_depth=None, verbose=1)',
      'model.max_depth: int | None = None',
      'm = RandomForestClassifier(max_depth=config.model.max_depth, verbose=1)',
    ],
    [
      "i = SimpleImputer(strategy='median')",
      'features.simple_imputer_strategy: Literal["constant", "mean", "median", "most_frequent"] = "median"',
      'i = SimpleImputer(strategy=config.features.simple_imputer_strategy)',
    ],
    [
      "s = GridSearchCV(m(), {'C': [1, 10], 'kernel': ['rbf']}, verbose=2)",
      'training.param_grid: dict[str, list[int] | list[str]] = {"C": [1, 10], "kernel": ["rbf"]}',
      's = GridSearchCV(m(), config.training.param_grid, verbose=2)',
    ],
    [
      "x = df[['a', 'b']]",
      'features.x_columns: list[str] = ["a", "b"]',
      'x = df[config.features.x_columns]',
    ],
    [
      "y = df.loc[:, ['a', 'b']].mean(axis=1)",
      'features.y_columns: list[str] = ["a", "b"]',
      'y = df.loc[:, config.features.y_columns].mean(axis=1)',
    ],
    [
      "y = df.drop(['a', 'b'], axis=1)",
      'features.dropped_columns: list[str] = ["a", "b"]',
      'y = df.drop(config.features.dropped_columns, axis=1)',
    ],
    [
      "df['sex'] = df['sex'].map({'m': 0, 'f': 1})",
      'features.sex_mapping: dict[str, int] = {"m": 0, "f": 1}',
      "df['sex'] = df['sex'].map(config.features.sex_mapping)",
    ],
    [
      "old = df[df['age'] >= 60]",
      'data.age_threshold: int = 60',
      "old = df[df['age'] >= config.data.age_threshold]",
    ],
    [
      "new = df[df['day'] > '2020-01-31']",
      'data.day_threshold: str = "2020-01-31"',
      "new = df[df['day'] > config.data.day_threshold]",
    ],
    [
      'y = model.predict_proba(df)[:, 1] > 0.3',
      'model.prediction_threshold: float = 0.3',
      'y = model.predict_proba(df)[:, 1] > config.model.prediction_threshold',
    ],
    [
      'y = np.where(proba >= 0.35, 1, 0)',
      'model.proba_threshold: float = 0.35',
      'y = np.where(proba >= config.model.proba_threshold, 1, 0)',
    ],
    [
      'def decide(scores):\n    return scores > 0.6',
      'model.scores_threshold: float = 0.6',
      'def decide(scores):\n    return scores > config.model.scores_threshold',
    ],
    [
      'few = [c for c in df.columns if len(df[c].unique()) < 20]',
      'data.distinct_values_threshold: int = 20',
      'few = [c for c in df.columns if len(df[c].unique()) < config.data.distinct_values_threshold]',
    ],
    [
      'gone = [c for c in df.columns if df[c].isnull().mean() > 0.1]',
      'data.missing_share_threshold: float = 0.1',
      'gone = [c for c in df.columns if df[c].isnull().mean() > config.data.missing_share_threshold]',
    ],
    [
      'kept = [c for c in p_values if p_values[c] <= 0.05]',
      'data.p_values_threshold: float = 0.05',
      'kept = [c for c in p_values if p_values[c] <= config.data.p_values_threshold]',
    ],
    [
      "q = df['fare'].quantile(0.95)",
      'data.fare_quantile: float = 0.95',
      "q = df['fare'].quantile(config.data.fare_quantile)",
    ],
    [
      "df['c'] = df['c'].fillna('none')",
      'features.c_fill_value: str = "none"',
      "df['c'] = df['c'].fillna(config.features.c_fill_value)",
    ],
    [
      "b = pd.cut(df['age'], bins=[0, 18, 99])",
      'features.age_bins: list[int] = [0, 18, 99]',
      "b = pd.cut(df['age'], bins=config.features.age_bins)",
    ],
    [
      "c = ColumnTransformer([('num', StandardScaler(), ['a', 'b'])])",
      'features.num_columns: list[str] = ["a", "b"]',
      "c = ColumnTransformer([('num', StandardScaler(), config.features.num_columns)])",
    ],
    [
      's = cross_val_score(m, df, df, cv=5)',
      'training.cv: int = 5',
      's = cross_val_score(m, df, df, cv=config.training.cv)',
    ],
  ])('%s', (source, found, code) => {
    const result = propose(source);
    expect(result.found).toEqual(found === undefined ? [] : [found]);
    expect(result.code).toBe(code);
  });

  test.each([
    "x = df['a'].str.replace('a.csv', '')",
    'x = df[df.a > 0].iloc[0] ** 2 / 100',
    "x = df.groupby('a')['b'].agg({'b': 'mean'})",
    "x = df['a'].astype('float')",
    "print('a.csv', 3)",
    "x = f'data/train.csv'",
    "x = df.sort_values('a', ascending=False)",
    'x = df.sample(frac=1)',
    'x = [n for n in names if len(n) > 3]',
    "kinds = ['int64', 'float64']\nx = df.select_dtypes(include=kinds)",
    'x = [25.4, 26.3, 26.5, 29.0, 29.0, 29.7, 29.7, 30.0, 30.0, 30.7, 31.0]\ny = np.array(x)',
    'x = df.sample(1)',
    "x = np.where(df['a'] == 3, 1, 0)",
    "x = df.plot(figsize=(10, 5), color=['a', 'b'])",
    "def f(x, path='a.csv'): return x",
    "class A:\n    path = pd.read_csv('a.csv')",
    'x = SVC(kernel=b"x", gamma=1j)',
  ])('stays: %s', (source) => {
    const result = propose(source);
    expect(result.found).toEqual([]);
    expect(result.configReaders).not.toContain('c1#0');
  });
});

describe('a name bound once', () => {
  test('goes, and every read of it becomes a read of the configuration', () => {
    const result = propose(
      "SEED = 7\nCOLS = ['a', 'b']\nx = df[COLS].sample(frac=0.5, random_state=SEED)\nfor c in COLS:\n    x[c] = x[c] + len(COLS)",
    );
    expect(result.found).toEqual([
      'data.frac: float = 0.5',
      'features.cols: list[str] = ["a", "b"]',
      'training.seed: int = 7',
    ]);
    expect(result.code).toBe(
      'x = df[config.features.cols].sample(frac=config.data.frac, random_state=config.training.seed)\nfor c in config.features.cols:\n    x[c] = x[c] + len(config.features.cols)',
    );
    expect(result.inlinedNames).toEqual(new Set(['SEED', 'COLS']));
    expect(result.removed).toEqual(new Set(['c1#0', 'c1#1']));
    expect([...result.configReaders]).toEqual(expect.arrayContaining(['c1#2', 'c1#3', 'c1#4']));
  });

  test('takes its group from where it is used and its words from its comment', () => {
    const result = propose(
      "limit = 0.3  # share of tests\na, b = train_test_split(df, test_size=limit)\nwhere = 'x'\nc = pd.read_csv(where)",
    );
    expect(result.settings.map(({ group, name, doc }) => [group, name, doc])).toEqual(
      expect.arrayContaining([
        ['split', 'limit', 'share of tests'],
        ['paths', 'where', 'file read by `read_csv`'],
      ]),
    );
  });

  test('of hyperparameters belongs to the model, of what a search tries to training', () => {
    const result = propose(
      "MAX_DEPTH = 3\nparams = {'max_depth': 3, 'alpha': 0.1}\ntried = {'clf__C': [1, 10]}\nx = f(MAX_DEPTH, params)\ny = len(tried)",
    );
    expect(result.settings.map(({ group, name }) => `${group}.${name}`)).toEqual([
      'paths.raw_csv',
      'model.max_depth',
      'model.params',
      'training.tried',
    ]);
  });

  test('that names a column is one of the features', () => {
    const result = propose("goal = 'price'\ny = df[goal]\nword = 'a'\nx = f(word)");
    expect(result.found).toEqual(['data.word: str = "a"', 'features.goal: str = "price"']);
  });

  test('stays a copy where its value may change', () => {
    const result = propose(
      "cols = ['a', 'b']\ncols.append('c')\nm = {'a': 1}\nother = m\nd = df[cols]",
    );
    expect(result.code).toBe(
      "cols = list(config.features.cols)\ncols.append('c')\nm = dict(config.features.m)\nother = m\nd = df[cols]",
    );
    expect([...result.inlinedNames]).toEqual([]);
  });

  test.each([
    ['bound again', 'n = 5\nn += 1\nx = df.sample(n)', 'n = 5\nn += 1\nx = df.sample(n)'],
    ['deleted', 'n = 5\nx = df.sample(n)\ndel n', 'n = 5\nx = df.sample(n)\ndel n'],
    [
      'assigned by a function',
      'n = 5\ndef f():\n    global n\n    n = 6',
      'n = 5\ndef f():\n    global n\n    n = 6',
    ],
    ['a default value', 'n = 5\ndef f(x=n):\n    return x', 'n = 5\ndef f(x=n):\n    return x'],
    [
      'named in a query',
      "n = 5\nx = df.query('a > @n')",
      "n = config.data.n\nx = df.query('a > @n')",
    ],
    ['named in a command', 'n = 5\n!echo $n', 'n = config.data.n'],
    ['shown with its name', "n = 5\nx = f'{n=}'", "n = config.data.n\nx = f'{n=}'"],
    [
      'a path bound again',
      "p = 'a.csv'\np = pd.read_csv(p)",
      'p = config.paths.p\np = pd.read_csv(p)',
    ],
    [
      'a path of a default value',
      "p = 'a.csv'\ndef f(x=p):\n    return x",
      "p = 'a.csv'\ndef f(x=p):\n    return x",
    ],
    ['in a loop', 'for i in df:\n    n = 5', 'for i in df:\n    n = 5'],
  ])('is left where it is when %s', (_, source, code) => {
    const result = propose(source);
    expect(result.code.trim()).toBe(code);
    expect(result.inlinedNames.size).toBe(0);
  });

  test('is told from names of inner scopes', () => {
    const result = propose(
      'n = 5\na = [n for n in df]\nb = lambda n: n\ndef f(n):\n    return n\nc = [n for x in range(n)]\nd = f"{n}"',
    );
    expect(result.code).toBe(
      'a = [n for n in df]\nb = lambda n: n\ndef f(n):\n    return n\nc = [config.data.n for x in range(config.data.n)]\nd = f"{config.data.n}"',
    );
  });

  test('is read in functions that may take the configuration', () => {
    const source =
      "SEED = 7\ndef f(x):\n    m = SVC(C=5, random_state=SEED)\n    return x[x['a'] > 60]";
    expect(propose(source).code).toBe(
      "def f(x):\n    m = SVC(C=config.model.svc_c, random_state=config.training.seed)\n    return x[x['a'] > 60]",
    );
    expect([...propose(source).functionsReadingConfig]).toEqual(['f']);
    const without = propose(source, { canReadConfig: () => false });
    expect(without.code).toBe(
      "SEED = config.training.seed\ndef f(x):\n    m = SVC(C=5, random_state=SEED)\n    return x[x['a'] > 60]",
    );
  });

  test('that is called config keeps the literals', () => {
    expect(propose('config = load()\na, b = train_test_split(df, test_size=0.5)').settings).toEqual(
      [],
    );
  });
});

describe('one concept, one key', () => {
  test('seeds, paths and column lists of equal value', () => {
    const result = propose(
      "np.random.seed(42)\na, b = train_test_split(df, test_size=0.2, random_state=42)\nm = SVC(random_state=42)\nx = df[['p', 'q']]\ndf[['p', 'q']] = 1\ny = pd.read_csv('t.csv')\nz = pd.read_csv('t.csv')",
    );
    expect(result.found).toEqual([
      'paths.t_csv: pathlib.Path = "t.csv"',
      'split.test_size: float = 0.2',
      'features.x_columns: list[str] = ["p", "q"]',
      'training.seed: int = 42',
    ]);
    expect(result.settings.find((setting) => setting.name === 'seed')?.origins).toHaveLength(3);
  });

  test('equal names of different things are told apart', () => {
    const result = propose(
      "forest = RandomForestClassifier(n_estimators=100)\nboost = GradientBoostingClassifier(n_estimators=100)\nmodel = Lasso(alpha=0.1)\nclf = Lasso(alpha=0.2)\nu = df[df['age'] > 18]\nv = df[df['age'] < 60]",
    );
    expect(result.found).toEqual([
      'data.lower_age_threshold: int = 18',
      'data.upper_age_threshold: int = 60',
      'model.forest_n_estimators: int = 100',
      'model.boost_n_estimators: int = 100',
      'model.alpha: float = 0.1',
      'model.alpha_2: float = 0.2',
    ]);
  });

  test('a border is one, whichever side of it is asked for, and what stands for the rows beyond it', () => {
    const result = propose(
      "df.loc[(df['age'] > 18) & (df['age'] <= 60), 'group'] = 3\ndf.loc[df['age'] > 60, 'age'] = 60\nx = df['age'] <= 18",
    );
    expect(result.found).toEqual([
      'data.lower_age_threshold: int = 18',
      'data.upper_age_threshold: int = 60',
    ]);
    expect(result.code).toContain(
      "df.loc[df['age'] > config.data.upper_age_threshold, 'age'] = config.data.upper_age_threshold",
    );
  });

  test('columns are named after who takes them', () => {
    expect(
      propose(
        "df[['a', 'b']] = scaler.fit_transform(df[['a', 'b']])\nclf.fit(df[['a', 'c']], df['y'])",
      ).found,
    ).toEqual([
      'features.scaler_columns: list[str] = ["a", "b"]',
      'features.feature_columns: list[str] = ["a", "c"]',
    ]);
  });

  test('steps of a pipeline lend their names', () => {
    const result = propose(
      "p = Pipeline([('near', SimpleImputer(strategy='mean')), ('far', SimpleImputer(strategy='median'))])",
    );
    expect(result.found).toEqual([
      'features.near_strategy: Literal["constant", "mean", "median", "most_frequent"] = "mean"',
      'features.far_strategy: Literal["constant", "mean", "median", "most_frequent"] = "median"',
    ]);
  });

  test('keys are no words that Python or the settings class keep', () => {
    const result = propose(
      "schema = 5\nmodel_path = 'm.pkl'\nclass_ = 3\nno = 4\nx = [schema, model_path, class_, no]",
    );
    expect(result.settings.map((setting) => setting.name)).toEqual([
      'raw_csv',
      'estimator_path',
      'schema_value',
      'class_value',
      'no_value',
    ]);
  });
});

describe('types', () => {
  test.each([
    ['(1, 2.5)', 'tuple[int, float]'],
    ['[1, 2.5, None]', 'list[float | int | None]'],
    ["{'a': [1], 'b': ['x']}", 'dict[str, list[int] | list[str]]'],
    ['-3', 'int'],
    ['1e-5', 'float'],
    ['True', 'bool'],
    ['12345678901234567890123', 'int'],
    ['{1, 2}', 'set[int]'],
  ])('%s', (value, type) => {
    expect(
      propose(`v = ${value}\nx = len(v)`).settings.find((setting) => setting.name === 'v')?.type,
    ).toBe(type);
  });
});

describe('bounds of libraries', () => {
  const bounded = (source: string): readonly string[] =>
    propose(source)
      .settings.filter(({ name }) => name !== 'raw_csv')
      .map(({ type, bounds }) => `${type} ${JSON.stringify(bounds ?? {})}`);

  test.each([
    ['RandomForestClassifier(n_estimators=100)', 'int {"int":{"ge":"1"}}'],
    ['RandomForestClassifier(max_depth=None)', 'int | None {"int":{"ge":"1"}}'],
    [
      'RandomForestClassifier(max_features=0.5)',
      'float | int | Literal["log2", "sqrt"] | None {"int":{"ge":"1"},"float":{"gt":"0","le":"1"}}',
    ],
    // A whole number means the same there.
    ['SVC(C=1)', 'float {"float":{"gt":"0"}}'],
    ["SVC(gamma='scale')", 'Literal["auto", "scale"] | float {"float":{"ge":"0"}}'],
    // What the library refuses stays as it was written.
    ['SVC(C=-1.0)', 'float {}'],
    ["RandomForestClassifier(max_features='auto')", 'str {}'],
    ["df['a'].quantile(0.95)", 'float {"float":{"ge":"0","le":"1"}}'],
    ['np.percentile(df, 5)', 'float {"float":{"ge":"0","le":"100"}}'],
    ['cross_val_score(m, df, df, cv=5)', 'int {"int":{"ge":"2"}}'],
    ['np.random.seed(7)', 'int {"int":{"ge":"0","le":"4294967295"}}'],
  ])('%s', (call, type) => {
    expect(bounded(`x = ${call}`)).toEqual([type]);
  });

  test('are those of all places that read the value', () => {
    expect(bounded('A = 0.5\nx = Lasso(alpha=A)\ny = SVC(C=A)')).toEqual([
      'float {"float":{"gt":"0"}}',
    ]);
  });

  test('leave the type of a value that goes elsewhere too', () => {
    expect(bounded('N = 5\nx = RandomForestClassifier(max_depth=N)\ny = range(N)')).toEqual([
      'int {"int":{"ge":"1"}}',
    ]);
    expect(bounded('A = 1\nx = Lasso(alpha=A)\ny = range(A)')).toEqual([
      'int | float {"int":{"ge":"0"},"float":{"ge":"0"}}',
    ]);
  });
});

describe('paths', () => {
  const typeOf = (source: string): string | undefined =>
    propose(source).settings.find(({ group, name }) => group === 'paths' && name !== 'raw_csv')
      ?.type;

  test.each([
    ["x = pd.read_csv('data/a.csv')"],
    ["P = 'a.csv'\nx = pd.read_csv(P)\ny = pd.read_csv(filepath_or_buffer=P)"],
    ["df.to_csv('a.csv')"],
    ["x = open('a.txt')"],
    ["x = np.load('a.npy')"],
  ])('are paths where a call takes them whole: %s', (source) => {
    expect(typeOf(source)).toBe('pathlib.Path');
  });

  test.each([
    ["P = 'a.csv'\nx = pd.read_csv(P)\ny = f'{P}.old'"],
    ["P = 'data/'\nx = pd.read_csv(P + 'a.csv')"],
    ["P = 'a.csv'\nx = pd.read_csv(P)\ny = P.replace('a', 'b')"],
    ["x = pd.read_csv('https://a.b/c.csv')"],
    ["x = pd.read_csv('~/c.csv')"],
    [String.raw`x = pd.read_csv('C:\\a.csv')`],
    ["x = unknown('a.csv')"],
  ])('stay text elsewhere: %s', (source) => {
    expect(typeOf(source)).toBe('str');
  });
});

describe('placeholders of secrets', () => {
  test('are read from the environment and are no settings', () => {
    const result = propose(
      "API_KEY = '<redacted:API_KEY>'\nclient = connect(password='<redacted:PASSWORD>', user='me')\nkey = b'<redacted:KEY>'\nd = {'a': '<redacted:A>'}",
    );
    expect(result.secrets.map((secret) => secret.name)).toEqual([
      'API_KEY',
      'PASSWORD',
      'KEY',
      'A',
    ]);
    expect(result.found).toEqual([]);
    expect(result.code).toBe(
      'API_KEY = os.environ["API_KEY"]\nclient = connect(password=os.environ["PASSWORD"], user=\'me\')\nkey = os.environ["KEY"].encode()\nd = {\'a\': os.environ["A"]}',
    );
    expect(result.environmentReaders.size).toBe(4);
  });

  test('become fields of the f-string that they stand in, or of one beside it', () => {
    const result = propose(
      `u = f"a:<redacted:PW>@{host}"\nv = 'x:<redacted:PW>@' f'{host}'\nw = f"{f('<redacted:PW>')}"`,
    );
    expect(result.code).toBe(
      `u = f"a:{os.environ['PW']}@{host}"\nv = 'x:' f'{os.environ["PW"]}' '@' f'{host}'\nw = f"{f(os.environ['PW'])}"`,
    );
  });
});

test('a name that the notebook binds again outside of production is bound once in the project', () => {
  const cells = [
    "import pandas as pd\nfrom sklearn.linear_model import Ridge\ndf = pd.read_csv('rows.csv')",
    "columns = ['a', 'b', 'c']\ndf[columns].hist()",
    "columns = ['a', 'b']\nmodel = Ridge().fit(df[columns], df['y'])",
  ];
  const text = cells.map((source) => `# %%\n${source}\n`).join('');
  const pipeline = emitStage([{ fileName: 'a.py', text }], DEFAULT_OPTIONS, 'ir') as Pipeline;
  const columns = pipeline.settings.find(({ name }) => name === 'columns');
  expect(columns?.value.value).toMatchObject({
    kind: 'list',
    items: [{ value: 'a' }, { value: 'b' }],
  });
});
