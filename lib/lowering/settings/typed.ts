import type { Literal, TypeText } from '../../ir/index.ts';
import {
  type ParameterConstraint,
  parseConstraint,
  SEEDS,
} from '../../summaries/constraints/index.ts';
import { type Bounded, boundedBy, type Use } from './bounded.ts';
import { constraintAt, intersection } from './constraint-at.ts';
import type { Resolution } from './context.ts';
import { typeOfLiteral } from './literal-of.ts';
import { pathType } from './path-type.ts';
import type { Concept } from './proposal.ts';

/** A concept's value, its type, and the bounds that the libraries set in all places that read it. */
export function typed(concept: Concept, resolution: Resolution): Bounded {
  const { literal } = concept;
  return (
    seedBounds(concept) ??
    usesBounds(concept, resolution) ?? {
      literal,
      type: pathType(concept, resolution) ?? typeAsked(concept) ?? typeOfLiteral(literal) ?? 'Any',
      bounds: {},
    }
  );
}

/** The type that one of its places asks for. */
function typeAsked({ parts }: Concept): TypeText | null {
  return parts.find(({ concern }) => concern.type !== null)?.concern.type ?? null;
}

const IN_PART: Use = { whole: false, takesNone: false };

function seedBounds({ concern, literal }: Concept): Bounded | null {
  return concern.kind === 'seed' ? boundedBy(parseConstraint(SEEDS), literal, IN_PART) : null;
}

/** A share of rows is no number of rows: its text in the file says which of the two it is. */
function oneMeaning(
  constraint: ParameterConstraint,
  name: string,
  literal: Literal,
): ParameterConstraint {
  if (!/^(?:test|train)_size$/i.test(name)) return constraint;
  if (literal.kind === 'float') return { ...constraint, int: null };
  return literal.kind === 'int' ? { ...constraint, float: null } : constraint;
}

function usesBounds({ literal, parts, concern }: Concept, resolution: Resolution): Bounded | null {
  const reads = parts.flatMap((part) => part.reads);
  const found = reads.map(({ site }) => constraintAt(site, resolution));
  const known = found.filter((one) => one !== null);
  const common = intersection(known.map((one) => oneMeaning(one, concern.name, literal)));
  if (common === null) return null;
  const takesNone = concern.type?.endsWith('None') === true;
  return boundedBy(common, literal, { whole: known.length === reads.length, takesNone });
}
