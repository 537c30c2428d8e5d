/** The line of a traceback that names the error. */
export function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.findLast((line) => /^\S/.test(line)) ?? '').slice(0, 300);
}
