import type { TypeText } from '../ir/python-type.ts';

/** `dict[str, list[int]]` as its name and type arguments. */
export interface SplitType {
  readonly name: string;
  readonly parameters: readonly TypeText[];
}

export function splitType(type: TypeText): SplitType {
  const open = type.indexOf('[');
  if (open < 0 || !type.endsWith(']')) return { name: type, parameters: [] };
  return { name: type.slice(0, open), parameters: splitList(type.slice(open + 1, -1)) };
}

/** Splits at the commas that are in no bracket. */
function splitList(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

/**
 * Replaces `$0`, `$1` in a type by the receiver's type arguments, `Any` where it has none. The summary itself is
 * given back when its type mentions none, so that identity is kept.
 */
export function fillArguments<T>(
  summary: T,
  type: TypeText | undefined,
  withType: (type: TypeText) => T,
  parameters: readonly TypeText[],
): T {
  if (type === undefined || !type.includes('$')) return summary;
  return withType(
    type.replace(/\$(\d)/g, (_, index: string) => {
      const parameter = parameters[Number(index)];
      return parameter === undefined || parameter === '...' ? 'Any' : parameter;
    }),
  );
}
