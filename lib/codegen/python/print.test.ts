import { expect, test } from 'vitest';
import { type CodeText, typeSlot } from '../../ir/index.ts';
import { printModule } from './print.ts';

function printed(text: string): string {
  const code: CodeText = {
    comments: [],
    text,
    verbatimLines: [],
    requires: [],
    origins: [],
    lineOrigins: text.split('\n').map(() => 0),
  };
  const lines = printModule({
    docstring: { summary: 'Code', body: '', sections: [] },
    imports: [],
    body: [{ kind: 'code', code }],
    naming: {
      imports: [],
      moduleOf: () => 'shop.steps',
      packageName: 'shop',
      moduleName: 'shop.steps',
    },
  });
  return lines.map((line) => line.text).join('\n');
}

test('a class that its own methods name is not looked up before it is there', () => {
  const slot = typeSlot('.Filler');
  expect(printed(`class Filler:\n    def fit(self) -> ${slot}:\n        return self`)).toBe(
    '"""Code."""\n\nfrom __future__ import annotations\n\n\nclass Filler:\n    def fit(self) -> Filler:\n        return self',
  );
});

test('types of other libraries are imported for the type checker only', () => {
  expect(
    printed(`def f(x: ${typeSlot('pandas.DataFrame')}) -> ${typeSlot('Any')}:\n    return x`),
  ).toContain('if TYPE_CHECKING:\n    import pandas as pd\n');
});
