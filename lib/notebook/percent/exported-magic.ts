const call =
  /^get_ipython\(\)\.run_cell_magic\((['"])([\w.!-]+)\1,\s*(['"])(.*?)\3,\s*(['"])([\s\S]*)\5\)\s*$/;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/**
 * nbconvert writes a whole cell with a cell magic as one call that holds the cell's text as a string. Takes it back,
 * so that the body has statements with places of their own.
 *
 *     get_ipython().run_cell_magic('time', '', 'x = 1\n')   ->   %%time
 *                                                                x = 1
 */
export function restoreCellMagic(source: string): string {
  const match = call.exec(source);
  if (match === null) return source;
  const [, , name = '', , line = '', , body = ''] = match;
  const text = body.replaceAll(/\\([\s\S])/g, (_, char: string) => escapes[char] ?? char);
  return `%%${name}${line === '' ? '' : ` ${line}`}\n${text}`.trimEnd();
}
