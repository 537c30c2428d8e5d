/** Replacement of the half-open range `start`..`end` of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Where text after edits came from. A start offset and an end offset at the same place differ: after a deletion,
 * the start of what follows lies behind the deleted text and the end of what precedes lies before it.
 */
export interface OffsetMap {
  /** Original offset of a range that starts here. */
  start(offset: number): number;
  /** Original offset of a range that ends here. */
  end(offset: number): number;
}

export interface EditedText {
  readonly text: string;
  readonly map: OffsetMap;
}

export const identityMap: OffsetMap = { start: (offset) => offset, end: (offset) => offset };

interface AppliedEdit {
  readonly from: number;
  readonly to: number;
  readonly originalFrom: number;
  readonly originalTo: number;
}

/** Applies edits that do not overlap. Ranges inside a replacement map to the whole text it replaced. */
export function applyEdits(original: string, edits: readonly TextEdit[]): EditedText {
  if (edits.length === 0) return { text: original, map: identityMap };
  const applied: AppliedEdit[] = [];
  const pieces: string[] = [];
  let read = 0;
  let written = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const kept = original.slice(read, edit.start);
    pieces.push(kept, edit.text);
    const from = written + kept.length;
    const to = from + edit.text.length;
    applied.push({ from, to, originalFrom: edit.start, originalTo: edit.end });
    read = edit.end;
    written = to;
  }
  pieces.push(original.slice(read));
  return { text: pieces.join(''), map: mapOf(applied) };
}

/** The map from the text after `second` to the text before `first`. */
export function composeMaps(first: OffsetMap, second: OffsetMap): OffsetMap {
  if (first === identityMap) return second;
  if (second === identityMap) return first;
  return {
    start: (offset) => first.start(second.start(offset)),
    end: (offset) => first.end(second.end(offset)),
  };
}

function mapOf(applied: readonly AppliedEdit[]): OffsetMap {
  return {
    start(offset) {
      const edit = lastWhere(applied, (e) => e.from <= offset);
      if (edit === null) return offset;
      return offset < edit.to ? edit.originalFrom : edit.originalTo + offset - edit.to;
    },
    end(offset) {
      const edit = lastWhere(applied, (e) => e.from < offset);
      if (edit === null) return offset;
      return offset < edit.to ? edit.originalTo : edit.originalTo + offset - edit.to;
    },
  };
}

/** The last element that satisfies a test which holds for a prefix of the list only. */
function lastWhere<T>(sorted: readonly T[], test: (element: T) => boolean): T | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = sorted[middle];
    if (element !== undefined && test(element)) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? null;
}
