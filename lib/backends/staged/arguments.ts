/**
 * Splits the text after a call's opening bracket at its top-level commas, up to the closing bracket; null when text
 * other than a comment or nothing follows that, or when it never comes.
 */
export function splitArguments(text: string): readonly string[] | null {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") {
      const end = endOfString(text, at);
      if (end === null) return null;
      at = end;
    } else if (character === '#') {
      return null;
    } else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) {
      if (depth === 0) {
        parts.push(text.slice(start, at));
        const rest = text.slice(at + 1).trim();
        return rest === '' || rest.startsWith('#') ? trimmed(parts) : null;
      }
      depth -= 1;
    } else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return null;
}

/** Position of the closing quote of a string that starts at `start`. */
function endOfString(text: string, start: number): number | null {
  const quote = text[start] ?? '';
  const triple = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  for (let at = start + triple.length; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(triple, at)) return at + triple.length - 1;
  }
  return null;
}

function trimmed(parts: readonly string[]): readonly string[] {
  return parts
    .map((part) => part.trim().replaceAll(/\s*\n\s*/g, ' '))
    .filter((part) => part !== '');
}
