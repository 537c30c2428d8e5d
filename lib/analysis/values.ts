import type { TypeText } from '../ir/python-type.ts';
import type { ClassEntity, FunctionEntity } from './entities.ts';
import type { ObjectId } from './facts.ts';

/** What a call of a value does, as far as it is known. */
export type Reference =
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'class'; readonly name: string }
  /** A method of a library class (`type` null: unknown receiver, looked up by its name alone). */
  | {
      readonly kind: 'method';
      readonly type: TypeText | null;
      readonly name: string;
      readonly receiver: AbstractValue;
    }
  | { readonly kind: 'own-function'; readonly entity: FunctionEntity }
  | { readonly kind: 'own-class'; readonly entity: ClassEntity }
  | {
      readonly kind: 'own-method';
      readonly entity: FunctionEntity;
      readonly receiver: AbstractValue;
    };

/** What an expression may evaluate to. */
export interface AbstractValue {
  /** Canonical class, or null when unknown. */
  readonly type: TypeText | null;
  /** Objects it may be, or be a view of. Empty for immutable scalars. */
  readonly objects: ReadonlySet<ObjectId>;
  readonly reference: Reference | null;
  /** Parts, for tuples and lists of known length. */
  readonly elements: readonly AbstractValue[] | null;
  /** Whether it is, or is computed from, a figure of merit. */
  readonly metric: boolean;
  /** Whether it is, or is computed from, predictions of an estimator. */
  readonly predicted: boolean;
  /** Name at the root of the expression: `models` for `models[k].best`. */
  readonly root: string | null;
}

export const NOTHING: ReadonlySet<ObjectId> = new Set();

export const UNKNOWN: AbstractValue = {
  type: null,
  objects: NOTHING,
  reference: null,
  elements: null,
  metric: false,
  predicted: false,
  root: null,
};

export function scalar(type: TypeText, metric = false): AbstractValue {
  return { ...UNKNOWN, type, metric };
}

export function unionOf<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  if (b.size === 0 || a === b) return a;
  if (a.size === 0) return b;
  return new Set([...a, ...b]);
}

/** Least value that covers both. */
export function joinValues(a: AbstractValue, b: AbstractValue): AbstractValue {
  if (a === b) return a;
  return {
    type: joinTypes(a.type, b.type),
    objects: unionOf(a.objects, b.objects),
    reference: sameReference(a.reference, b.reference) ? a.reference : null,
    elements:
      a.elements !== null && b.elements !== null && a.elements.length === b.elements.length
        ? a.elements.map((x, i) => joinValues(x, b.elements?.[i] ?? UNKNOWN))
        : null,
    metric: a.metric || b.metric,
    predicted: a.predicted || b.predicted,
    root: a.root === b.root ? a.root : null,
  };
}

function sameReference(a: Reference | null, b: Reference | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  if ('entity' in a && 'entity' in b) return a.entity === b.entity;
  if ('name' in a && 'name' in b) return a.name === b.name;
  return false;
}

/** Numbers widen (`int` and `float` give `float`); other differing types give unknown. */
export function joinTypes(a: TypeText | null, b: TypeText | null): TypeText | null {
  if (a === b) return a;
  if (a === null || b === null) return null;
  if (a === 'None') return optional(b);
  if (b === 'None') return optional(a);
  const numbers = new Set(['bool', 'int', 'float']);
  if (numbers.has(a) && numbers.has(b)) return a === 'float' || b === 'float' ? 'float' : 'int';
  const plain = (t: TypeText): TypeText => t.replace(/\[.*$/, '');
  if (plain(a) === plain(b)) return plain(a);
  return null;
}

function optional(type: TypeText): TypeText {
  return type.includes('None') ? type : `${type} | None`;
}

const IMMUTABLE = new Set([
  'int',
  'float',
  'complex',
  'bool',
  'str',
  'bytes',
  'None',
  'range',
  'slice',
  'datetime.datetime',
  'datetime.date',
  'datetime.timedelta',
  'pandas.Timestamp',
  'pandas.Timedelta',
  'numpy.float64',
  'numpy.int64',
  'numpy.dtype',
]);

/** Whether values of the type can never change (so that aliasing does not matter). */
export function isImmutable(type: TypeText | null): boolean {
  return type !== null && type.split(' | ').every((part) => IMMUTABLE.has(part));
}

/** Class of a type without its arguments and without `| None`: `list[str] | None` -> `list`. */
export function classOf(type: TypeText | null): TypeText | null {
  if (type === null) return null;
  const [first, ...rest] = splitTop(type, '|')
    .map((part) => part.trim())
    .filter((part) => part !== 'None');
  return first === undefined || rest.length > 0 ? null : first.replace(/\[.*$/s, '');
}

/** Arguments of a generic type: `dict[str, list[int]]` -> [`str`, `list[int]`]. */
export function typeArguments(type: TypeText | null): readonly TypeText[] {
  const open = type?.indexOf('[') ?? -1;
  if (type === null || open < 0 || !type.endsWith(']')) return [];
  return splitTop(type.slice(open + 1, -1), ',').map((part) => part.trim());
}

function splitTop(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '[') depth++;
    else if (c === ']') depth--;
    else if (c === separator && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

export { splitTop };
