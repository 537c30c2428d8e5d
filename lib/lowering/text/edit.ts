/** A replacement of a range of a cell's source; `start === end` inserts. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits in order of place. Throws when two overlap: what they would give depends on the order of applying them. */
export function orderedEdits(edits: readonly Edit[]): readonly Edit[] {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  ordered.forEach((edit, index) => {
    const next = ordered[index + 1];
    if (edit.end < edit.start) throw new Error(`edit ends before it starts: ${describe(edit)}`);
    if (next !== undefined && next.start < edit.end) {
      throw new Error(`edits overlap: ${describe(edit)} and ${describe(next)}`);
    }
  });
  return ordered;
}

/** Whether both would change the same text. */
export function overlaps(a: Edit, b: { readonly start: number; readonly end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function describe(edit: Edit): string {
  return `[${edit.start}, ${edit.end}) -> ${JSON.stringify(edit.text)}`;
}
