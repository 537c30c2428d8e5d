import type { Cell, Notebook } from '../../notebook/model.ts';
import type { CellId } from '../../source/span.ts';
import { readCodeHeading } from './code-headings.ts';
import { identifierFrom } from './identifier.ts';
import type { Block } from './markdown.ts';
import { readMarkdown } from './markdown.ts';

/** A heading and what it stands under. */
export interface Section {
  /** 1 to 6; 7 for a line that is only bold. */
  readonly level: number;
  /** Plain text, numbering kept. */
  readonly title: string;
  /** Titles from the outermost to this one, the notebook's own title left out. */
  readonly path: readonly string[];
  readonly cell: CellId;
  /** Document position of `cell`. */
  readonly position: number;
}

/** What the document says about one code cell. */
export interface CellOutline {
  /** The section that the cell stands in. */
  readonly section: Section | null;
  /** Whether a heading stands between the cell and the code cell before it. */
  readonly opensSection: boolean;
  /** Plain text of the markdown between it and the code cell before it, headings left out; paragraphs apart by a blank line. */
  readonly doc: string;
  /** The comment at its top as a short phrase, or null. */
  readonly phrase: string | null;
}

export interface Outline {
  /** Null when no heading names the whole notebook. */
  readonly title: string | null;
  /** First paragraph of prose, or empty. */
  readonly summary: string;
  /** Whether its prose is English, as far as there is enough of it to tell. */
  readonly isEnglish: boolean;
  readonly sections: readonly Section[];
  /** For every code cell. */
  readonly cells: ReadonlyMap<CellId, CellOutline>;
}

/** Headings that begin a part of the work and do not name the whole. */
const PART =
  /^(?:import|load|read|setup|set_up|librar|packag|modul|depend|install|requirement|data$|dataset$|table_of|content|introduc|overview|eda|explor|preprocess|clean)/;

export function outlineOf(notebook: Notebook): Outline {
  const blocks = new Map(
    notebook.cells.map((cell) => [
      cell.id,
      cell.kind === 'markdown' ? readMarkdown(cell.source) : [],
    ]),
  );
  const title = titleOf(notebook.cells, blocks);
  const headings = [...blocks.values()].flat().filter((block) => block.kind === 'heading');
  const builder = new OutlineBuilder(title);
  for (const cell of notebook.cells) {
    if (cell.kind === 'markdown') builder.read(cell, blocks.get(cell.id) ?? []);
    if (cell.kind === 'code') builder.place(cell, headings.length === 0);
  }
  return {
    title: title?.title ?? null,
    summary: summaryOf(notebook.cells, blocks),
    isEnglish: isEnglish([...blocks.values()].flat()),
    sections: builder.sections,
    cells: builder.cells,
  };
}

type Heading = Extract<Block, { kind: 'heading' }>;

class OutlineBuilder {
  readonly sections: Section[] = [];
  readonly cells = new Map<CellId, CellOutline>();
  readonly #title: Heading | null;
  #open: Section[] = [];
  #doc: string[] = [];
  #opens = false;

  constructor(title: Heading | null) {
    this.#title = title;
  }

  read(cell: Cell, blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'text') this.#doc.push(block.lines.join('\n'));
      else this.#enter(cell, block);
    }
  }

  place(cell: Cell, useComments: boolean): void {
    const { heading, phrase } = readCodeHeading(cell.source);
    if (useComments && heading !== null)
      this.#enter(cell, { kind: 'heading', level: 1, title: heading });
    this.cells.set(cell.id, {
      section: this.#open.at(-1) ?? null,
      opensSection: this.#opens,
      doc: this.#doc.join('\n\n'),
      phrase,
    });
    this.#doc = [];
    this.#opens = false;
  }

  #enter(cell: Cell, heading: Heading): void {
    this.#doc = [];
    if (heading === this.#title) return;
    this.#open = this.#open.filter((section) => section.level < heading.level);
    const section: Section = {
      level: heading.level,
      title: heading.title,
      path: [...this.#open.map((outer) => outer.title), heading.title],
      cell: cell.id,
      position: cell.position,
    };
    this.sections.push(section);
    this.#open = [...this.#open, section];
    this.#opens = true;
  }
}

/** The heading before all code that no other is above or beside, unless it only names a part of the work. */
function titleOf(
  cells: readonly Cell[],
  blocks: ReadonlyMap<CellId, readonly Block[]>,
): Heading | null {
  const all = cells
    .flatMap((cell) => blocks.get(cell.id) ?? [])
    .filter((block) => block.kind === 'heading');
  const firstCode = cells.findIndex((cell) => cell.kind === 'code' && cell.source.trim() !== '');
  const before = cells
    .slice(0, firstCode === -1 ? cells.length : firstCode)
    .flatMap((cell) => blocks.get(cell.id) ?? [])
    .filter((block) => block.kind === 'heading');
  const [first] = before;
  if (first === undefined || PART.test(identifierFrom(first.title, ''))) return null;
  const top = Math.min(...all.map((heading) => heading.level));
  const isAlone = all.filter((heading) => heading.level <= first.level).length === 1;
  return first.level === top && (isAlone || before.length > 1 || first.level === 1) ? first : null;
}

/** Words that every English text is full of, and hardly any other. */
const ENGLISH = /^(?:the|of|and|to|is|in|for|with|that|this|we|are|it|on|by|from|be|as|will)$/;
const ENOUGH_WORDS = 25;
const ENGLISH_SHARE = 0.12;

function isEnglish(blocks: readonly Block[]): boolean {
  const words = blocks
    .flatMap((block) => (block.kind === 'heading' ? [block.title] : block.lines))
    .flatMap((line) => line.toLowerCase().match(/\p{L}+/gu) ?? []);
  if (words.length < ENOUGH_WORDS) return true;
  return words.filter((word) => ENGLISH.test(word)).length >= words.length * ENGLISH_SHARE;
}

const LONGEST_SUMMARY = 600;

function summaryOf(cells: readonly Cell[], blocks: ReadonlyMap<CellId, readonly Block[]>): string {
  for (const cell of cells) {
    if (cell.kind === 'code' && cell.source.trim() !== '') return '';
    for (const block of blocks.get(cell.id) ?? []) {
      if (block.kind !== 'text') continue;
      const prose = block.lines.filter((line) => !/^(?:-|\d+[.)]) /.test(line)).join(' ');
      const words = prose.split(' ').length;
      // Shorter lines without an end are by-lines and link bars.
      if (words >= 12 || (words >= 5 && /[.!?:。]$/.test(prose))) return shortened(prose);
    }
  }
  return '';
}

function shortened(text: string): string {
  if (text.length <= LONGEST_SUMMARY) return text;
  const cut = text.slice(0, LONGEST_SUMMARY);
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '));
  return sentence > 0 ? cut.slice(0, sentence + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} ...`;
}
