import type { ParsedCell } from '../../frontend/program.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { allStatements } from '../walk.ts';

/** No notebook needs to look further up for its own project. */
const HIGHEST = 2;

/**
 * Folders in which imports look, relative to the notebook's: its own, and those that it puts on `sys.path` with a
 * literal. Absolute paths and those far above the notebook are no places for its own modules.
 */
export function searchPaths(cells: readonly ParsedCell[]): readonly string[] {
  const before: string[] = [];
  const after: string[] = [];
  for (const cell of cells)
    for (const s of allStatements(cell.statements)) {
      if (s.kind !== 'Expr' || s.value.kind !== 'Call') continue;
      const { func, args } = s.value;
      if (func.kind !== 'Attribute' || !isSystemPath(func.value)) continue;
      const given = func.attr === 'insert' ? args.slice(1, 2) : args.slice(0, 1);
      const parts = given.flatMap((arg) => (arg.kind === 'List' ? arg.elements : [arg]));
      for (const part of parts) {
        const folder = folderOf(part);
        const path = folder === null ? null : normalPath(folder);
        if (path !== null) (func.attr === 'insert' ? before : after).push(path);
      }
    }
  return [...new Set([...before, '', ...after])];
}

function isSystemPath(expr: Expr): boolean {
  return (
    expr.kind === 'Attribute' &&
    expr.attr === 'path' &&
    expr.value.kind === 'Name' &&
    expr.value.id === 'sys'
  );
}

/** A folder that is spelled by literals: `'..'`, `os.path.abspath(os.path.join('..', 'src'))`, `os.getcwd()`. */
function folderOf(expr: Expr): string | null {
  if (expr.kind === 'Constant') return expr.value.kind === 'str' ? expr.value.value : null;
  if (expr.kind === 'Attribute') return expr.attr === 'pardir' ? '..' : null;
  if (expr.kind !== 'Call') return null;
  const name = calleeName(expr.func);
  const parts = expr.args.map(folderOf);
  switch (name) {
    case 'getcwd':
    case 'cwd':
      return '.';
    case 'join':
      return parts.every((part) => part !== null) ? parts.join('/') : null;
    case 'abspath':
    case 'realpath':
    case 'normpath':
    case 'Path':
    case 'str':
      return parts.length === 1 ? (parts[0] ?? null) : null;
    case 'dirname': {
      const [inner] = parts;
      return inner === undefined || inner === null ? null : `${inner}/..`;
    }
    default:
      return null;
  }
}

function calleeName(func: Expr): string {
  if (func.kind === 'Name') return func.id;
  return func.kind === 'Attribute' ? func.attr : '';
}

/** `./lib/../src` is `src`; the notebook's folder is empty; null for a path that is not looked in. */
export function normalPath(path: string): string | null {
  if (/^[/~]|^[a-z]:|\\|\0/i.test(path)) return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  const up = parts.filter((part) => part === '..').length;
  return up > HIGHEST ? null : parts.join('/');
}
