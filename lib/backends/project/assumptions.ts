import { oneLine } from '../../codegen/python/prose.ts';
import type { Pipeline } from '../../ir/index.ts';
import { cellsText } from './cells.ts';

/** The README's list of what was taken for granted, and of what the notebook's numbers owe to. */
export function assumptionLines(
  { assumptions = [] }: Pipeline,
  escape: (text: string) => string,
): readonly string[] {
  if (assumptions.length === 0) return [];
  return [
    '## Assumptions',
    '',
    'What the conversion took for granted or changed, and what the notebook does that its numbers owe something to.',
    '',
    ...assumptions.map(({ message, why, positions }) => {
      const cells = cellsText(positions);
      const text = escape(oneLine(`${message} ${why}`));
      return cells === '' ? `- ${text}` : `- ${cells.replace(/^c/, 'C')}: ${text}`;
    }),
  ];
}
