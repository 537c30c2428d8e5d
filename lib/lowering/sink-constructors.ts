import type { Unit } from './units.ts';

/**
 * Puts constructors where they are fitted. One that reads no variable makes the same object there:
 *
 *     model = Ridge(alpha=2)                          X_train, X_test = train_test_split(X)
 *     X_train, X_test = train_test_split(X)    ->     model = Ridge(alpha=2)
 *     model.fit(X_train, y_train)                     model.fit(X_train, y_train)
 *
 * The function that loads or splits the data then has no model to hand on. All else keeps its order.
 */
export function sinkConstructors(units: readonly Unit[]): readonly Unit[] {
  const order = [...units];
  // From the last on, so that what is built for another constructor follows that one down.
  for (const unit of units.toReversed()) {
    const [name, ...others] = unit.defines;
    if (name === undefined || others.length > 0 || !onlyConstructs(unit)) continue;
    const at = order.indexOf(unit);
    const user = order.findIndex((u, i) => i > at && (u.exposed.has(name) || u.defines.has(name)));
    const reader = order[user];
    if (reader === undefined || !reader.exposed.has(name)) continue;
    if (reader.role !== 'train' && !onlyConstructs(reader)) continue;
    if (reader.cell === unit.cell || passesReads(unit, order.slice(at + 1, user))) continue;
    order.splice(user, 0, unit);
    order.splice(at, 1);
  }
  return order;
}

/** `model = Ridge(alpha=2)`: an object of a library's class, and nothing else happens. */
function onlyConstructs({ statement, facts }: Unit): boolean {
  if (statement.kind !== 'Assign' || statement.value.kind !== 'Call') return false;
  const { value } = statement;
  return (
    facts.calls.some(({ node, kind }) => node === value && kind === 'class') &&
    facts.calls.every(({ kind }) => kind === 'class') &&
    facts.unknownCalls.length === 0 &&
    facts.uses.size === 0 &&
    facts.mutates.size === 0 &&
    facts.readsState.size === 0 &&
    facts.writesState.size === 0 &&
    !facts.displays
  );
}

/** Whether what stands between may change what the constructor is given. */
function passesReads({ exposed }: Unit, between: readonly Unit[]): boolean {
  return between.some((u) =>
    [...exposed].some((name) => u.exposed.has(name) || u.defines.has(name)),
  );
}
