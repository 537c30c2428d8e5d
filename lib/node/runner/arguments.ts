/** Arguments without one option, and that option's last value. */
export type Taken = { readonly value: string | undefined; readonly rest: readonly string[] };

/** Takes `--name VALUE` out of a list of arguments. */
export function takeOption(given: readonly string[], name: string): Taken {
  const rest: string[] = [];
  let value: string | undefined;
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] ?? '';
    if (argument === name) {
      index += 1;
      value = given[index];
      if (value === undefined) throw new Error(`${name} needs a value`);
    } else {
      rest.push(argument);
    }
  }
  return { value, rest };
}

/** Takes the switch `--name` out of a list of arguments. */
export function takeSwitch(
  given: readonly string[],
  name: string,
): { readonly value: boolean; readonly rest: readonly string[] } {
  return { value: given.includes(name), rest: given.filter((argument) => argument !== name) };
}
