/** Values of rows by where they stand among all rows: edges of bins, group averages. They are learned in disguise. */
const PLACED = new Set(['qcut', 'cut', 'transform', 'apply', 'zscore', 'scale', 'normalize']);

export function placed(name: string): boolean {
  return PLACED.has(name);
}

/** Values of rows by the rows before and after them. */
const NEIGHBOURS = new Set(
  `rank shift diff pct_change cumsum cumprod cummax cummin cumcount ngroup rolling expanding ewm interpolate ffill bfill
   pad backfill gradient mean sum std var min max median`.split(/\s+/),
);

export function neighbours(name: string): boolean {
  return NEIGHBOURS.has(name);
}
