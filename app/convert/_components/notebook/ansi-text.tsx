import Anser from 'anser';
import { memo, useMemo } from 'react';
import { cx } from '../../../_ui/cx.ts';

const COLOURS: Readonly<Record<string, string>> = {
  'ansi-red': 'text-bad',
  'ansi-bright-red': 'text-bad',
  'ansi-green': 'text-make',
  'ansi-bright-green': 'text-make',
  'ansi-yellow': 'text-warn',
  'ansi-bright-yellow': 'text-warn',
  'ansi-blue': 'text-note',
  'ansi-bright-blue': 'text-note',
  'ansi-cyan': 'text-note',
  'ansi-bright-cyan': 'text-note',
  'ansi-magenta': 'text-[var(--code-keyword)]',
  'ansi-bright-magenta': 'text-[var(--code-keyword)]',
};

/** Terminal text with its colours mapped to ours, as React nodes: none of it is ever read as markup. */
export const AnsiText = memo(function AnsiText({ text }: { readonly text: string }) {
  const parts = useMemo(
    () => Anser.ansiToJson(lastOfOverwritten(text), { use_classes: true, remove_empty: true }),
    [text],
  );
  return parts.map((part, index) => (
    <span
      // Parts of one text never change places.
      // oxlint-disable-next-line react/no-array-index-key
      key={index}
      className={cx(COLOURS[part.fg], part.decorations.includes('bold') && 'font-semibold')}
    >
      {part.content}
    </span>
  ));
});

/** A carriage return writes over the line, as progress bars do: what was written last is shown. */
function lastOfOverwritten(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.slice(line.trimEnd().lastIndexOf('\r') + 1))
    .join('\n');
}
