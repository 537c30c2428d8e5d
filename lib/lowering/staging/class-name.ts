/** `encode_categories` -> `EncodeCategories`. */
export function classNameOf(step: string, taken: ReadonlySet<string>): string {
  const base = step
    .split('_')
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const safe = /^[A-Za-z]/.test(base) ? base : `Step${base}`;
  return unused(safe, taken, '');
}

/** The fitted object goes by the name of its step. */
export function instanceNameOf(step: string, taken: ReadonlySet<string>): string {
  return unused(taken.has(step) ? `${step}_step` : step, taken, '_');
}

function unused(base: string, taken: ReadonlySet<string>, joint: string): string {
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base}${joint}${i}`;
  return name;
}
