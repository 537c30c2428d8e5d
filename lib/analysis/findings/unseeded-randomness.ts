import { unseededRandomness } from '../../diagnostics/catalog/staging.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { Dataflow, ResolvedCall, StatementFacts } from '../facts.ts';
import { type Finding, finding, spanIn } from './finding.ts';
import { type Draw, type Seeding, seedingsOf } from './seeding.ts';

type CallExpr = Extract<Expr, { kind: 'Call' }>;

/**
 * Which calls of production draw random numbers that nothing makes repeatable? Estimators are named where they are
 * built, since the seed goes there.
 */
export function unseededRandomnessFindings(
  dataflow: Dataflow,
  included: (f: StatementFacts) => boolean,
): readonly Finding[] {
  const everything = [...dataflow.facts.values(), ...dataflow.bodies.values()];
  const seeded = new Set(everything.flatMap((f) => [...f.killsState]));
  const seed = seedOf(everything);
  const inBodies = usedBodies(dataflow, included);
  const draws = everything
    .filter((f) => (dataflow.facts.has(f.statement.id) ? included(f) : inBodies(f)))
    .flatMap((facts) =>
      facts.calls.flatMap((call): readonly Draw[] => {
        const { node } = call;
        const within = node.start >= facts.statement.start && node.end <= facts.statement.end;
        if (!within || !drawsUnseeded(call, seeded)) return [];
        const name = facts.cell.cell.source.slice(node.func.start, node.func.end);
        return [{ call, facts, name }];
      }),
    );
  const seedings = seedingsOf(draws, dataflow, seed, included);
  return draws.flatMap((draw) => {
    const seeding = seedings.get(draw);
    return seeding === undefined ? [] : [findingOf(draw, seeding)];
  });
}

function findingOf({ call: { node }, facts, name }: Draw, { text, repair }: Seeding): Finding {
  const head = node.args.length + node.keywords.length === 0 ? `${name}()` : `${name}(...)`;
  return finding(
    unseededRandomness,
    spanIn(facts.cell, node),
    { call: head.length > 60 ? `${name.slice(0, 57)}...` : head, seeding: text },
    [],
    repair,
  );
}

/** The seed that the notebook uses elsewhere, or 42. */
function seedOf(facts: readonly StatementFacts[]): string {
  for (const { calls } of facts)
    for (const { node } of calls)
      for (const { name, value } of node.keywords)
        if (name === 'random_state' && value.kind === 'Constant' && value.value.kind === 'int')
          return value.value.digits;
  return '42';
}

/** Statements in the bodies of functions and classes that production uses. */
function usedBodies(
  dataflow: Dataflow,
  included: (f: StatementFacts) => boolean,
): (f: StatementFacts) => boolean {
  const used = new Set([...dataflow.facts.values()].filter(included).flatMap((f) => [...f.uses]));
  return ({ cell, statement }) =>
    cell.statements.some(
      (s) =>
        (s.kind === 'FunctionDef' || s.kind === 'ClassDef') &&
        used.has(s.name) &&
        s.start <= statement.start &&
        statement.end <= s.end,
    );
}

function drawsUnseeded(call: ResolvedCall, seeded: ReadonlySet<string>): boolean {
  const { summary, node } = call;
  if (summary === null || summary.role === 'metric') return false;
  const states = (summary.writesState ?? []).filter((s) => s.startsWith('random:'));
  if (summary.randomUnless !== undefined)
    return (
      ![...states, 'random:numpy'].some((s) => seeded.has(s)) &&
      !isSeeded(node, summary.randomUnless, summary.parameters ?? []) &&
      !keepsOrder(node) &&
      EVENTFUL.test(call.canonical)
    );
  const draws = (summary.readsState ?? []).some((s) => s.startsWith('random:'));
  return (
    draws && states.length > 0 && !states.some((s) => seeded.has(s)) && call.kind === 'function'
  );
}

/** Decompositions draw only when the data is large, so that naming them would mostly be noise. */
const EVENTFUL =
  /\.(?!PCA$|TruncatedSVD$|FactorAnalysis$|QuantileTransformer$|DummyClassifier$|DummyRegressor$)\w+$/;

function isSeeded(call: CallExpr, keyword: string, parameters: readonly string[]): boolean {
  if (call.keywords.some((k) => k.name === null)) return true;
  const position = parameters.indexOf(keyword);
  const given =
    call.keywords.find((k) => k.name === keyword)?.value ??
    (position < 0 ? undefined : call.args[position]);
  if (given === undefined) return false;
  return !(given.kind === 'Constant' && given.value.kind === 'none');
}

/** `shuffle=False` draws nothing. */
function keepsOrder(call: CallExpr): boolean {
  return call.keywords.some(
    ({ name, value }) =>
      name === 'shuffle' &&
      value.kind === 'Constant' &&
      value.value.kind === 'bool' &&
      !value.value.value,
  );
}
