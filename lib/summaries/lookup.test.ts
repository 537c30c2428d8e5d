import { describe, expect, test } from 'vitest';
import { indexSummaries, summaries } from './index.ts';

const index = indexSummaries(summaries);

describe('names in any spelling', () => {
  test.each([
    ['pandas.core.frame.DataFrame', 'pandas.DataFrame'],
    ['numpy.random.mtrand.RandomState', 'numpy.random.RandomState'],
    ['sklearn.cross_validation.train_test_split', 'sklearn.model_selection.train_test_split'],
    ['sklearn.ensemble._forest.RandomForestClassifier', 'sklearn.ensemble.RandomForestClassifier'],
    ['sklearn.ensemble.forest.RandomForestClassifier', 'sklearn.ensemble.RandomForestClassifier'],
    ['pylab.plot', 'matplotlib.pyplot.plot'],
    ['no.such.thing', 'no.such.thing'],
  ])('%s is %s', (given, expected) => {
    expect(index.canonical(given)).toBe(expected);
  });

  test('old and new spelling have one summary', () => {
    expect(index.functionSummary('sklearn.cross_validation.train_test_split')?.role).toBe('split');
    expect(index.classSummary('pandas.core.series.Series')).toBe(
      index.classSummary('pandas.Series'),
    );
  });
});

describe('inheritance', () => {
  test('a bare estimator has the methods of its mixins', () => {
    const fit = index.methodSummary('sklearn.linear_model.LinearRegression', 'fit');
    expect(fit).toMatchObject({ returns: 'self', result: 'receiver', mutatesReceiver: true });
    expect(index.methodSummary('sklearn.linear_model.LinearRegression', 'predict')?.role).toBe(
      'predict',
    );
    expect(
      index.methodSummary('sklearn.linear_model.LinearRegression', 'transform'),
    ).toBeUndefined();
  });

  test('own entries win over inherited ones', () => {
    expect(index.methodSummary('pandas.DataFrame', 'mean')?.returns).toBe('pandas.Series');
    expect(index.methodSummary('pandas.Series', 'mean')?.returns).toBe('float');
  });

  test('traits are inherited', () => {
    expect(index.hasTrait('sklearn.svm.SVC', 'classifier')).toBe(true);
    expect(index.hasTrait('sklearn.svm.SVC', 'estimator')).toBe(true);
    expect(index.hasTrait('sklearn.svm.SVC', 'regressor')).toBe(false);
    expect(index.hasTrait('sklearn.model_selection.GridSearchCV', 'search')).toBe(true);
    expect(index.hasTrait('list[str]', 'container')).toBe(true);
  });

  test('a class knows its bases', () => {
    expect(index.inherits('numpy.matrix', 'numpy.ndarray')).toBe(true);
    expect(index.inherits('pandas.Series', 'pandas.DataFrame')).toBe(false);
  });
});

describe('conditions', () => {
  test.each([
    ['pandas.DataFrame', 'drop', 5],
    ['pandas.DataFrame', 'fillna', 3],
    ['pandas.DataFrame', 'reset_index', 2],
    ['pandas.Series', 'reset_index', 3],
    ['pandas.DataFrame', 'sort_values', 3],
    ['pandas.Series', 'sort_values', 2],
    ['pandas.DataFrame', 'rename', -1],
  ])('%s.%s changes its receiver only with inplace=True', (className, method, position) => {
    expect(index.methodSummary(className, method)?.mutatesReceiver).toEqual({
      keyword: 'inplace',
      position,
      equals: 'True',
      whenAbsent: false,
    });
  });
});

describe('type arguments', () => {
  test('are filled in from the receiver', () => {
    expect(index.methodSummary('list[str]', 'pop')?.returns).toBe('str');
    expect(index.methodSummary('list', 'pop')?.returns).toBe('Any');
    expect(index.itemSummary('dict[str, list[int]]')?.type).toBe('list[int]');
    expect(index.iterates('dict[str, list[int]]')).toBe('str');
    expect(index.methodSummary('dict[str, int]', 'items')?.returns).toBe(
      'collections.abc.Iterable[tuple[str, int]]',
    );
  });

  test('rows picked from a frame are a frame, from a series a series', () => {
    const frameLoc = index.attributeSummary('pandas.DataFrame', 'loc')?.type ?? '';
    const seriesLoc = index.attributeSummary('pandas.Series', 'iloc')?.type ?? '';
    expect(index.itemSummary(frameLoc, 'mask')).toEqual({
      type: 'pandas.DataFrame',
      result: 'fresh',
    });
    expect(index.itemSummary(seriesLoc, 'slice')).toEqual({
      type: 'pandas.Series',
      result: 'view',
    });
    expect(index.itemSummary(frameLoc, 'tuple')).toEqual({ result: 'view' });
  });

  test('an item depends on the shape of its key', () => {
    expect(index.itemSummary('pandas.DataFrame', 'string')).toEqual({
      type: 'pandas.Series',
      result: 'view',
    });
    expect(index.itemSummary('pandas.DataFrame', 'mask')?.result).toBe('fresh');
    expect(index.itemSummary('pandas.DataFrame')?.result).toBe('view');
  });
});

describe('names a library does not list', () => {
  test('only display, in a library that only displays', () => {
    expect(index.functionSummary('seaborn.newplot')?.display).toBe(true);
    expect(index.methodSummary('matplotlib.axes.Axes', 'set_title')?.display).toBe(true);
  });

  test('change nothing, in a library whose effects are all listed', () => {
    expect(index.functionSummary('numpy.some_new_function')).toEqual({ returns: 'Any' });
    expect(index.methodSummary('pandas.Series', 'some_new_method')).toEqual({ returns: 'Any' });
  });

  test('are columns, on a frame', () => {
    expect(index.methodSummary('pandas.DataFrame', 'price')).toBeUndefined();
    expect(index.attributeSummary('pandas.DataFrame', 'price')).toBeUndefined();
  });

  test('are unknown elsewhere', () => {
    expect(index.methodSummary('sklearn.svm.SVC', 'learn_more')).toBeUndefined();
    expect(index.functionSummary('unheard.of')).toBeUndefined();
    expect(index.functionSummary('toString')).toBeUndefined();
    expect(index.methodSummary('list', 'constructor')).toBeUndefined();
  });
});

describe('a receiver of unknown type', () => {
  test('may be of any class met every day', () => {
    expect(index.methodsNamed('append').some((each) => each.mutatesReceiver === true)).toBe(true);
    expect(index.methodsNamed('append').some((each) => each.mutatesReceiver === undefined)).toBe(
      true,
    );
    expect(index.methodsNamed('fit_transform').every((each) => each.mutatesReceiver === true)).toBe(
      true,
    );
    expect(index.methodsNamed('unheard_of')).toEqual([]);
  });

  test('or of any other, when none of those has it', () => {
    expect(index.methodsNamed('raise_for_status')).toHaveLength(1);
  });

  test('but not of a rare one: `join` is not that of a thread', () => {
    expect(index.methodsNamed('join').every((each) => each.mutatesReceiver === undefined)).toBe(
      true,
    );
  });
});

describe('libraries and modules', () => {
  test('distribution and defaults', () => {
    expect(index.libraryOf('sklearn.svm.SVC')?.distribution).toBe('scikit-learn');
    expect(index.libraryOf('len')?.library).toBe('builtins');
    expect(index.libraryOf('unheard.of')).toBeUndefined();
  });

  test('modules are those that hold something', () => {
    expect(index.isKnownModule('sklearn.model_selection')).toBe(true);
    expect(index.isKnownModule('matplotlib.pyplot')).toBe(true);
    expect(index.isKnownModule('pandas.DataFrame')).toBe(false);
    expect(index.isKnownModule('unheard')).toBe(false);
  });

  test('a constructor gives its class and says what it keeps', () => {
    expect(index.constructorSummary('sklearn.pipeline.Pipeline')).toMatchObject({
      returns: 'sklearn.pipeline.Pipeline',
      result: 'arguments',
    });
    expect(index.constructorSummary('sklearn.ensemble.RandomForestClassifier')).toMatchObject({
      returns: 'sklearn.ensemble.RandomForestClassifier',
      randomUnless: 'random_state',
    });
  });
});

test('a plot is called or looked into', () => {
  expect(index.methodSummary('pandas.Series', 'plot')?.display).toBe(true);
  expect(index.attributeSummary('pandas.Series', 'plot')).toBeUndefined();
  expect(index.methodsNamed('scatter').every((each) => each.display === true)).toBe(true);
});

test('a module is no constant: what is inside it is found', () => {
  const constants = summaries.flatMap((library) => Object.keys(library.constants ?? {}));
  const inside = (name: string): boolean => index.isKnownModule(name);
  expect(constants.filter(inside)).toEqual([]);
  expect(index.functionSummary('pandas.api.types.is_numeric_dtype')?.returns).toBe('bool');
  expect(index.functionSummary('matplotlib.pyplot.style.use')?.writesState).toEqual([
    'options:plot',
  ]);
});
