import type { StatementId } from '../../../ir/pipeline.ts';
import type { CellId, LineTable, OffsetMap } from '../../../source/index.ts';
import type { Located } from '../ast.ts';
import type { FoundMagic } from '../ipython/cell-magic.ts';

/** A node's place as the parser states it: lines from 1, columns in UTF-8 bytes. */
export interface ParserPlace {
  readonly lineno?: number;
  readonly col_offset?: number;
  readonly end_lineno?: number;
  readonly end_col_offset?: number;
}

export interface ConversionInput {
  readonly cell: CellId;
  /** The text that was parsed, and how its offsets map to the author's. */
  readonly text: string;
  readonly lines: LineTable;
  readonly map: OffsetMap;
  /** Offset in the parsed text of the bracket that closes the one at `open`. */
  readonly closing: (open: number) => number | undefined;
  readonly standIns: ReadonlyMap<string, FoundMagic>;
}

/** Deeper trees than this are refused: every later stage walks them recursively. */
const deepest = 1000;

/** Text that is refused although the parser let it pass. */
export class Refusal extends Error {
  readonly kind: 'syntax' | 'depth';
  readonly at: Located;

  constructor(kind: Refusal['kind'], message: string, at: Located) {
    super(message);
    this.kind = kind;
    this.at = at;
  }
}

/** What the conversion of one cell's tree knows. */
export class Conversion {
  readonly #input: ConversionInput;
  #statements = 0;
  #depth = 0;

  constructor(input: ConversionInput) {
    this.#input = input;
  }

  /** Ids count statements in the order in which they begin. */
  nextId(): StatementId {
    const id = `${this.#input.cell}#${this.#statements}` as StatementId;
    this.#statements += 1;
    return id;
  }

  magic(name: string): FoundMagic | undefined {
    return this.#input.standIns.get(name);
  }

  /** The range in the author's text. */
  span(node: ParserPlace): Located {
    const { map } = this.#input;
    return { start: map.start(this.start(node)), end: map.end(this.end(node)) };
  }

  /** Offset in the parsed text. */
  start(node: ParserPlace): number {
    return this.#input.lines.offsetOfUtf8(node.lineno ?? 1, node.col_offset ?? 0);
  }

  end(node: ParserPlace): number {
    const line = node.end_lineno ?? node.lineno ?? 1;
    return this.#input.lines.offsetOfUtf8(line, node.end_col_offset ?? node.col_offset ?? 0);
  }

  /** The range in the author's text of a range in the parsed text. */
  located(start: number, end: number): Located {
    return { start: this.#input.map.start(start), end: this.#input.map.end(end) };
  }

  get text(): string {
    return this.#input.text;
  }

  textOf(node: ParserPlace): string {
    return this.#input.text.slice(this.start(node), this.end(node));
  }

  /** Offset in the parsed text of the bracket that closes the one at `open`. */
  closing(open: number): number | undefined {
    return this.#input.closing(open);
  }

  /** Runs the conversion of a child, one level down. */
  within<T>(node: ParserPlace, convert: () => T): T {
    if (this.#depth >= deepest) throw new Refusal('depth', 'nested too deeply', this.span(node));
    this.#depth += 1;
    const result = convert();
    this.#depth -= 1;
    return result;
  }
}
