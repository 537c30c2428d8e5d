import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { Environment, Place } from './environment.ts';
import { bindName, elementOf, evaluate, nameValue } from './expressions.ts';
import type { StageValue } from './facts.ts';
import { combine, CONSTANT, join } from './values.ts';

/** Goes through statements, as often as loops need until nothing new is found. */
export function execute(env: Environment, place: Place, block: readonly Stmt[]): void {
  for (const s of block) statement(env, place, s);
}

function statement(env: Environment, place: Place, s: Stmt): void {
  switch (s.kind) {
    case 'Return': {
      const value = s.value === null ? CONSTANT : evaluate(env, place, s.value);
      if (place.watch !== null)
        place.watch.result = place.watch.result === null ? value : join(place.watch.result, value);
      return;
    }
    case 'For': {
      executeHeader(env, place, s);
      for (let round = 0; round < 2; round++) execute(env, place, s.body);
      return execute(env, place, s.orelse);
    }
    case 'While':
      evaluate(env, place, s.test);
      for (let round = 0; round < 2; round++) execute(env, place, s.body);
      return execute(env, place, s.orelse);
    case 'If':
      evaluate(env, place, s.test);
      switch (isNone(place, s.test)) {
        case true:
          return execute(env, place, s.body);
        case false:
          return execute(env, place, s.orelse);
        default:
          return branches(env, place, [s.body, s.orelse]);
      }
    case 'Match':
      evaluate(env, place, s.subject);
      return branches(env, place, [...s.cases.map((c) => c.body), []]);
    case 'With':
      executeHeader(env, place, s);
      return execute(env, place, s.body);
    case 'Try':
      execute(env, place, s.body);
      for (const handler of s.handlers) execute(env, place, handler.body);
      execute(env, place, s.orelse);
      return execute(env, place, s.finalbody);
    default:
      executeSimple(env, place, s);
  }
}

/** `limit is None` where the call says which; null when it does not. */
function isNone(place: Place, test: Expr): boolean | null {
  if (place.watch === null || test.kind !== 'Compare' || test.left.kind !== 'Name') return null;
  const [op] = test.ops;
  const [right] = test.comparators;
  const none = right?.kind === 'Constant' && right.value.kind === 'none';
  if (!none || (op !== 'is' && op !== 'is not')) return null;
  const { absent, present } = place.watch;
  if (absent.has(test.left.id)) return op === 'is';
  return present.has(test.left.id) ? op !== 'is' : null;
}

/** Each branch starts from the same names; afterwards a name is what either made of it. */
export function inBranches(env: Environment, place: Place, runs: readonly (() => void)[]): void {
  const names = place.locals ?? env.names;
  const before = new Map(names);
  const ends = runs.map((run) => {
    names.clear();
    for (const [name, value] of before) names.set(name, value);
    run();
    return new Map(names);
  });
  names.clear();
  for (const end of ends)
    for (const [name, value] of end) {
      const known = names.get(name);
      names.set(name, known === undefined ? value : join(known, value));
    }
}

function branches(env: Environment, place: Place, blocks: readonly (readonly Stmt[])[]): void {
  inBranches(
    env,
    place,
    blocks.map((block) => () => execute(env, place, block)),
  );
}

/** What a compound statement evaluates and binds itself. */
export function executeHeader(env: Environment, place: Place, s: Stmt): void {
  switch (s.kind) {
    case 'For': {
      const iterated = evaluate(env, place, s.iter);
      return assignTo(env, place, s.target, elementOf(iterated));
    }
    case 'While':
    case 'If':
      evaluate(env, place, s.test);
      return;
    case 'Match':
      evaluate(env, place, s.subject);
      return;
    case 'With':
      for (const item of s.items) {
        const value = evaluate(env, place, item.context);
        if (item.target !== null) assignTo(env, place, item.target, value);
      }
      return;
    default:
  }
}

export function executeSimple(env: Environment, place: Place, s: Stmt): void {
  switch (s.kind) {
    case 'Assign': {
      const value = evaluate(env, place, s.value);
      for (const target of s.targets) assignTo(env, place, target, value);
      return;
    }
    case 'AnnAssign':
      if (s.value !== null) assignTo(env, place, s.target, evaluate(env, place, s.value));
      return;
    case 'AugAssign': {
      const before = evaluate(env, place, s.target);
      const value = evaluate(env, place, s.value);
      return assignTo(env, place, s.target, combine([before, value], before.shape));
    }
    case 'Expr':
      evaluate(env, place, s.value);
      return;
    case 'FunctionDef':
    case 'ClassDef':
      env.definitions.set(s.name, { cell: place.cell, node: s });
      return;
    case 'Delete':
      for (const target of s.targets)
        if (target.kind !== 'Name') changeTo(env, place, target, CONSTANT);
      return;
    case 'Assert':
      evaluate(env, place, s.test);
      return;
    default:
  }
}

export function assignTo(env: Environment, place: Place, target: Expr, value: StageValue): void {
  switch (target.kind) {
    case 'Name':
      return bindName(env, place, target.id, value);
    case 'Starred':
      return assignTo(env, place, target.value, value);
    case 'Tuple':
    case 'List':
      target.elements.forEach((part, i) => {
        const element =
          value.elements?.length === target.elements.length ? value.elements[i] : undefined;
        assignTo(env, place, part, element ?? { ...value, elements: null, object: null });
      });
      return;
    case 'Subscript':
      evaluate(env, place, target.slice);
      return changeTo(env, place, target, value);
    case 'Attribute':
      return changeTo(env, place, target, value);
    default:
  }
}

/** `frame[column] = value`, `means[key] = value`, `object.field = value`. */
function changeTo(env: Environment, place: Place, target: Expr, value: StageValue): void {
  let root = target;
  while (root.kind === 'Subscript' || root.kind === 'Attribute') root = root.value;
  if (target.kind === 'Subscript' || target.kind === 'Attribute')
    evaluate(env, place, target.value);
  if (root.kind !== 'Name') return;
  const before = nameValue(env, place, root.id);
  const spelled = place.spelling.names.get(root.id);
  const key = typeof spelled === 'string' ? spelled : root.id;
  if (before.object !== null) {
    env.absorb(before, value);
    env.current?.after.set(key, env.now(before));
    return;
  }
  if (place.locals?.has(root.id) === true) place.watch?.changes.add(root.id);
  const changed: StageValue =
    before.time === 'row'
      ? {
          ...before,
          from: new Set([...before.from, ...value.from]),
          // A function's result is judged as a whole, a statement of the notebook by itself.
          dependent: before.dependent || (place.locals !== null && value.dependent),
          elements: null,
        }
      : { ...combine([before, value], before.shape), callee: before.callee };
  bindName(env, place, root.id, changed);
}
