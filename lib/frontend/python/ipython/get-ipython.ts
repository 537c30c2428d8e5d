import type { Call, Expr, Magic } from '../ast.ts';
import { readMagic } from './escapes.ts';

/** `get_ipython().run_line_magic('matplotlib', 'inline')` and its kin, as exported scripts write magics. */
export function magicOfCall(expression: Expr): Magic | null {
  if (expression.kind !== 'Call' || expression.func.kind !== 'Attribute') return null;
  const owner = expression.func.value;
  if (owner.kind !== 'Call' || owner.func.kind !== 'Name' || owner.func.id !== 'get_ipython')
    return null;
  const [first, second] = stringArguments(expression);
  if (first === undefined) return null;
  switch (expression.func.attr) {
    case 'run_line_magic':
      return { kind: 'line-magic', name: first, text: second ?? '' };
    case 'magic':
    case 'line_magic':
      return readMagic(`%${first.replace(/^%/, '')}`);
    case 'system':
    case 'getoutput':
      return { kind: 'shell', command: first };
    default:
      return null;
  }
}

function stringArguments(call: Call): readonly string[] {
  return call.args.flatMap((argument) =>
    argument.kind === 'Constant' && argument.value.kind === 'str' ? [argument.value.value] : [],
  );
}
