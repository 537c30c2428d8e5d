import type { JoinedStr, Located } from '../frontend/python/ast.ts';
import { scanString, stringAt } from '../frontend/python/scan-string.ts';
import type { TextEdit } from '../source/index.ts';

/** `os.environ["NAME"]` for a string; bytes stay bytes. Inside another string it keeps the quotes that fit there. */
export function readOfEnvironment(variable: string, original: string, quote = '"'): string {
  const read = `os.environ[${quote}${variable}${quote}]`;
  return /^[rR]?[bB]/.test(original) ? `${read}.encode()` : read;
}

/** Whether a range lies in a field, not in the text between fields. */
export function isInField(joined: JoinedStr, { start, end }: Located): boolean {
  return joined.values.some(
    (part) => part.kind !== 'Constant' && part.start < end && start < part.end,
  );
}

/** A range of an f-string, or of strings beside one, as a field that reads the environment. */
export function fieldEdit(
  source: string,
  joined: Located,
  { start, end }: Located,
  variable: string,
): TextEdit {
  for (let at = joined.start; at < joined.end;) {
    const string = stringAt(source, at);
    const after = string === null ? null : scanString(source, string, []);
    if (string === null || after === null) {
      at += 1;
      continue;
    }
    if (at <= start && end <= after) {
      const { quotes, fields } = string;
      const field = `{${readOfEnvironment(variable, '', quotes.startsWith('"') ? "'" : '"')}}`;
      const apart = `${quotes} f${quotes}${field}${quotes} ${quotes}`;
      return { start, end, text: fields ? field : apart };
    }
    at = after;
  }
  return { start, end, text: '' };
}
