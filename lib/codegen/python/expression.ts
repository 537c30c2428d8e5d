import { printLiteral } from './literal.ts';
import type { PyExpr } from './nodes.ts';

/** Prints an expression on one line; the formatter breaks it. */
export function printExpression(expression: PyExpr): string {
  switch (expression.kind) {
    case 'name':
      return expression.id;
    case 'attribute':
      return `${printExpression(expression.value)}.${expression.name}`;
    case 'literal':
      return printLiteral(expression.value);
    case 'list':
      return `[${expression.items.map(printNested).join(', ')}]`;
    case 'starred':
      return `*${printExpression(expression.value)}`;
    case 'dict':
      return `{${expression.entries.map(([key, value]) => `${printExpression(key)}: ${printNested(value)}`).join(', ')}}`;
    case 'subscript':
      return `${printExpression(expression.value)}[${printExpression(expression.index)}]`;
    case 'slice':
      return `${expression.start}:${expression.stop ?? ''}`;
    case 'tuple':
      return printTuple(expression.items);
    case 'call': {
      const keywords = expression.keywords.map(
        ({ name, value }) => `${name}=${printExpression(value)}`,
      );
      return `${printExpression(expression.func)}(${[...expression.args.map(printNested), ...keywords].join(', ')})`;
    }
  }
}

function printTuple(items: readonly PyExpr[]): string {
  const [only] = items;
  if (only === undefined) return '()';
  return items.length === 1 ? `${printNested(only)},` : items.map(printNested).join(', ');
}

function printNested(expression: PyExpr): string {
  return expression.kind === 'tuple'
    ? `(${printExpression(expression)})`
    : printExpression(expression);
}
