const operators: Readonly<Record<string, string>> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  Div: '/',
  FloorDiv: '//',
  Mod: '%',
  Pow: '**',
  MatMult: '@',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  Not: 'not',
  UAdd: '+',
  USub: '-',
  Invert: '~',
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};

export function operatorText(node: { readonly nodeType: string }): string {
  const text = operators[node.nodeType];
  if (text === undefined) throw new Error(`unknown operator ${node.nodeType}`);
  return text;
}

export function identifier(name: string): string {
  return name.normalize('NFKC');
}
