import { comprehensionNames, scopingOf } from '../../analysis/scopes.ts';
import { childrenOf, headerExpressions } from '../../analysis/walk.ts';
import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import { blocksOf } from '../text/index.ts';

/** The expressions around one, nearest first. */
export interface Above {
  readonly expr: Expr;
  readonly above: Above | null;
}

/** One expression of the program and where it stands. */
export interface Site {
  readonly node: Expr;
  readonly above: Above | null;
  readonly statement: Stmt;
  /** The statement and those around it, innermost first. */
  readonly owners: readonly Stmt[];
  readonly cell: ParsedCell;
  /** The outermost function or class of the notebook whose body it stands in. */
  readonly owner: string | null;
  /** Evaluated when the definition is: default values, decorators, bases, and all of a class. */
  readonly fixed: boolean;
  readonly inString: boolean;
  /** Names that an inner scope binds. */
  readonly hidden: ReadonlySet<string>;
}

type Place = Omit<Site, 'node' | 'above'>;

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** Every expression of a cell but annotations, outer before inner. */
export function* sitesIn(cell: ParsedCell): Generator<Site> {
  for (const statement of cell.statements) {
    yield* inStatement(statement, {
      cell,
      statement,
      owners: [],
      owner: null,
      fixed: false,
      inString: false,
      hidden: NOTHING_HIDDEN,
    });
  }
}

function* inStatement(statement: Stmt, around: Place): Generator<Site> {
  const place = { ...around, statement, owners: [statement, ...around.owners] };
  const defines = statement.kind === 'FunctionDef' || statement.kind === 'ClassDef';
  for (const expr of evaluated(statement)) {
    yield* inExpression(expr, null, defines ? { ...place, fixed: true } : place);
  }
  const inner = defines ? bodyPlace(statement, place) : place;
  for (const block of blocksOf(statement)) for (const s of block) yield* inStatement(s, inner);
}

function bodyPlace(
  definition: Extract<Stmt, { kind: 'FunctionDef' | 'ClassDef' }>,
  place: Place,
): Place {
  const isClass = definition.kind === 'ClassDef';
  const { locals } = scopingOf(isClass ? [] : definition.parameters, definition.body);
  return {
    ...place,
    owner: place.owner ?? definition.name,
    fixed: place.fixed || isClass,
    // Names of a class body are not seen by its methods; to hide them there only keeps a name from moving.
    hidden: isClass ? place.hidden : new Set([...place.hidden, ...locals]),
  };
}

function evaluated(statement: Stmt): readonly Expr[] {
  if (statement.kind === 'AnnAssign') {
    return statement.value === null ? [statement.target] : [statement.value, statement.target];
  }
  if (statement.kind !== 'FunctionDef') return headerExpressions(statement);
  const defaults = statement.parameters.map((parameter) => parameter.defaultValue);
  return [...statement.decorators, ...defaults].filter((expr) => expr !== null);
}

function* inExpression(node: Expr, above: Above | null, place: Place): Generator<Site> {
  yield { ...place, node, above };
  const inner = innerPlace(node, place);
  for (const [index, child] of childrenOf(node).entries()) {
    // The first iterable of a comprehension is evaluated outside of it.
    const outside = index === 0 && isComprehension(node);
    yield* inExpression(child, { expr: node, above }, outside ? place : inner);
  }
}

function isComprehension(node: Expr): boolean {
  return ['ListComp', 'SetComp', 'DictComp', 'GeneratorExp'].includes(node.kind);
}

function innerPlace(node: Expr, place: Place): Place {
  switch (node.kind) {
    case 'JoinedStr':
      return { ...place, inString: true };
    case 'Lambda': {
      const names = node.parameters.map((parameter) => parameter.name);
      return { ...place, hidden: new Set([...place.hidden, ...names]) };
    }
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return {
        ...place,
        hidden: new Set([...place.hidden, ...comprehensionNames(node.generators)]),
      };
    default:
      return place;
  }
}
