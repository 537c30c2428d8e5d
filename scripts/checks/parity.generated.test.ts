// Projects predict and learn what their notebooks do: every staging fixture in the default style and in one of the
// other two, against a run of the whole notebook and what its author says that it learns and predicts.
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Style } from '../../lib/index.ts';
import { findPython } from '../../lib/node/runner/python.ts';
import { openNursery } from '../../lib/node/verify/nursery.ts';
import { compareStyles, type ParityRow } from '../parity/compare-styles.ts';
import { fixtureNotebooks } from '../parity/notebooks.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const python = findPython(process.env['CELLWRIGHT_PYTHON']);
const notebooks = fixtureNotebooks(path.join(root, 'fixtures', 'staging'), python);

/** In turns: half of the fixtures each. `npm run parity` compares all in all styles. */
const OTHERS: readonly Style[] = ['custom', 'procedural'];
const stylesOf = (place: number): readonly Style[] => [
  'sklearn',
  ...OTHERS.slice(place % 2, (place % 2) + 1),
];

/** Cases that are not equal in a style, with the reason. The list may only shrink. */
const SHORTFALLS: Readonly<Record<string, Readonly<Partial<Record<Style, string>>>>> = {};

const nursery = openNursery(python);
const rows: ParityRow[] = [];

test.each(notebooks.map((notebook, place) => [notebook.name, notebook, stylesOf(place)] as const))(
  '%s',
  async (_name, notebook, styles) => {
    const found = await compareStyles(notebook, { styles, seconds: 120, start: nursery.start });
    rows.push(...found);
    const short = SHORTFALLS[notebook.name] ?? {};
    // A case that became equal leaves the list.
    const mended = found.filter((row) => short[row.style] !== undefined && row.status === 'equal');
    expect(mended.map(({ style }) => style)).toEqual([]);
    const held = found.filter(({ style }) => short[style] === undefined);
    expect(held.map(({ style, status, detail }) => ({ style, status, detail }))).toEqual(
      styles
        .filter((style) => short[style] === undefined)
        .map((style) => ({ style, status: 'equal', detail: '' })),
    );
    for (const { rows: count, learned, singleRows } of held) {
      expect(count).toBeGreaterThan(0);
      expect(learned.equal).toBe(learned.all);
      expect(singleRows).not.toBe(false);
    }
  },
);

afterAll(() => nursery.close());

test('most comparisons start from raw rows, and so speak of serving', () => {
  const served = rows.filter(({ rawRows }) => rawRows).length;
  expect(served).toBeGreaterThanOrEqual(Math.max(1, rows.length * 0.7));
});
