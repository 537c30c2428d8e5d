import {
  isWithin,
  type Literal,
  restoresAs,
  type SettingBounds,
  type TypeText,
} from '../../ir/index.ts';
import type { ParameterConstraint } from '../../summaries/constraints/index.ts';

/** A setting's value and type under what the library takes. */
export interface Bounded {
  readonly literal: Literal;
  readonly type: TypeText;
  readonly bounds: SettingBounds;
}

/** How a value is used. */
export interface Use {
  /** It goes to such parameters only, so that any of what they take will do. */
  readonly whole: boolean;
  /** `None` is a choice that people make there. */
  readonly takesNone: boolean;
}

/** More digits than a float keeps. */
const MOST_DIGITS = 15;

/**
 * The widest type that the library takes, with its bounds; null where the notebook's own value is outside of it, or the
 * type would not give it back.
 */
export function boundedBy(
  constraint: ParameterConstraint,
  literal: Literal,
  { whole, takesNone }: Use,
): Bounded | null {
  const given = numberGiven(constraint, literal, whole);
  const kinds = kindsOf(constraint, given, { whole, takesNone });
  const [own] = kinds;
  if (own === undefined) return null;
  const type = [...new Set(kinds)].join(' | ');
  const bounds: SettingBounds = {
    ...(kinds.includes('int') && constraint.int !== null ? { int: constraint.int } : {}),
    ...(kinds.includes('float') && constraint.float !== null ? { float: constraint.float } : {}),
  };
  if (!restoresAs(type, given) || !isWithin(bounds, given)) return null;
  return { literal: given, type, bounds };
}

/** A whole number with a point, where it means the same: `alpha=1` leaves room for `0.5`. */
function numberGiven(constraint: ParameterConstraint, literal: Literal, whole: boolean): Literal {
  const becomes =
    whole && constraint.isReal && literal.kind === 'int' && literal.digits.length <= MOST_DIGITS;
  return becomes ? { kind: 'float', repr: `${literal.digits}.0` } : literal;
}

/** Alternatives of the type, that of the value first and `None` last; none when the value is of no such kind. */
function kindsOf(
  constraint: ParameterConstraint,
  literal: Literal,
  { whole, takesNone }: Use,
): readonly TypeText[] {
  const { options, text, none, bool, isReal } = constraint;
  const texts = text
    ? ['str']
    : options.length === 0
      ? []
      : [`Literal[${options.map((option) => JSON.stringify(option)).join(', ')}]`];
  const numbers = [
    ...(constraint.float === null ? [] : ['float']),
    ...(constraint.int === null || (isReal && literal.kind !== 'int') ? [] : ['int']),
  ];
  const own = ownKinds(literal, numbers, texts, whole ? false : isReal);
  if (own.length === 0 && literal.kind !== 'none' && literal.kind !== 'bool') return [];
  if ((literal.kind === 'none' && !none) || (literal.kind === 'bool' && !bool)) return [];
  if (!whole) return own;
  const others = [...numbers.toReversed(), ...texts, ...(bool ? ['bool'] : [])];
  const kinds = [...own, ...others.filter((one) => !own.includes(one))];
  // Of a mere number None says that it is not given.
  const saysMore = literal.kind === 'none' || takesNone || texts.length > 0 || kinds.length > 1;
  return none && saysMore ? [...kinds, 'None'] : kinds;
}

function ownKinds(
  literal: Literal,
  numbers: readonly TypeText[],
  texts: readonly TypeText[],
  anyNumber: boolean,
): readonly TypeText[] {
  switch (literal.kind) {
    case 'int':
      return numbers.includes('int') ? (anyNumber ? ['int', 'float'] : ['int']) : [];
    case 'float':
      return numbers.includes('float') ? ['float'] : [];
    case 'str':
      return texts;
    default:
      return [];
  }
}
