/** Whether the character shows as itself in an editor: no control, format, surrogate or odd space. */
export function isPlain(character: string): boolean {
  return character === ' ' || !/[\p{C}\p{Z}]/u.test(character);
}

/** The escape that Python's strings and YAML's share for any character. */
export function escapeCharacter(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  if (point < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return point < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
