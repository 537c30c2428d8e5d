/** What stands where a secret stood; in code with the environment variable that provides it. */
export const REDACTED = '<redacted>';

export function placeholder(variable: string): string {
  return `<redacted:${variable}>`;
}

/** The variable behind a string that is a placeholder and nothing else. */
export function placeholderOf(text: string): string | null {
  return /^<redacted:([A-Z][A-Z0-9_]*)>$/.exec(text)?.[1] ?? null;
}

/** Placeholders inside a text: variable and half-open range. */
export function placeholdersIn(
  text: string,
): readonly { readonly variable: string; readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(/<redacted:([A-Z][A-Z0-9_]*)>/g), (match) => ({
    variable: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
