/** Lines of a text, for turning line and column into an offset and back. */
export class LineTable {
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #ascii: boolean;
  readonly #offsets = new Map<number, Int32Array | null>();

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      starts.push(at + 1);
    this.#text = text;
    this.#starts = starts;
    this.#ascii = isAscii(text);
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
    const offsets = this.#ascii ? null : this.#offsetsOf(line);
    const inside = offsets === null ? bytes : (offsets[bytes] ?? offsets.at(-1) ?? 0);
    return Math.min(start + inside, this.#text.length);
  }

  /** For each byte of a line, and its end, the offset in the line; null for a line of ASCII. */
  #offsetsOf(line: number): Int32Array | null {
    const known = this.#offsets.get(line);
    if (known !== undefined) return known;
    const text = this.lineText(line);
    const offsets = isAscii(text) ? null : byteOffsets(text);
    this.#offsets.set(line, offsets);
    return offsets;
  }
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the ASCII range is what is asked for
  return /^[\u0000-\u007f]*$/.test(text);
}

function byteOffsets(text: string): Int32Array {
  const offsets = new Int32Array(text.length * 3 + 1);
  let bytes = 0;
  let offset = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    const width = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    offset += char.length;
    // A column inside a character counts as its end.
    offsets.fill(offset, bytes + 1, bytes + width + 1);
    bytes += width;
  }
  return offsets.subarray(0, bytes + 1);
}
