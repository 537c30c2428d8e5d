import { describe, expect, test } from 'vitest';
import { readScript } from './read-percent.ts';

const cells = (...lines: readonly string[]): readonly string[] =>
  readScript(lines.join('\n')).map(
    (cell) =>
      `${cell.kind}${'executionCount' in cell && cell.executionCount !== null ? ` ${cell.executionCount}` : ''}: ${cell.source}`,
  );

describe('readScript', () => {
  test('takes a plain script as one cell', () => {
    expect(cells('#!/usr/bin/env python', '', 'import os', 'x = 1', '')).toEqual([
      'code: #!/usr/bin/env python\n\nimport os\nx = 1',
    ]);
  });

  test('reads percent cells with titles, tags and options', () => {
    expect(
      cells(
        'import os',
        '# %% Load',
        'a = 1',
        '',
        '#%%',
        'b = 2',
        '# %% [markdown]',
        '# # Title',
        '#',
        '# text',
        '# %% [code] {"x": 1}',
        'c',
        '# %% [raw]',
        'r',
      ),
    ).toEqual([
      'code: import os',
      'code: a = 1',
      'code: b = 2',
      'markdown: # Title\n\ntext',
      'code: c',
      'raw: r',
    ]);
  });

  test('reads markdown written as a string', () => {
    expect(cells('# %% [md]', '"""', '# Title', 'text', '"""', '# %%', 'x')).toEqual([
      'markdown: # Title\ntext',
      'code: x',
    ]);
  });

  test("leaves Jupytext's header out", () => {
    expect(
      cells(
        '# ---',
        '# jupyter:',
        '#   jupytext:',
        '#     format: py',
        '# ---',
        '',
        '# %%',
        'x = 1',
      ),
    ).toEqual(['code: x = 1']);
  });

  test('does not take a remainder or a comment for a marker', () => {
    expect(cells('# %%time is a magic', 'x = 5 %2', '# 50 %% off')).toHaveLength(1);
  });

  test('reads what nbconvert exports: counts, markdown, cell magics', () => {
    expect(
      cells(
        '#!/usr/bin/env python',
        '# coding: utf-8',
        '',
        '# # Title',
        '',
        '# In[3]:',
        '',
        '',
        'x = 1',
        '# about y',
        'y = 2',
        '',
        '',
        '# ## Next',
        '# more',
        '',
        '# In[ ]:',
        '',
        '',
        "get_ipython().run_cell_magic('time', '', 'a = \"b\\\\n\"\\nit = \\'s\\'\\n')",
        '',
      ),
    ).toEqual([
      'markdown: # Title',
      'code 3: x = 1\n# about y\ny = 2',
      'markdown: ## Next\nmore',
      'code: %%time\na = "b\\n"\nit = \'s\'',
    ]);
  });

  test('reads a Databricks export', () => {
    expect(
      cells(
        '# Databricks notebook source',
        '# MAGIC %md',
        '# MAGIC # Title',
        '',
        '# COMMAND ----------',
        '',
        '# DBTITLE 1,Load',
        'df = 1',
        '',
        '# COMMAND ----------',
        '',
        '# MAGIC %sql',
        '# MAGIC select 1',
        '',
        '# COMMAND ----------',
        '',
        '# MAGIC %pip install pandas',
      ),
    ).toEqual([
      'markdown: # Title',
      'code: df = 1',
      'code: %sql\nselect 1',
      'code: %pip install pandas',
    ]);
  });

  test('reads cells tagged as IPython once did', () => {
    expect(
      cells('# <nbformat>3.0</nbformat>', '# <markdowncell>', '# Text', '# <codecell>', 'x'),
    ).toEqual(['markdown: Text', 'code: x']);
  });

  test('gives ids by position', () => {
    expect(readScript('# %%\na\n# %%\nb').map((cell) => [cell.id, cell.position])).toEqual([
      ['cell-1', 1],
      ['cell-2', 2],
    ]);
  });
});
