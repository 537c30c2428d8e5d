import type { TextEdit } from '../../../source/index.ts';
import type { Located, Magic } from '../ast.ts';

export interface FoundMagic extends Located {
  readonly magic: Magic;
}

/** What the lines in front of a cell's Python say about it. */
export type CellHead =
  | {
      readonly kind: 'python';
      readonly edits: readonly TextEdit[];
      readonly magics: readonly FoundMagic[];
    }
  /** Text for something other than this notebook's Python; `body` starts behind the magic's line. */
  | {
      readonly kind: 'opaque';
      readonly magic: string;
      readonly at: Located;
      readonly body: number;
    };

/** Cell magics that run their body as Python in the notebook's own namespace. */
const keepBody = new Set([
  'time',
  'timeit',
  'capture',
  'prun',
  'lprun',
  'memit',
  'mprun',
  'debug',
  'pyinstrument',
  'snakeviz',
  'scalene',
  'memray_flamegraph',
  'filprofile',
  'heat',
  'wandb',
  'notify',
  'cudf.pandas.profile',
  'cudf.pandas.line_profile',
  'ipytest',
  'python_profile',
  'tee',
  'beep',
  'hide',
  'measure_time',
  'timing',
  'trackexec',
]);

/** Databricks writes languages as one `%` at the start of a cell; `%sql` is also a line magic elsewhere. */
const databricksLanguages = new Set(['md', 'md-sandbox', 'scala', 'fs', 'r', 'sh']);

const headLine = /(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*((%%?)([\w.-]*)([^\n]*))(?:\n|$)/dy;

/** Reads cell magics, one or several above each other, blanking those whose body is Python. */
export function readCellHead(source: string): CellHead {
  const edits: TextEdit[] = [];
  const magics: FoundMagic[] = [];
  for (let from = 0; from < source.length;) {
    headLine.lastIndex = from;
    const match = headLine.exec(source);
    const range = match?.indices?.[1];
    if (match === null || range === undefined) break;
    const [, , sign = '', name = '', rest = ''] = match;
    const at = { start: range[0], end: range[1] };
    const body = headLine.lastIndex;
    const isHelp = rest.startsWith('?');
    if (sign === '%%' ? keepBody.has(name) && !isHelp : name === 'python' && rest.trim() === '') {
      edits.push({ ...at, text: '' });
      magics.push({ ...at, magic: { kind: 'line-magic', name, text: rest.trim() } });
      from = body;
    } else if (sign === '%%' ? name !== '' && !isHelp : databricksLanguages.has(name)) {
      return { kind: 'opaque', magic: name, at, body };
    } else break;
  }
  return { kind: 'python', edits, magics };
}

/** Edits that take an indentation common with the first line away, as IPython does. */
export function unindentEdits(source: string): readonly TextEdit[] {
  const indent = /^(?:[ \t]*\n)*([ \t]+)(?=[^\s#])/.exec(source)?.[1];
  if (indent === undefined) return [];
  const edits: TextEdit[] = [];
  for (let start = 0; start < source.length;) {
    const newline = source.indexOf('\n', start);
    if (source.startsWith(indent, start))
      edits.push({ start, end: start + indent.length, text: '' });
    start = newline === -1 ? source.length : newline + 1;
  }
  return edits;
}
