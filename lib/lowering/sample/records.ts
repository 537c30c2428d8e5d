/** One row of a table in a text file: its text without the newline, and its fields. */
export interface TableRecord {
  readonly text: string;
  readonly fields: readonly string[];
}

const QUOTE = '"';

/** The separator that the text uses, where none is given: the one that the first line has most of. */
export function likelySeparator(text: string): string {
  const end = text.indexOf('\n');
  const first = end === -1 ? text : text.slice(0, end);
  const counts = [',', ';', '\t', '|'].map((each) => [first.split(each).length, each] as const);
  const [most] = counts.toSorted(([a], [b]) => b - a);
  return most !== undefined && most[0] > 1 ? most[1] : ',';
}

/** Records of the text, each verbatim; a newline inside quotes does not end one. */
export function recordTexts(text: string, separator: string): readonly string[] {
  const records: string[] = [];
  let begun = 0;
  let isQuoted = false;
  let fieldStarts = true;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isQuoted) {
      if (character === QUOTE) isQuoted = false;
    } else if (character === QUOTE && (fieldStarts || text[at - 1] === QUOTE)) {
      isQuoted = true;
    } else if (character === '\n') {
      records.push(text.slice(begun, at).replace(/\r$/, ''));
      begun = at + 1;
    }
    fieldStarts = character === separator || character === '\n';
  }
  if (begun < text.length) records.push(text.slice(begun).replace(/\r$/, ''));
  return records.filter((record) => record !== '');
}

/** A record with its fields, quotes taken off. */
export function recordOf(text: string, separator: string): TableRecord {
  if (!text.includes(QUOTE)) return { text, fields: text.split(separator) };
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted && character === QUOTE && text[at + 1] === QUOTE) {
      field += QUOTE;
      at += 1;
    } else if (character === QUOTE && (isQuoted || field === '')) isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  return { text, fields: [...fields, field] };
}

/** A field as it is written into a table. */
export function fieldText(value: string, separator: string): string {
  const isPlain = ![separator, QUOTE, '\n', '\r'].some((each) => value.includes(each));
  return isPlain ? value : `${QUOTE}${value.replaceAll(QUOTE, QUOTE + QUOTE)}${QUOTE}`;
}
