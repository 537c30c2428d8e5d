/** More renamings than this in a row would be a cycle in the tables. */
const LONGEST_CHAIN = 8;

/**
 * The public spelling of a name: the longest aliased prefix is replaced until nothing changes; what is still not
 * listed is tried without its private modules (`sklearn.ensemble._forest.X` -> `sklearn.ensemble.X`).
 */
export function resolveName(
  name: string,
  aliases: ReadonlyMap<string, string>,
  listed: (name: string) => boolean,
): string {
  let current = name;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const next = replacePrefix(current, aliases);
    if (next === current) break;
    current = next;
  }
  if (listed(current)) return current;
  const parts = current.split('.');
  const last = parts.at(-1) ?? '';
  for (let keep = parts.length - 2; keep >= 1; keep -= 1) {
    const shorter = replacePrefix([...parts.slice(0, keep), last].join('.'), aliases);
    if (parts.slice(keep, -1).every(isHidden) && listed(shorter)) return shorter;
  }
  return current;
}

function replacePrefix(name: string, aliases: ReadonlyMap<string, string>): string {
  let end = name.length;
  while (end > 0) {
    const prefix = name.slice(0, end);
    const target = aliases.get(prefix);
    if (target !== undefined) return target + name.slice(end);
    end = name.lastIndexOf('.', end - 1);
  }
  return name;
}

/** A module that only implements its package: `_forest`, `core`, `base`. */
function isHidden(part: string): boolean {
  return part.startsWith('_') || part === 'core' || part === 'base' || part === 'lib';
}
