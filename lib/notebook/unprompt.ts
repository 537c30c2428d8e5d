const classic = /^(?:>>>|\.\.\.)(?: |$)/;
const ipython = /^(?:In \[\d+\]: ?|\s*\.{3,}: ?)/;

/**
 * Takes prompts off code that was pasted from a console, as IPython does when it runs the cell.
 *
 *     >>> for x in y:          for x in y:
 *     ...     print(x)   ->        print(x)
 */
export function unprompt(source: string): string {
  const first = /^(?:[ \t]*\n)*([^\n]*)/.exec(source)?.[1] ?? '';
  const prompt = first.startsWith('>>>') ? classic : /^In \[\d+\]:/.test(first) ? ipython : null;
  if (prompt === null) return source;
  return source
    .split('\n')
    .map((line) => line.replace(prompt, ''))
    .join('\n');
}
