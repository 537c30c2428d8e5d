import { describe, expect, test } from 'vitest';
import {
  distributionOf,
  isStandardModule,
  removedModules,
  standardModules,
} from './distribution.ts';
import { builtinNames, isNotebookName, starNames } from './names.ts';

describe('distributions', () => {
  test.each([
    ['sklearn', 'scikit-learn'],
    ['sklearn.svm', 'scikit-learn'],
    ['cv2', 'opencv-python-headless'],
    ['PIL.Image', 'pillow'],
    ['google.cloud.storage', 'google-cloud-storage'],
    ['google.cloud.storage.blob', 'google-cloud-storage'],
    ['pandas', 'pandas'],
    ['some_unknown_thing', 'some_unknown_thing'],
  ])('%s is installed as %s', (module, distribution) => {
    expect(distributionOf(module)).toBe(distribution);
  });

  test('the standard library is not installed', () => {
    expect(distributionOf('os.path')).toBeNull();
    expect(distributionOf('tomllib')).toBeNull();
    expect(isStandardModule('xml.etree.ElementTree')).toBe(true);
    expect(isStandardModule('yaml')).toBe(false);
  });

  test('a removed module was once in the standard library', () => {
    expect(removedModules['distutils']).toBe('3.12');
    for (const name of Object.keys(removedModules)) expect(standardModules).toContain(name);
  });
});

describe('names without an import', () => {
  test('builtins and what the notebook adds', () => {
    expect(builtinNames).toContain('enumerate');
    expect(builtinNames).toContain('__name__');
    expect(builtinNames).toContain('ExceptionGroup');
    expect(builtinNames).not.toContain('display');
    for (const name of ['display', 'get_ipython', 'In', 'Out', '_', '__', '_12', '_i3']) {
      expect(isNotebookName(name)).toBe(true);
    }
    expect(isNotebookName('_x')).toBe(false);
  });

  test('star imports', () => {
    expect(starNames('numpy')).toContain('array');
    expect(starNames('matplotlib.pyplot')).toContain('plot');
    expect(starNames('pylab')).toContain('linspace');
    expect(starNames('os.path')).toContain('join');
    expect(starNames('math')).not.toContain('array');
    expect(starNames('unheard.of')).toBeUndefined();
    expect(starNames('constructor')).toBeUndefined();
  });
});
