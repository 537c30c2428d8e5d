import type { Arguments, CallExpr } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import type { StageValue } from './facts.ts';
import { checkOwnAnswer } from './own-answers.ts';
import { ANSWERS, ESTIMATES, FITTING } from './tables.ts';
import { combine, learnedFrom } from './values.ts';

/** A method of an object that learns: a transformer, an estimator, an instance of a class of the notebook. */
export function modelMethod(
  env: Environment,
  place: Place,
  call: CallExpr,
  base: StageValue,
  args: Arguments,
): StageValue {
  const { func } = call;
  if (func.kind !== 'Attribute') return combine([base, ...args.all]);
  const name = func.attr;
  const [rows] = args.positional;
  const given = rows ?? args.keywords.get('X');
  if (FITTING.has(name)) {
    record(env, place, call, base, args, 'fit', name);
    env.absorb(base, learnedFrom(combine(args.all)));
    for (const part of base.elements ?? []) env.absorb(part, learnedFrom(combine(args.all)));
    const now = env.now(base);
    if (name === 'fit_transform' || name === 'fit_predict') return answer(now, given, name);
    if (name === 'fit_resample' || name === 'fit_sample') {
      const changed = args.positional.map((a, i) => env.filtered(a, call.args[i] ?? call, place));
      return { ...combine(changed), elements: changed };
    }
    return now;
  }
  if (ANSWERS.has(name) && given !== undefined) {
    record(env, place, call, base, args, 'answer', name);
    checkOwnAnswer(env, place, call, base, given);
    return answer(base, given, name);
  }
  const all = args.all.map((a) => learnedFrom(a));
  const asks = args.all.some((a) => a.time === 'row');
  if (asks && name === 'score') {
    record(env, place, call, base, args, 'answer', name);
    return { ...learnedFrom(combine([base, ...args.all])), predicted: true };
  }
  if (asks && learns(base, name)) env.absorb(base, combine(all));
  if (asks)
    return { ...combine([withoutShape(base), ...args.all]), shape: given?.shape ?? 'other' };
  return { ...combine([withoutShape(base), ...args.all], 'other'), callee: null };
}

function withoutShape(base: StageValue): StageValue {
  return { ...base, shape: 'other', elements: null, object: null };
}

function answer(base: StageValue, given: StageValue | undefined, method: string): StageValue {
  const value = combine([withoutShape(base), ...(given === undefined ? [] : [given])]);
  const predicted = ESTIMATES.has(method) || (given?.predicted ?? false);
  const shape = given?.shape === 'element' ? 'element' : 'array';
  if (value.time !== 'row') return { ...value, predicted };
  return {
    ...value,
    rows: given?.rows ?? value.rows,
    predicted,
    shape,
    dependent: given?.dependent ?? false,
  };
}

function record(
  env: Environment,
  place: Place,
  call: CallExpr,
  base: StageValue,
  args: Arguments,
  kind: 'fit' | 'answer',
  method: string,
): void {
  if (env.current === null || base.object === null) return;
  if (env.calls.some((c) => c.node === call && c.leaf === env.current)) return;
  let root = call.func;
  while (root.kind === 'Attribute' || root.kind === 'Subscript' || root.kind === 'Call')
    root = root.kind === 'Call' ? root.func : root.value;
  const spelled = root.kind === 'Name' ? place.spelling.names.get(root.id) : undefined;
  const name = typeof spelled === 'string' ? spelled : root.kind === 'Name' ? root.id : null;
  env.calls.push({
    kind,
    method,
    object: base.object,
    name,
    node: call,
    leaf: env.current,
    cell: place.cell,
    arguments: args.positional,
    keywords: args.keywords,
    inFunction: place.watch !== null,
  });
}

/** Whether a method of a class of the notebook keeps something in the instance. */
function learns(base: StageValue, name: string): boolean {
  if (base.callee?.kind !== 'own') return false;
  const { node } = base.callee.definition;
  if (node.kind !== 'ClassDef') return false;
  const method = node.body.find((s) => s.kind === 'FunctionDef' && s.name === name);
  if (method?.kind !== 'FunctionDef') return false;
  return method.body.some(
    (s) =>
      s.kind === 'Assign' &&
      s.targets.some(
        (t) => t.kind === 'Attribute' && t.value.kind === 'Name' && t.value.id === 'self',
      ),
  );
}
