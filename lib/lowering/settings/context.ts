import { allStatements } from '../../analysis/walk.ts';
import type { Dataflow, ResolvedCall } from '../../analysis/facts.ts';
import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { ClassTrait } from '../../summaries/contract.ts';

export type CallExpr = Extract<Expr, { kind: 'Call' }>;

/** What settings need to know of libraries. */
export interface ClassKnowledge {
  hasTrait(className: string, trait: ClassTrait): boolean;
}

/** A call as far as it is known. */
export interface KnownCall {
  readonly node: CallExpr;
  /** Last part of the callee as written: `read_csv`. */
  readonly callee: string;
  /** The expression before the dot, or null for a plain name. */
  readonly receiver: Expr | null;
  readonly resolved: ResolvedCall | null;
}

export interface Resolution {
  readonly callOf: (node: CallExpr) => KnownCall;
  readonly classes: ClassKnowledge;
  /** Type of a name of the module. */
  readonly typeOf: (name: string) => string;
}

export function resolutionOf(dataflow: Dataflow, classes: ClassKnowledge): Resolution {
  const resolved = new Map<CallExpr, ResolvedCall>();
  for (const facts of [...dataflow.facts.values(), ...dataflow.bodies.values()]) {
    for (const call of facts.calls) resolved.set(call.node, call);
  }
  return {
    classes,
    callOf: (node) => ({ node, ...calleeOf(node.func), resolved: resolved.get(node) ?? null }),
    typeOf: (name) => dataflow.names.get(name)?.type ?? 'Any',
  };
}

function calleeOf(func: Expr): { callee: string; receiver: Expr | null } {
  if (func.kind === 'Attribute') return { callee: func.attr, receiver: func.value };
  return { callee: func.kind === 'Name' ? func.id : '', receiver: null };
}

/** How the argument is given: its keyword or, as far as it is known, its parameter; and its position. */
export interface Argument {
  readonly name: string | null;
  readonly position: number;
}

export function argumentOf(call: KnownCall, value: Expr): Argument | null {
  const keyword = call.node.keywords.find((one) => one.value === value);
  if (keyword !== undefined)
    return keyword.name === null ? null : { name: keyword.name, position: -1 };
  const position = call.node.args.indexOf(value);
  if (position === -1) return null;
  return { name: call.resolved?.summary?.parameters?.[position] ?? null, position };
}

/** The variable, column or attribute that a statement binds: `a = ...`, `df['a'] = ...`, `x.a = ...`. */
export interface Bound {
  readonly variable: string | null;
  readonly column: string | null;
}

export function boundBy(statement: Stmt): Bound {
  const target =
    statement.kind === 'Assign' && statement.targets.length === 1
      ? statement.targets[0]
      : statement.kind === 'AnnAssign'
        ? statement.target
        : undefined;
  return {
    variable: target?.kind === 'Name' ? target.id : null,
    column: target === undefined ? null : columnOf(target),
  };
}

/** The column that an expression takes from a frame: `df['a']`, `df.loc[mask, 'a']`, `df.a`. */
export function columnOf(expr: Expr): string | null {
  switch (expr.kind) {
    case 'Subscript': {
      const last = expr.slice.kind === 'Tuple' ? expr.slice.elements.at(-1) : expr.slice;
      if (last?.kind === 'Constant' && last.value.kind === 'str') return last.value.value;
      return columnOf(expr.value);
    }
    case 'Attribute':
      if (/^(?:values|str|dt|cat|loc|iloc|at|iat|T|shape|columns|index|size)$/.test(expr.attr))
        return columnOf(expr.value);
      return expr.value.kind === 'Name' ? expr.attr : null;
    case 'Call':
      return expr.func.kind === 'Attribute' ? columnOf(expr.func.value) : null;
    default:
      return null;
  }
}

/** Every statement of the program, function and class bodies included. */
export function everyStatement(dataflow: Dataflow): readonly Stmt[] {
  return dataflow.cells.flatMap((cell) => [...allStatements(cell.statements)]);
}
