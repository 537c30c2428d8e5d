import type { NumberBounds, ParameterConstraint } from './contract.ts';

const NAMES = { '>': 'gt', '>=': 'ge', '<': 'lt', '<=': 'le' } as const;

type Draft = { -readonly [K in keyof ParameterConstraint]: ParameterConstraint[K] };

/** Reads the words of a table; what they are is in `contract.ts`. */
export function parseConstraint(words: string): ParameterConstraint {
  const draft: Draft = {
    int: null,
    float: null,
    isReal: false,
    options: [],
    text: false,
    none: false,
    bool: false,
  };
  for (const word of words.split(' | ')) addKind(draft, word);
  return draft;
}

function addKind(draft: Draft, word: string): void {
  if (word.startsWith('"')) draft.options = [...draft.options, JSON.parse(word) as string];
  else if (word === 'None') draft.none = true;
  else if (word === 'bool') draft.bool = true;
  else if (word === 'str') draft.text = true;
  else addNumber(draft, word);
}

function addNumber(draft: Draft, word: string): void {
  const [kind = '', ...limits] = word.split(' ');
  if (!/^(?:int|float|number)$/.test(kind)) throw new Error(`no kind of value: ${word}`);
  const bounds = boundsOf(limits);
  // Two ranges of one kind have no common bounds.
  if (kind !== 'float') draft.int = draft.int === null ? bounds : {};
  if (kind !== 'int') draft.float = draft.float === null ? bounds : {};
  if (kind === 'number') draft.isReal = true;
}

function boundsOf(limits: readonly string[]): NumberBounds {
  const bounds: Record<string, string> = {};
  for (let at = 0; at + 1 < limits.length; at += 2) {
    const name = NAMES[(limits[at] ?? '') as keyof typeof NAMES];
    bounds[name] = (limits[at + 1] ?? '').replace(/\.0$/, '');
  }
  return bounds;
}
