import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { Arguments, CallExpr } from './calls.ts';
import type { Environment, Place, Watch } from './environment.ts';
import { evaluate } from './expressions.ts';
import type { Callee, StageValue } from './facts.ts';
import { choosesRows } from './row-choices.ts';
import { execute } from './statements.ts';
import { combine, CONSTANT, learnedFrom } from './values.ts';

export interface OwnCall {
  readonly value: StageValue;
  readonly learns: boolean;
  readonly watch: Watch | null;
}

type Own = Extract<Callee, { kind: 'own' }>;

/** A call of a function or class of the notebook. */
export function callOwn(
  env: Environment,
  place: Place,
  call: CallExpr,
  callee: Own,
  args: Arguments,
  value: StageValue,
): OwnCall {
  const { node } = callee.definition;
  if (node.kind === 'ClassDef') {
    const state = learnedFrom(combine([value, ...args.all]));
    return {
      value: env.object(call, { ...state, shape: 'model', callee }),
      learns: false,
      watch: null,
    };
  }
  const [rows] = args.positional;
  if (rows !== undefined && givesChoice(callee, rows)) {
    const value = env.filtered(rows, call, place);
    const source = callee.definition.cell.cell.source.slice(node.start, node.end);
    if (/reset_index|ignore_index/.test(source)) value.rows.forEach((id) => env.renumbered.add(id));
    return { value, learns: false, watch: null };
  }
  const made = applyFunction(env, place, call, callee, args.positional, args.keywords);
  // Within a function the call of that function says it.
  if (place.watch === null && node.kind === 'FunctionDef' && changesRows(made.value, args.all))
    env.doubts.push({
      cell: place.cell,
      node: call,
      construct: `\`${node.name}\`, which chooses rows and changes them`,
    });
  return made;
}

/** Whether what a function gives are other rows than it was given. */
export function changesRows(value: StageValue, given: readonly StageValue[]): boolean {
  const before = new Set(given.flatMap((a) => [...a.rows]));
  const results = value.elements ?? [value];
  return (
    before.size > 0 &&
    results.some(
      (one) =>
        one.time === 'row' && one.shape === 'frame' && [...one.rows].some((id) => !before.has(id)),
    )
  );
}

/** Whether a call only chooses among the rows that it is given first. */
export function givesChoice(callee: Own, rows: StageValue): boolean {
  const { node } = callee.definition;
  return (
    node.kind === 'FunctionDef' &&
    rows.time === 'row' &&
    rows.shape === 'frame' &&
    choosesRows(node, bodyOf(callee, node.body))
  );
}

/** What a function gives for these arguments, found by going through its body. */
export function applyFunction(
  env: Environment,
  place: Place,
  call: CallExpr,
  callee: Own,
  positional: readonly StageValue[],
  keywords: ReadonlyMap<string, StageValue>,
): OwnCall {
  const { node, cell } = callee.definition;
  const all = [...positional, ...keywords.values()];
  if (node.kind === 'ClassDef' || place.depth > 5)
    return { value: combine(all), learns: false, watch: null };
  const locals = new Map<string, StageValue>();
  const watch: Watch = {
    learns: false,
    globals: new Set(),
    changes: new Set(),
    result: null,
    ...givenParameters(node, positional, keywords),
  };
  const inner: Place = {
    cell,
    spelling: { names: new Map() },
    locals,
    record: null,
    watch,
    depth: place.depth + 1,
    ...(callee.definition.module === undefined ? {} : { module: callee.definition.module }),
  };
  bindParameters(env, inner, node, positional, keywords);
  if (node.kind === 'Lambda') {
    const value = evaluate(env, inner, node.body);
    return { value, learns: watch.learns, watch };
  }
  execute(env, inner, bodyOf(callee, node.body));
  if (place.watch !== null) {
    place.watch.learns ||= watch.learns;
    for (const id of watch.globals) place.watch.globals.add(id);
  }
  call.args.forEach((arg, i) => {
    const parameter = node.parameters[i];
    if (parameter === undefined || !watch.changes.has(parameter.name) || arg.kind !== 'Name')
      return;
    if (place.locals?.has(arg.id) === true) place.watch?.changes.add(arg.id);
  });
  return { value: watch.result ?? CONSTANT, learns: watch.learns, watch };
}

/** Which parameters keep their default `None`, and which get a value that is not a literal. */
function givenParameters(
  node: Extract<Stmt, { kind: 'FunctionDef' }> | Extract<Expr, { kind: 'Lambda' }>,
  positional: readonly StageValue[],
  keywords: ReadonlyMap<string, StageValue>,
): Pick<Watch, 'absent' | 'present'> {
  const absent = new Set<string>();
  const present = new Set<string>();
  node.parameters.forEach((parameter, i) => {
    const value = positional[i] ?? keywords.get(parameter.name);
    const none =
      parameter.defaultValue?.kind === 'Constant' && parameter.defaultValue.value.kind === 'none';
    if (value === undefined && none) absent.add(parameter.name);
    if (value !== undefined && value.time !== 'constant') present.add(parameter.name);
  });
  return { absent, present };
}

/** What only shows something has no part in it. */
export function bodyOf(callee: Own, body: readonly Stmt[]): readonly Stmt[] {
  return body.filter((s) => !callee.facts.prunable.has(s.id));
}

function bindParameters(
  env: Environment,
  place: Place,
  node: Extract<Stmt, { kind: 'FunctionDef' }> | Extract<Expr, { kind: 'Lambda' }>,
  positional: readonly StageValue[],
  keywords: ReadonlyMap<string, StageValue>,
): void {
  const given = [...positional];
  for (const parameter of node.parameters) {
    let value: StageValue | undefined;
    if (parameter.kind === 'vararg' || parameter.kind === 'kwarg') {
      const rest = parameter.kind === 'vararg' ? given.splice(0) : [...keywords.values()];
      value = combine(rest, 'container');
    } else {
      value = parameter.kind === 'keyword-only' ? undefined : given.shift();
      value ??= keywords.get(parameter.name);
      if (value === undefined && parameter.defaultValue !== null)
        value = evaluate(env, { ...place, locals: null }, parameter.defaultValue);
    }
    place.locals?.set(parameter.name, value ?? CONSTANT);
  }
}
