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
  ['What is a forest?\n\nMany trees.', 'Many trees.'],
  ['We cap the ages.\n\nWe want:', 'We cap the ages.'],
])('%j', (doc, expected) => {
  expect(explanation(doc)).toBe(expected);
});

test('of a lesson the first paragraphs are kept, whole', () => {
  const paragraph = 'Ages above ninety are a mistake of the form. '.repeat(5).trim();
  const doc = [paragraph, paragraph, paragraph, paragraph].join('\n\n');
  expect(explanation(doc)).toBe([paragraph, paragraph].join('\n\n'));
  expect(explanation(paragraph.repeat(4))).toBe(paragraph.repeat(4));
});
