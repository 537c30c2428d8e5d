import type { AbstractValue } from '../values.ts';
import { classOf, joinValues } from '../values.ts';
import { findMethod, ownClassOf } from './attributes.ts';
import type { Context } from './context.ts';
import { elementOf } from './expressions.ts';
import { callOwn } from './functions.ts';

const ITERATORS = new Set([
  'Generator',
  'Iterator',
  'iterator',
  'generator',
  'zip',
  'map',
  'filter',
  'enumerate',
  'reversed',
  'file',
  'io.TextIOWrapper',
  'collections.abc.Iterator',
  'collections.abc.Generator',
]);

/** Walks over a value, as `for` does: what it gives each time. Iterators are used up, own classes run their `__next__`. */
export function iterate(ctx: Context, value: AbstractValue, at: number): AbstractValue {
  const own = value.type === null ? null : ownClassOf(ctx, value.type);
  if (own === null) {
    consume(ctx, value);
    return elementOf(ctx, value);
  }
  const start = findMethod(own, '__iter__');
  if (start === null) {
    const item = findMethod(own, '__getitem__');
    return item === null
      ? elementOf(ctx, value)
      : callOwn(ctx, item, [value], new Map(), at, value);
  }
  const iterator = callOwn(ctx, start, [value], new Map(), at, value);
  const walker = iterator.type === null ? null : ownClassOf(ctx, iterator.type);
  const next = walker === null ? null : findMethod(walker, '__next__');
  if (next !== null)
    return joinValues(
      callOwn(ctx, next, [iterator], new Map(), at, iterator),
      elementOf(ctx, iterator),
    );
  consume(ctx, iterator);
  return elementOf(ctx, iterator);
}

/** Iterating uses an iterator up. */
export function consume(ctx: Context, value: AbstractValue): void {
  if (isIterator(ctx, value)) ctx.mutate(value.objects);
}

function isIterator(ctx: Context, value: AbstractValue): boolean {
  const name = classOf(value.type);
  return (
    name !== null && (ITERATORS.has(name) || ctx.index.inherits(name, 'collections.abc.Iterator'))
  );
}
