import { oneLine, sentence, wrapBlock, wrapMarkdown } from './prose.ts';

/** A docstring before it is wrapped and escaped. */
export interface Docstring {
  readonly summary: string;
  /** Markdown. */
  readonly body: string;
  readonly sections: readonly DocSection[];
}

/** `Args:` and the like. */
export interface DocSection {
  readonly title: string;
  readonly items: readonly DocItem[];
}

/** One parameter or result. */
export interface DocItem {
  readonly name: string;
  readonly text: string;
}

const LINE_LENGTH = 100;

/** A docstring of one sentence. */
export function briefly(summary: string): Docstring {
  return { summary, body: '', sections: [] };
}

/** Prints a docstring with its quotes, indented by `indent` spaces. */
export function printDocstring(docstring: Docstring, indent: number): readonly string[] {
  const lines = docstringLines(docstring, LINE_LENGTH - indent - '""""""'.length).map(escapeLine);
  const margin = ' '.repeat(indent);
  const [first = '', ...rest] = lines;
  if (rest.length === 0) return [`${margin}"""${endSafely(first)}"""`];
  return [
    `${margin}"""${first}`,
    ...rest.map((line) => (line === '' ? '' : margin + line)),
    `${margin}"""`,
  ];
}

function docstringLines({ summary, body, sections }: Docstring, width: number): readonly string[] {
  const lines = [...wrapBlock(sentence(oneLine(summary)), width)];
  const text = wrapMarkdown(body, width);
  if (text.length > 0) lines.push('', ...text);
  for (const { title, items } of sections.filter((section) => section.items.length > 0)) {
    lines.push('', `${title}:`);
    for (const item of items) lines.push(...wrapItem(item, width));
  }
  return lines;
}

function wrapItem({ name, text }: DocItem, width: number): readonly string[] {
  const plain = oneLine(text);
  const [first = '', ...rest] = wrapBlock(plain === '' ? name : `${name}: ${plain}`, width - 8);
  return [`    ${first}`, ...rest.map((line) => `        ${line}`)];
}

function escapeLine(line: string): string {
  return line.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"').trimEnd();
}

/** A quote or a space before the closing quotes would read as theirs. */
function endSafely(line: string): string {
  return line.endsWith('"') ? `${line.slice(0, -1)}\\"` : line;
}
