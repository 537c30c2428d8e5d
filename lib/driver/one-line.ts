const LONGEST = 90;
const END = 40;

/** One line; a change is at the beginning or at the end of a long call, seldom in the middle. */
export function oneLineOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST - END - 5)} ... ${line.slice(-END)}`;
}
