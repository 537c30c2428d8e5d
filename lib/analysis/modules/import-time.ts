import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import { expressionsIn } from '../walk.ts';

/** Calls that make a value and touch nothing else. */
const MAKES =
  /^(set|frozenset|dict|list|tuple|range|int|float|str|bool|len|sorted|zip|map|Path|TypeVar|namedtuple|OrderedDict|defaultdict|compile|getLogger|join|dirname|abspath|array|arange|linspace|zeros|ones|log|sqrt|DataFrame|Series|Index|cycle|partial|dataclass|lower|upper|split|strip|format|items|keys|values|copy|getcwd|resolve)$/;

/** Statements of a module that do something when it is imported, besides defining names. */
export function effectsOfImport(statements: readonly Stmt[]): readonly Stmt[] {
  return statements.filter((s) => acts(s));
}

function acts(s: Stmt): boolean {
  switch (s.kind) {
    case 'Import':
    case 'ImportFrom':
    case 'FunctionDef':
    case 'ClassDef':
    case 'Pass':
    case 'TypeAlias':
    case 'Global':
    case 'Nonlocal':
      return false;
    case 'Assign':
      return calls(s.value) || s.targets.some((t) => t.kind !== 'Name' && t.kind !== 'Tuple');
    case 'AnnAssign':
      return s.value !== null && calls(s.value);
    case 'AugAssign':
      return calls(s.value);
    case 'Expr':
      return s.value.kind !== 'Constant' && calls(s.value, true);
    case 'If':
      return !isMainGuard(s.test) && [...s.body, ...s.orelse].some(acts);
    case 'Try':
      return [...s.body, ...s.handlers.flatMap((h) => h.body), ...s.orelse, ...s.finalbody].some(
        acts,
      );
    default:
      return true;
  }
}

/** `if __name__ == '__main__':` is not run by an import. */
function isMainGuard(test: Expr): boolean {
  return [...expressionsIn(test)].some((e) => e.kind === 'Name' && e.id === '__name__');
}

function calls(expr: Expr, any = false): boolean {
  return [...expressionsIn(expr)].some((e) => {
    if (e.kind !== 'Call') return false;
    const name =
      e.func.kind === 'Name' ? e.func.id : e.func.kind === 'Attribute' ? e.func.attr : '';
    return any || !MAKES.test(name);
  });
}
