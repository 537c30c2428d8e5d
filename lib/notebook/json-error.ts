/** Where text stops being JSON, and what was expected there. */
export interface JsonError {
  readonly offset: number;
  readonly expected: string;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const space = /[ \t\n\r]*/y;
const literal = /true|false|null/y;

/**
 * Finds the first place at which text is not JSON; null when it is. Engines word and place their own errors
 * differently, and the same input must give the same report everywhere.
 */
export function findJsonError(text: string): JsonError | null {
  const open: ('{' | '[')[] = [];
  let at = skip(text, 0);
  let expected: 'value' | 'first value' | 'key' | 'first key' | 'separator' = 'value';
  for (;;) {
    const char = text[at];
    if (expected === 'separator') {
      const container = open.at(-1);
      if (container === undefined)
        return at === text.length ? null : { offset: at, expected: 'the end of the file' };
      if (char === ',') {
        expected = container === '{' ? 'key' : 'value';
        at = skip(text, at + 1);
      } else if (char === (container === '{' ? '}' : ']')) {
        open.pop();
        at = skip(text, at + 1);
      } else return { offset: at, expected: container === '{' ? '"," or "}"' : '"," or "]"' };
    } else if (expected === 'key' || expected === 'first key') {
      if (char === '}' && expected === 'first key') {
        open.pop();
        expected = 'separator';
        at = skip(text, at + 1);
        continue;
      }
      const end = stringEnd(text, at);
      if (end === null)
        return (
          wrongString(text, at) ?? { offset: at, expected: 'a property name in double quotes' }
        );
      at = skip(text, end);
      if (text[at] !== ':') return { offset: at, expected: '":"' };
      at = skip(text, at + 1);
      expected = 'value';
    } else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'first key' : 'first value';
      at = skip(text, at + 1);
    } else if (char === ']' && expected === 'first value') {
      open.pop();
      expected = 'separator';
      at = skip(text, at + 1);
    } else {
      const end = stringEnd(text, at) ?? match(literal, text, at) ?? match(number, text, at);
      if (end === null) return wrongString(text, at) ?? { offset: at, expected: 'a value' };
      at = skip(text, end);
      expected = 'separator';
    }
  }
}

/** What is wrong inside the string that begins at an offset, if one does. */
function wrongString(text: string, from: number): JsonError | null {
  const offset = stringStop(text, from);
  if (offset === null) return null;
  return {
    offset,
    expected:
      text[offset] === '\\' ? 'a valid escape' : 'the rest of the string and its closing quote',
  };
}

/** Offset behind a string; null when there is none or it does not end. */
function stringEnd(text: string, from: number): number | null {
  const at = stringStop(text, from);
  return at !== null && text[at] === '"' ? at + 1 : null;
}

/**
 * Where a string stops: at its closing quote, or at what may not stand in it. Walked by hand, as strings of many
 * megabytes overflow a pattern's own stack.
 */
function stringStop(text: string, from: number): number | null {
  if (text[from] !== '"') return null;
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code < 0x20) return at;
    const end = code === 0x5c ? match(escape, text, at) : at + 1;
    if (end === null) return at;
    at = end;
  }
  return at;
}

function skip(text: string, at: number): number {
  return match(space, text, at) ?? at;
}

function match(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
