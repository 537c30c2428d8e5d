import path from 'node:path';
import { findPython } from '../../lib/node/runner/python.ts';
import type { Pythons } from './notebooks.ts';

/** Every value of an option that may be given again, and the other arguments. */
export function takeAll(
  given: readonly string[],
  name: string,
): { readonly values: readonly string[]; readonly rest: readonly string[] } {
  const values: string[] = [];
  let rest = given;
  while (rest.includes(name)) {
    const at = rest.indexOf(name);
    const value = rest[at + 1];
    if (value === undefined) throw new Error(`${name} needs a value`);
    values.push(value);
    rest = [...rest.slice(0, at), ...rest.slice(at + 2)];
  }
  return { values, rest };
}

/**
 * Of `--python [ENV=]FILE`: the interpreter named for an environment, or for the part before its first `+`; null when
 * none was.
 */
export function interpretersOf(values: readonly string[]): Pythons {
  const named = values.map((value) => {
    const at = value.indexOf('=');
    return at < 0 ? (['', value] as const) : ([value.slice(0, at), value.slice(at + 1)] as const);
  });
  return (environment) => {
    const wanted = environment === null ? [''] : [environment, environment.replace(/\+.*/, ''), ''];
    for (const name of wanted) {
      const file = named.find(([one]) => one === name)?.[1];
      if (file !== undefined) return path.resolve(file);
    }
    return named.length === 0 && environment !== null ? findPython(undefined) : null;
  };
}
