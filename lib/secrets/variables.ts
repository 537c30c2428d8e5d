/** Environment variables for secrets: one a value, whatever it is called where it stands again. */
export class Variables {
  readonly #byValue = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** The variable of a value; a new one has the name that is wanted, or one like it. */
  of(value: string, wanted: string): string {
    const known = this.#byValue.get(value);
    if (known !== undefined) return known;
    const base = nameOf(wanted);
    let name = base;
    for (let n = 2; this.#taken.has(name); n += 1) name = `${base}_${n}`;
    this.#taken.add(name);
    this.#byValue.set(value, name);
    return name;
  }

  /** The variable of a value that stands somewhere else too, and can be told from other words. */
  ofKnown(value: string): string | null {
    return isTelling(value) ? (this.#byValue.get(value) ?? null) : null;
  }

  /** Values to look for in texts, longer ones first. */
  get values(): readonly string[] {
    return [...this.#byValue.keys()].filter(isTelling).toSorted((a, b) => b.length - a.length);
  }
}

/** Whether a text that equals the value is the secret again: a short word or number may mean something else. */
function isTelling(value: string): boolean {
  return value.length >= 8 || (value.length >= 5 && /\d/.test(value) && /\D/.test(value));
}

function nameOf(wanted: string): string {
  const name = wanted
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '');
  return name === '' ? 'SECRET' : name;
}
