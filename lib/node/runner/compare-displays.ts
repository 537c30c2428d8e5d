/** What one top-level statement of the executed notebook displayed as text. */
export interface Display {
  /** Document position of the cell, from 1. */
  readonly cell: number;
  /** First line of the statement in the cell, from 1. */
  readonly line: number;
  readonly text: string;
}

/** One line that is on one side only. */
export interface Difference {
  readonly side: 'notebook' | 'project';
  /** Null for a line of the project: it belongs to no cell. */
  readonly cell: number | null;
  readonly text: string;
}

export interface DisplayComparison {
  /** Lines of required displays, and how many of them the project printed. */
  readonly required: number;
  readonly found: number;
  readonly differences: readonly Difference[];
}

interface NotebookLine {
  readonly cell: number;
  readonly text: string;
  readonly required: boolean;
}

// Run times differ from run to run and are no result.
const TIMING = /^(CPU times:|Wall time:|Compiler *:)|per loop \(mean/;
const NUMBER = /[-+]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)\.?\d*|\.\d+)(?:[eE][-+]?\d+)?%?/g;

/**
 * One displayed line as it is compared: an expression that a cell ends with is displayed by `repr`, a printed
 * one by `str`, so quotes around a whole line and numpy's type names fall away.
 */
export function normalizeLine(line: string): string {
  const plain = line
    .replace(/\bnp\.(?:float|int|uint)\d+\(([^()]*)\)/g, '$1')
    .replace(/\bnp\.(True|False)_/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const quoted = /^(['"])(.*)\1$/.exec(plain);
  return quoted?.[2] ?? plain;
}

/** The numbers of a line as they are written. */
export function numbersOf(line: string): readonly string[] {
  return line.match(NUMBER) ?? [];
}

/**
 * Compares what a project printed with what the cells displayed: every line with a number that the project
 * prints must be a line of the notebook, and every line of a required display must be printed.
 *
 * Lines are the same when their texts are, or when their numbers are, as written and in the same order: a bare
 * expression has no label in the notebook and may have one in the project.
 * @param printed standard output of the project
 * @param displays what the cells displayed, in the order in which they ran
 * @param isRequired whether the project must print what this statement displayed
 */
export function compareDisplays(
  printed: string,
  displays: readonly Display[],
  isRequired: (display: Display) => boolean,
): DisplayComparison {
  const notebook: readonly NotebookLine[] = displays.flatMap((display) =>
    linesOf(unwrap(display.text)).map((text) => ({
      cell: display.cell,
      text,
      required: isRequired(display) && numbersOf(text).length > 0,
    })),
  );
  const used = new Set<number>();
  const differences: Difference[] = [];
  for (const line of linesOf(printed)) {
    const index = findLine(line, notebook, used);
    if (index >= 0) used.add(index);
    else if (numbersOf(line).length > 0) {
      differences.push({ side: 'project', cell: null, text: line });
    }
  }
  notebook.forEach((line, index) => {
    if (line.required && !used.has(index)) {
      differences.push({ side: 'notebook', cell: line.cell, text: line.text });
    }
  });
  const required = notebook.filter((line) => line.required).length;
  const missing = differences.filter((difference) => difference.side === 'notebook').length;
  return { required, found: required - missing, differences };
}

// IPython breaks long containers over lines; `print` does not.
function unwrap(text: string): string {
  return /^\s*(?:\{[\s\S]*\}|\[[^[][\s\S]*\]|\([\s\S]*\))\s*$/.test(text)
    ? text.replace(/\s*\n\s*/g, ' ')
    : text;
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map(normalizeLine)
    .filter((line) => line !== '' && !TIMING.test(line));
}

// Required lines first, so that a line displayed twice is not used up by a copy nobody asked for.
function findLine(
  line: string,
  notebook: readonly NotebookLine[],
  used: ReadonlySet<number>,
): number {
  const numbers = numbersOf(line).join(' ');
  const tests: readonly ((other: NotebookLine) => boolean)[] = [
    (other) => other.required && other.text === line,
    (other) => other.text === line,
    (other) => numbers !== '' && other.required && numbersOf(other.text).join(' ') === numbers,
    (other) => numbers !== '' && numbersOf(other.text).join(' ') === numbers,
  ];
  for (const test of tests) {
    const index = notebook.findIndex((other, place) => !used.has(place) && test(other));
    if (index >= 0) return index;
  }
  return -1;
}
