import type { Expr } from '../../../frontend/python/ast.ts';

/** Text of a string literal; null for anything else. */
export function textIn(expr: Expr | null | undefined): string | null {
  return expr?.kind === 'Constant' && expr.value.kind === 'str' ? expr.value.value : null;
}

/** Texts of a string literal or of a list of them; null for anything else. */
export function textsIn(expr: Expr | null | undefined): readonly string[] | null {
  if (expr?.kind !== 'List' && expr?.kind !== 'Tuple' && expr?.kind !== 'Set') {
    const only = textIn(expr);
    return only === null ? null : [only];
  }
  const texts = expr.elements.map(textIn);
  return texts.every((text) => text !== null) ? texts : null;
}

/** A literal as a table in a text file holds it; null for what is no plain value. */
export function plainText(expr: Expr | null | undefined): string | null {
  if (expr?.kind === 'UnaryOp' && expr.op === '-') {
    const inner = plainText(expr.operand);
    return inner === null ? null : `-${inner}`;
  }
  if (expr?.kind !== 'Constant') return null;
  const { value } = expr;
  switch (value.kind) {
    case 'str':
      return value.value;
    case 'int':
      return value.digits;
    case 'float':
      return value.repr;
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'none':
    case 'ellipsis':
    case 'complex':
    case 'bytes':
      return null;
  }
}

/** Whether the call has the keyword; null: it has not. */
export function keywordOf(
  call: Extract<Expr, { kind: 'Call' }>,
  ...names: readonly string[]
): Expr | null {
  const given = call.keywords.find(({ name }) => name !== null && names.includes(name));
  return given?.value ?? null;
}
