import type { Comprehension, Expr, Parameters, Stmt } from '../frontend/python/ast.ts';

/** The expressions directly inside an expression, in order of evaluation (lambda bodies and defaults included). */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'Name':
    case 'Constant':
    case 'MagicExpr':
      return [];
    case 'Attribute':
    case 'Starred':
    case 'Await':
    case 'YieldFrom':
      return [expr.value];
    case 'Yield':
      return present([expr.value]);
    case 'Subscript':
      return [expr.value, expr.slice];
    case 'Call':
      return [expr.func, ...expr.args, ...expr.keywords.map((k) => k.value)];
    case 'JoinedStr':
      return expr.values;
    case 'FormattedValue':
      return present([expr.value, expr.spec]);
    case 'BinOp':
      return [expr.left, expr.right];
    case 'UnaryOp':
      return [expr.operand];
    case 'BoolOp':
      return expr.values;
    case 'Compare':
      return [expr.left, ...expr.comparators];
    case 'IfExp':
      return [expr.test, expr.body, expr.orelse];
    case 'Lambda':
      return [...defaultsOf(expr.parameters), expr.body];
    case 'List':
    case 'Tuple':
    case 'Set':
      return expr.elements;
    case 'Dict':
      return present(expr.keys.flatMap((key, i) => [key, expr.values[i] ?? null]));
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return [...generatorExprs(expr.generators), expr.element];
    case 'DictComp':
      return [...generatorExprs(expr.generators), expr.key, expr.value];
    case 'NamedExpr':
      return [expr.value, expr.target];
    case 'Slice':
      return present([expr.lower, expr.upper, expr.step]);
    default:
      return expr satisfies never;
  }
}

function generatorExprs(generators: readonly Comprehension[]): readonly Expr[] {
  return generators.flatMap((g) => [g.iter, g.target, ...g.ifs]);
}

function present(items: readonly (Expr | null | undefined)[]): readonly Expr[] {
  return items.filter((item): item is Expr => item !== null && item !== undefined);
}

export function defaultsOf(parameters: Parameters): readonly Expr[] {
  return present(parameters.map((p) => p.defaultValue));
}

/** Expressions that a statement evaluates itself, those of its blocks left out. */
export function headerExpressions(s: Stmt): readonly Expr[] {
  switch (s.kind) {
    case 'FunctionDef':
      return present([
        ...s.decorators,
        ...defaultsOf(s.parameters),
        ...s.parameters.map((p) => p.annotation),
        s.returns,
      ]);
    case 'ClassDef':
      return [...s.decorators, ...s.bases, ...s.keywords.map((k) => k.value)];
    case 'Return':
      return present([s.value]);
    case 'Delete':
      return s.targets;
    case 'Assign':
      return [s.value, ...s.targets];
    case 'AugAssign':
      return [s.target, s.value];
    case 'AnnAssign':
      return present([s.annotation, s.value, s.target]);
    case 'TypeAlias':
      return [s.value];
    case 'For':
      return [s.iter, s.target];
    case 'While':
    case 'If':
      return [s.test];
    case 'With':
      return present(s.items.flatMap((item) => [item.context, item.target]));
    case 'Try':
      return present(s.handlers.map((h) => h.type));
    case 'Match':
      return present([s.subject, ...s.cases.flatMap((c) => [...c.pattern.expressions, c.guard])]);
    case 'Raise':
      return present([s.exception, s.cause]);
    case 'Assert':
      return present([s.test, s.message]);
    case 'Expr':
      return [s.value];
    case 'Import':
    case 'ImportFrom':
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Magic':
      return [];
    default:
      return s satisfies never;
  }
}

/** Blocks of statements inside a statement that run in the same scope (bodies of functions and classes left out). */
export function blocksOf(s: Stmt): readonly (readonly Stmt[])[] {
  switch (s.kind) {
    case 'For':
    case 'While':
    case 'If':
      return [s.body, s.orelse];
    case 'With':
      return [s.body];
    case 'Try':
      return [s.body, ...s.handlers.map((h) => h.body), s.orelse, s.finalbody];
    case 'Match':
      return s.cases.map((c) => c.body);
    default:
      return [];
  }
}

/** Every statement of the blocks, outer before inner, in document order; not into functions or classes. */
export function* statementsIn(block: readonly Stmt[]): Generator<Stmt> {
  for (const s of block) {
    yield s;
    for (const inner of blocksOf(s)) yield* statementsIn(inner);
  }
}

/** As `statementsIn`, and into functions and classes too. */
export function* allStatements(block: readonly Stmt[]): Generator<Stmt> {
  for (const s of block) {
    yield s;
    if (s.kind === 'FunctionDef' || s.kind === 'ClassDef') yield* allStatements(s.body);
    for (const inner of blocksOf(s)) yield* allStatements(inner);
  }
}

/** The expression and everything below it. */
export function* expressionsIn(expr: Expr): Generator<Expr> {
  yield expr;
  for (const child of childrenOf(expr)) yield* expressionsIn(child);
}
