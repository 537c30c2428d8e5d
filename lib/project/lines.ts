import type { LineProvenance } from './tree.ts';

/** A line of generated text with the notebook lines behind it. */
export interface SourcedLine {
  readonly text: string;
  readonly sources: readonly Source[];
}

export type Source = Omit<LineProvenance, 'line'>;

const LOOK_AHEAD = 60;
const SURE = 6;

/** Provenance of lines as they are. */
export function provenanceOf(lines: readonly SourcedLine[]): readonly LineProvenance[] {
  return lines.flatMap(({ sources }, line) =>
    mergeSources(sources).map((source) => ({ line, ...source })),
  );
}

/**
 * Carries provenance over to the formatted text. A formatter moves white space, commas, parentheses and quotes, so both
 * texts are walked along the characters that it keeps; a line gets what its characters came from.
 */
export function carryProvenance(
  lines: readonly SourcedLine[],
  formatted: string,
): readonly LineProvenance[] {
  const before = significant(lines.map((line) => line.text).join('\n'));
  const after = significant(formatted);
  const origins = new Map<number, Set<number>>();
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    const a = before[i];
    const b = after[j];
    if (a === undefined || b === undefined) break;
    if (a.text === b.text) {
      const known = origins.get(b.line) ?? new Set();
      origins.set(b.line, known.add(a.line));
      i += 1;
      j += 1;
    } else {
      const step = resynchronise(before, after, i, j);
      i += step.before;
      j += step.after;
    }
  }
  return [...origins]
    .sort(([a], [b]) => a - b)
    .flatMap(([line, from]) =>
      mergeSources([...from].sort((x, y) => x - y).flatMap((n) => lines[n]?.sources ?? [])).map(
        (source) => ({
          line,
          ...source,
        }),
      ),
    );
}

interface Mark {
  readonly text: string;
  readonly line: number;
}

/** Characters that a formatter neither adds nor drops, mostly; quotes are alike. */
function significant(text: string): readonly Mark[] {
  return text.split('\n').flatMap((content, line) =>
    content
      .replaceAll(/[\s,()\\]/g, '')
      .replaceAll("'", '"')
      .split('')
      .map((character) => ({
        text: character,
        line,
      })),
  );
}

/** The shortest way on to where the two texts agree again. */
function resynchronise(
  before: readonly Mark[],
  after: readonly Mark[],
  i: number,
  j: number,
): { readonly before: number; readonly after: number } {
  for (let distance = 1; distance <= LOOK_AHEAD; distance += 1) {
    for (let skip = 0; skip <= distance; skip += 1) {
      if (agrees(before, after, i + skip, j + distance - skip))
        return { before: skip, after: distance - skip };
    }
  }
  return { before: 1, after: 1 };
}

function agrees(before: readonly Mark[], after: readonly Mark[], i: number, j: number): boolean {
  for (let k = 0; k < SURE; k += 1) {
    if (before[i + k]?.text !== after[j + k]?.text) return false;
  }
  return true;
}

/** One entry a cell: the range of lines that its entries span. */
function mergeSources(sources: readonly Source[]): readonly Source[] {
  const cells = new Map<string, Source>();
  for (const source of sources) {
    const known = cells.get(source.cell);
    cells.set(
      source.cell,
      known === undefined
        ? {
            cell: source.cell,
            position: source.position,
            firstLine: source.firstLine,
            lastLine: source.lastLine,
          }
        : {
            ...known,
            firstLine: Math.min(known.firstLine, source.firstLine),
            lastLine: Math.max(known.lastLine, source.lastLine),
          },
    );
  }
  return [...cells.values()].sort((a, b) => a.position - b.position);
}
