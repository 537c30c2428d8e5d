import { describe, expect, test } from 'vitest';
import type { Cell, Notebook } from '../../notebook/model.ts';
import { cellId } from '../../source/span.ts';
import { readMarkdown } from './markdown.ts';
import type { CellOutline } from './outline-of.ts';
import { outlineOf } from './outline-of.ts';

/** Cells by kind: `m:` markdown, anything else code. */
function notebookOf(...sources: string[]): Notebook {
  const cells = sources.map((source, index): Cell => {
    const base = { id: cellId(`c${index + 1}`), position: index + 1 };
    if (source.startsWith('m:'))
      return { ...base, kind: 'markdown', source: source.slice(2), attachments: {} };
    return { ...base, kind: 'code', source, executionCount: null, outputs: [] };
  });
  const format = { kind: 'ipynb', major: 4, minor: 5 } as const;
  return { fileName: 'a.ipynb', format, language: 'python', languageVersion: null, cells };
}

function cellAt(notebook: Notebook, position: number): CellOutline | undefined {
  return outlineOf(notebook).cells.get(cellId(`c${position}`));
}

describe('headings', () => {
  test.each([
    ['# Load', 1, 'Load'],
    ['##Load it ##', 2, 'Load it'],
    ['Load\n====', 1, 'Load'],
    ['Load\n---', 2, 'Load'],
    ['**Load**', 7, 'Load'],
    ['__Load:__', 7, 'Load'],
    ['<h3 style="color:red">Load <i>it</i></h3>', 3, 'Load it'],
    ['<center><b>Load</b></center>', 7, 'Load'],
    ['## <a id="x"></a> **[Load](https://x.org)** `it` :', 2, 'Load it'],
    ['### 🚀 Load &amp; look', 3, 'Load & look'],
  ])('%s', (source, level, title) => {
    expect(readMarkdown(source)).toEqual([{ kind: 'heading', level, title }]);
  });

  test('what only looks like one', () => {
    const source =
      '```\n# code\n```\n\n**Note:** this\n\n| a | b |\n|---|---|\n| # 1 | 2 |\n\ntext\n\n---\n#\n**A long bold sentence is no heading.**';
    expect(readMarkdown(source).filter((block) => block.kind === 'heading')).toEqual([]);
  });
});

describe('text', () => {
  test.each([
    [
      'Some *text* with [a link](http://x.org/a_(b)), `code`,\n**bold** and snake_case.',
      ['Some text with a link, code, bold and snake_case.'],
    ],
    ['![image](attachment:a.png)', undefined],
    ['<img src="a.png"/>\nSee <b>this</b>:<br>now', ['See this: now']],
    ['Items:\n* one\n  more\n+ two\n1. three', ['Items:', '- one more', '- two', '1. three']],
    ['> quoted', ['quoted']],
    ['The mean $\\mu$ of $x$ is\n$$\\sum x$$ at $5 or $6.', ['The mean of x is at $5 or $6.']],
    ['<!-- hidden -->\n<style>a {}</style>', undefined],
    ['2 < 3 and a&nbsp;&lt;b&gt;', ['2 < 3 and a <b>']],
  ])('%j', (source, lines) => {
    expect(readMarkdown(source)).toEqual(lines === undefined ? [] : [{ kind: 'text', lines }]);
  });
});

describe('an outline', () => {
  const notebook = notebookOf(
    'm:# House prices\n\nby someone\n\nWe predict the price of a house.',
    'import pandas',
    'm:## Data\n\nOld text\n\n### Load\nFrom a file.\n\n- one',
    '# read the file\ndf = read()',
    'look(df)',
    'm:Second thoughts.',
    'df = 1',
    'm:## Model',
    'fit()',
  );

  test('has title, summary and sections', () => {
    const outline = outlineOf(notebook);
    expect(outline.title).toBe('House prices');
    expect(outline.summary).toBe('We predict the price of a house.');
    expect(outline.sections.map(({ path, position }) => [path.join(' / '), position])).toEqual([
      ['Data', 3],
      ['Data / Load', 3],
      ['Model', 8],
    ]);
  });

  test('says of each code cell where it stands and what introduces it', () => {
    expect(cellAt(notebook, 2)).toMatchObject({ section: null, opensSection: false });
    expect(cellAt(notebook, 4)).toMatchObject({
      section: { title: 'Load' },
      opensSection: true,
      doc: 'From a file.\n\n- one',
      phrase: 'read the file',
    });
    expect(cellAt(notebook, 5)).toMatchObject({
      section: { title: 'Load' },
      opensSection: false,
      doc: '',
    });
    expect(cellAt(notebook, 7)).toMatchObject({
      section: { title: 'Load' },
      doc: 'Second thoughts.',
    });
    expect(cellAt(notebook, 9)).toMatchObject({ section: { path: ['Model'] }, opensSection: true });
  });

  test('takes headings from comments where no markdown has any', () => {
    const commented = notebookOf(
      '# ---- Load data ----\na = 1',
      '# a comment\nb = 1',
      '###########\n# Train #\n###########\nc = 1',
      '## Report it\nd = 1',
      '# x = 1\n# y',
    );
    const outline = outlineOf(commented);
    expect(outline.sections.map((section) => section.title)).toEqual([
      'Load data',
      'Train',
      'Report it',
    ]);
    expect(outline.title).toBeNull();
    expect(cellAt(commented, 2)).toMatchObject({
      section: { title: 'Load data' },
      phrase: 'a comment',
    });
    expect(cellAt(commented, 5)).toMatchObject({ opensSection: false, phrase: null });
  });

  test('has no title when the first heading only names a part', () => {
    expect(outlineOf(notebookOf('m:# Importing libraries', 'a', 'm:# Data', 'b')).title).toBeNull();
  });
});
