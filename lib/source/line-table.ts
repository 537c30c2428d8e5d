/** Lines of a text, for turning line and column into an offset and back. */
export class LineTable {
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #ascii: boolean;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      starts.push(at + 1);
    this.#text = text;
    this.#starts = starts;
    // oxlint-disable-next-line no-control-regex -- the ASCII range is what is asked for
    this.#ascii = /^[\u0000-\u007f]*$/.test(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of a line (from 1); the end of the text for lines beyond it. */
  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length;
  }

  /** Text of a line (from 1) without its newline. */
  lineText(line: number): string {
    const next = this.#starts[line];
    return this.#text.slice(
      this.lineStart(line),
      next === undefined ? this.#text.length : next - 1,
    );
  }

  /** Line and column, both from 1, of an offset. */
  place(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, column: offset - (this.#starts[low - 1] ?? 0) + 1 };
  }

  /** Offset of a column counted in UTF-8 bytes, as CPython's syntax trees count it. */
  offsetOfUtf8(line: number, bytes: number): number {
    const start = this.lineStart(line);
    if (this.#ascii) return Math.min(start + bytes, this.#text.length);
    let offset = start;
    for (let left = bytes; left > 0 && offset < this.#text.length;) {
      const point = this.#text.codePointAt(offset) ?? 0;
      left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      offset += point < 0x10000 ? 1 : 2;
    }
    return offset;
  }
}
