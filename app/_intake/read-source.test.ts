import { expect, test } from 'vitest';
import { readFiles, readPaste } from './read-source.ts';

test('the notebook is found among other files of a drop', async () => {
  const files = [new File(['x'], 'data.csv'), new File(['{}'], 'churn.ipynb')];
  expect(await readFiles(files)).toEqual({
    kind: 'read',
    file: { fileName: 'churn.ipynb', text: '{}' },
  });
});

test('Python files beside the notebook come along as its modules', async () => {
  const files = [new File(['x = 1'], 'helpers.py'), new File(['{}'], 'churn.ipynb')];
  expect(await readFiles(files)).toEqual({
    kind: 'read',
    file: {
      fileName: 'churn.ipynb',
      text: '{}',
      modules: [{ path: 'helpers.py', text: 'x = 1' }],
    },
  });
});

test('a drop without files is declined in words', async () => {
  expect(await readFiles([])).toEqual({ kind: 'declined', reason: 'There was no file in that.' });
});

test('pasted JSON is a notebook, other text is Python', () => {
  expect(readPaste(' {"cells": []}')).toMatchObject({ file: { fileName: 'pasted.ipynb' } });
  expect(readPaste('# %%\nx = 1')).toMatchObject({ file: { fileName: 'pasted.py' } });
  expect(readPaste('  \n')).toMatchObject({ kind: 'declined' });
});
