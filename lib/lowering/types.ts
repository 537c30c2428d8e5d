import { classOf, splitTop } from '../analysis/values.ts';
import type { Lifting } from './declarations/lift.ts';

const BUILTIN = new Set([
  'int',
  'float',
  'str',
  'bool',
  'bytes',
  'complex',
  'list',
  'dict',
  'set',
  'tuple',
  'frozenset',
  'None',
  'Any',
  'range',
  'object',
]);

/** Type of a variable for a signature: what the analysis found, or `Any` where a module could not spell it. */
export function typeOfVariable(types: readonly string[], lifting: Lifting): string {
  const [type] = types;
  if (type === undefined || types.some((t) => t !== type)) return 'Any';
  return spelled(type, lifting);
}

function spelled(type: string, lifting: Lifting): string {
  const parts = splitTop(type, '|').map((part) => part.trim());
  if (parts.length > 1) return parts.map((part) => spelled(part, lifting)).join(' | ');
  const name = classOf(type) ?? type;
  if (type === 'None') return 'None';
  const open = type.indexOf('[');
  const args =
    open < 0
      ? []
      : splitTop(type.slice(open + 1, -1), ',').map((a) =>
          a.trim() === '...' ? '...' : spelled(a.trim(), lifting),
        );
  if (name.startsWith('.')) return lifting.lifted.has(name.slice(1)) ? name : 'Any';
  if (!BUILTIN.has(name) && !name.includes('.')) return 'Any';
  if (args.length === 0)
    return name === 'list' || name === 'set'
      ? `${name}[Any]`
      : name === 'dict'
        ? 'dict[Any, Any]'
        : name === 'tuple'
          ? 'tuple[Any, ...]'
          : name;
  return `${name}[${args.join(', ')}]`;
}
