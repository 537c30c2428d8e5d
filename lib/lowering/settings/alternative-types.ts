import type { Literal, TypeText } from '../../ir/index.ts';
import type { KeyedConcept } from './proposal.ts';
import { typeOfLiteral } from './literal-of.ts';

/** Types that a setting may have, its own first: under each of them the value comes back from the file. */
export function typesFor({
  literal,
  type,
}: Pick<KeyedConcept, 'literal' | 'type'>): readonly TypeText[] {
  const own = typeOfLiteral(literal);
  const plain = [type, ...(own === null ? [] : [own]), ...wider(literal)];
  const optional = plain.flatMap((one) => (/\bNone$/.test(one) ? [] : [`${one} | None`]));
  return [...new Set([...plain, ...optional])];
}

/** Whole numbers are floats as well. */
function wider(literal: Literal): readonly TypeText[] {
  if (literal.kind === 'int') return ['float'];
  const whole =
    (literal.kind === 'list' || literal.kind === 'set') &&
    literal.items.length > 0 &&
    literal.items.every(({ kind }) => kind === 'int');
  return whole ? [`${literal.kind}[float]`] : [];
}
