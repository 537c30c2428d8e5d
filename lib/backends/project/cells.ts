/** `cell 5`, `cells 5-7 and 9`: how people speak of positions in the document. */
export function cellsText(positions: readonly number[]): string {
  const ranges = rangesOf(positions);
  if (ranges.length === 0) return '';
  const many = new Set(positions).size > 1;
  const last = ranges.at(-1) ?? '';
  const text = ranges.length === 1 ? last : `${ranges.slice(0, -1).join(', ')} and ${last}`;
  return `${many ? 'cells' : 'cell'} ${text}`;
}

function rangesOf(positions: readonly number[]): readonly string[] {
  const sorted = [...new Set(positions)].sort((a, b) => a - b);
  const ranges: { first: number; last: number }[] = [];
  for (const position of sorted) {
    const open = ranges.at(-1);
    if (open !== undefined && open.last === position - 1) open.last = position;
    else ranges.push({ first: position, last: position });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`));
}
