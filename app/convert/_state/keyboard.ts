import type { Mark } from '../../_lib.ts';

export type CellCommand =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'first' }
  | { readonly kind: 'last' }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'cycle' }
  | { readonly kind: 'reveal' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'shortcuts' };

const COMMANDS: Readonly<Record<string, CellCommand>> = {
  j: { kind: 'move', by: 1 },
  ArrowDown: { kind: 'move', by: 1 },
  k: { kind: 'move', by: -1 },
  ArrowUp: { kind: 'move', by: -1 },
  PageDown: { kind: 'move', by: 10 },
  PageUp: { kind: 'move', by: -10 },
  Home: { kind: 'first' },
  End: { kind: 'last' },
  i: { kind: 'mark', mark: 'include' },
  x: { kind: 'mark', mark: 'exclude' },
  a: { kind: 'mark', mark: 'auto' },
  ' ': { kind: 'cycle' },
  Enter: { kind: 'reveal' },
  u: { kind: 'undo' },
  U: { kind: 'redo' },
  '?': { kind: 'shortcuts' },
};

/** What a key means while a cell has the focus; null when it means nothing here. */
export function cellCommand(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): CellCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return COMMANDS[event.key] ?? null;
}

/** Space goes round: suggestion, in production, left out. */
export function nextMark(mark: Mark): Mark {
  return mark === 'auto' ? 'include' : mark === 'include' ? 'exclude' : 'auto';
}

export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['j', '↓'], does: 'Next cell' },
  { keys: ['k', '↑'], does: 'Previous cell' },
  { keys: ['Home', 'End'], does: 'First, last cell' },
  { keys: ['i'], does: 'Put the cell in production' },
  { keys: ['x'], does: 'Leave the cell out' },
  { keys: ['a'], does: 'Back to the suggestion' },
  { keys: ['Space'], does: 'Go round the three marks' },
  { keys: ['Enter'], does: 'Show what the cell became' },
  { keys: ['u', 'U'], does: 'Undo, redo the last change' },
  { keys: ['?'], does: 'This list' },
];
