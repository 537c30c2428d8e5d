import type { Comment, Located } from './ast.ts';
import { scanString, stringAt } from './scan-string.ts';

/** IPython syntax, found where Python's own grammar has nothing. */
export interface Escape extends Located {
  /**
   * `line`: a whole logical line that starts with `%`, `!` or `?`; `value`: the right side of `x = !cmd`;
   * `help`: a logical line that ends with `?`; `prefix`: `%time` in front of a statement or value, without it;
   * `bare`: a line magic without its `%`, which is not found by scanning.
   */
  readonly kind: 'line' | 'value' | 'help' | 'prefix' | 'bare';
}

/** What one pass over the characters of a cell finds, without a grammar. */
export interface Scan {
  readonly comments: readonly Comment[];
  readonly escapes: readonly Escape[];
  /** First and last token of each logical line that is Python. */
  readonly lines: readonly Located[];
  /** Offset of each closing bracket by the offset of its opening one. */
  readonly brackets: ReadonlyMap<number, number>;
  /** Form feeds outside strings, and newlines inside f-string fields: legal, but not read by the parser. */
  readonly formFeeds: readonly number[];
  readonly fieldNewlines: readonly number[];
  /** The bracket or string that never ends. */
  readonly unclosed: { readonly offset: number; readonly what: string } | null;
  readonly endsWithSemicolon: boolean;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const keptBody =
  /%[ \t]*(?:time|prun)(?:[ \t]+(?:-[qr]\b|-[lsTD][ \t]+\S+|--no-raise-error))*[ \t]+(?=[^\s#])/y;
const word = /[\p{L}\p{N}_]+/uy;
const helpTail = /\?{1,2}[ \t]*;?[ \t]*(?:#[^\n]*)?(?=\n|$)/y;
const magicValue = /[ \t]*(?:!(?!=)|%[ \t]*[A-Za-z_])/y;

export function scanPython(text: string): Scan {
  return new Scanner(text).run();
}

/** End of a line and of the lines that its trailing backslashes join to it. */
export function endOfContinuedLine(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (end < text.length && text[end - 1] === '\\') end = lineEnd(text, end + 1);
  return end;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

class Scanner {
  readonly #text: string;
  readonly #comments: Comment[] = [];
  readonly #escapes: Escape[] = [];
  readonly #lines: Located[] = [];
  readonly #brackets = new Map<number, number>();
  readonly #open: number[] = [];
  readonly #formFeeds: number[] = [];
  readonly #fieldNewlines: number[] = [];
  #unclosedString: number | null = null;
  #at = 0;
  /** End of the last token seen, and whether it was a semicolon. */
  #tokenEnd = 0;
  #semicolon = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Scan {
    while (this.#at < this.#text.length) this.#logicalLine();
    const bracket = this.#open.at(-1);
    const unclosed =
      this.#unclosedString !== null
        ? { offset: this.#unclosedString, what: 'string' }
        : bracket !== undefined
          ? { offset: bracket, what: `'${this.#text[bracket] ?? '('}'` }
          : null;
    return {
      comments: this.#comments,
      escapes: this.#escapes,
      lines: this.#lines,
      brackets: this.#brackets,
      formFeeds: this.#formFeeds,
      fieldNewlines: this.#fieldNewlines,
      unclosed,
      endsWithSemicolon: this.#semicolon,
    };
  }

  #logicalLine(): void {
    this.#blank();
    let char = this.#text[this.#at];
    if (char === '\n') {
      this.#at += 1;
      return;
    }
    if (char === undefined) return;
    if (char === '#') {
      this.#comment(false);
      return;
    }
    let start = this.#at;
    while (char === '%' && matchAt(keptBody, this.#text, this.#at) !== null) {
      this.#prefix();
      start = this.#at;
      char = this.#text[start];
    }
    if (char !== undefined && '%!?,;/'.includes(char)) {
      this.#at = endOfContinuedLine(this.#text, start);
      this.#escapes.push({ kind: 'line', start, end: this.#at });
      this.#semicolon = false;
      return;
    }
    this.#tokenEnd = start;
    if (this.#tokens(start) && this.#tokenEnd > start)
      this.#lines.push({ start, end: this.#tokenEnd });
  }

  /** Reads to the end of the logical line; false when it turned out to be a help request. */
  #tokens(start: number): boolean {
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? '';
      if (char === '\n' && this.#open.length === 0) {
        this.#at += 1;
        return true;
      }
      if (
        char === '?' &&
        this.#open.length === 0 &&
        matchAt(helpTail, this.#text, this.#at) !== null
      ) {
        this.#escapes.push({ kind: 'help', start, end: this.#helpEnd() });
        this.#at = lineEnd(this.#text, this.#at);
        this.#semicolon = false;
        return false;
      }
      this.#token(char);
    }
    return true;
  }

  #helpEnd(): number {
    return this.#text[this.#at + 1] === '?' ? this.#at + 2 : this.#at + 1;
  }

  #token(char: string): void {
    if (char === ' ' || char === '\t' || char === '\f') return this.#blank();
    if (char === '\n') {
      this.#at += 1;
      return;
    }
    if (char === '#') return this.#comment(this.#codeBefore());
    if (char === '\\' && this.#text[this.#at + 1] === '\n') {
      this.#at += 2;
      return;
    }
    this.#semicolon = char === ';';
    const string = stringAt(this.#text, this.#at);
    if (string !== null) {
      const end = scanString(this.#text, string, this.#fieldNewlines);
      if (end === null) this.#unclosedString ??= this.#at;
      this.#at = end ?? this.#text.length;
    } else if (char === '(' || char === '[' || char === '{') {
      this.#open.push(this.#at);
      this.#at += 1;
    } else if (char === ')' || char === ']' || char === '}') {
      this.#close(char);
      this.#at += 1;
    } else if (char === '=') {
      this.#equals();
    } else {
      this.#at = matchAt(word, this.#text, this.#at) ?? this.#at + 1;
    }
    this.#tokenEnd = this.#at;
  }

  #close(char: string): void {
    const open = this.#open.at(-1);
    if (open === undefined || closing[this.#text[open] ?? ''] !== char) return;
    this.#open.pop();
    this.#brackets.set(open, this.#at);
  }

  /** `=`, or what IPython puts behind it. */
  #equals(): void {
    const before = this.#text[this.#at - 1] ?? '';
    const comparison = this.#text[this.#at + 1] === '=';
    this.#at += comparison ? 2 : 1;
    if (comparison || this.#open.length > 0 || '!<>:+-*/%&|^@'.includes(before)) return;
    if (matchAt(magicValue, this.#text, this.#at) === null) return;
    this.#blank();
    while (matchAt(keptBody, this.#text, this.#at) !== null) this.#prefix();
    const char = this.#text[this.#at];
    if (char !== '%' && char !== '!') return;
    const start = this.#at;
    this.#at = endOfContinuedLine(this.#text, start);
    this.#escapes.push({ kind: 'value', start, end: this.#at });
  }

  #prefix(): void {
    const end = matchAt(keptBody, this.#text, this.#at) ?? this.#at;
    this.#escapes.push({ kind: 'prefix', start: this.#at, end });
    this.#at = end;
  }

  #comment(trailing: boolean): void {
    const end = lineEnd(this.#text, this.#at);
    this.#comments.push({ start: this.#at, end, text: this.#text.slice(this.#at, end), trailing });
    this.#at = end;
  }

  /** Whether anything but white space stands before this place on its line. */
  #codeBefore(): boolean {
    const lineStart = this.#text.lastIndexOf('\n', this.#at - 1) + 1;
    return this.#text.slice(lineStart, this.#at).trim() !== '';
  }

  #blank(): void {
    for (;;) {
      const char = this.#text[this.#at];
      if (char === '\f') this.#formFeeds.push(this.#at);
      else if (char !== ' ' && char !== '\t') return;
      this.#at += 1;
    }
  }
}

/** End of a sticky expression's match at an offset; null when there is none. */
function matchAt(pattern: RegExp, text: string, offset: number): number | null {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : null;
}
