import { expect, test } from 'vitest';
import { explanation } from './doc.ts';

test.each([
  ['Prices include VAT at 21 %, so', 'Prices include VAT at 21 %.'],
  ['Let us plot the distribution of ages.', ''],
  ['As we can see, most of them are young.', ''],
  ['Ages are capped. The histogram shows why.', 'Ages are capped. The histogram shows why.'],
  ['Source: https://example.org/data', ''],
  ['- cap the ages\n- plot them', '- cap the ages\n- plot them'],
  ['First reason.\n\nThe chart below.\n\nSecond reason.', 'First reason.\n\nSecond reason.'],
])('%j', (doc, expected) => {
  expect(explanation(doc)).toBe(expected);
});
