import { unseededRandomness } from '../../diagnostics/catalog/staging.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { Dataflow, ResolvedCall, StatementFacts } from '../facts.ts';
import { type Finding, finding, spanIn } from './finding.ts';
import { type Repair, withKeyword } from './repair.ts';

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
  return everything
    .filter((f) => (dataflow.facts.has(f.statement.id) ? included(f) : inBodies(f)))
    .flatMap((f) =>
      f.calls.flatMap((call): readonly Finding[] => {
        const { node } = call;
        const within = node.start >= f.statement.start && node.end <= f.statement.end;
        if (!within || !drawsUnseeded(call, seeded)) return [];
        const name = f.cell.cell.source.slice(node.func.start, node.func.end);
        const head = node.args.length + node.keywords.length === 0 ? `${name}()` : `${name}(...)`;
        const keyword = call.summary?.randomUnless;
        const line = seeding(call, name, seed);
        const above = line === NO_LINE ? 'to its generator' : `\`${line}\` above it`;
        const remedy = keyword === undefined ? above : `\`${keyword}=${seed}\``;
        return [
          finding(
            unseededRandomness,
            spanIn(f.cell, node),
            { call: head.length > 60 ? `${name.slice(0, 57)}...` : head, keyword: remedy },
            [],
            repairOf(call, f, name, seed),
          ),
        ];
      }),
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

function repairOf(
  call: ResolvedCall,
  f: StatementFacts,
  name: string,
  seed: string,
): Repair | null {
  const { cell } = f;
  const keyword = call.summary?.randomUnless;
  if (keyword !== undefined)
    return {
      title: `Give \`${name}\` \`${keyword}=${seed}\``,
      cell: cell.cell.id,
      edits: withKeyword(cell, call.node, keyword, seed),
    };
  const line = seeding(call, name, seed);
  const top = cell.statements.find((s) => s.start <= call.node.start && call.node.end <= s.end);
  if (
    !line.includes('.') ||
    top === undefined ||
    top.kind === 'FunctionDef' ||
    top.kind === 'ClassDef'
  )
    return null;
  // A statement behind a semicolon or a magic has no line of its own.
  const before = cell.cell.source.slice(0, top.start);
  if (before !== '' && !before.endsWith('\n')) return null;
  const edits = [{ start: top.start, end: top.start, text: `${line}\n` }];
  return { title: `Put \`${line}\` above it`, cell: cell.cell.id, edits };
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

/** Where no call is known that seeds. */
const NO_LINE = '';

/** `np.random.normal` is seeded by `np.random.seed`, in the author's own spelling of the module. */
function seeding(call: ResolvedCall, name: string, seed: string): string {
  const module = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
  if (/^(numpy\.)?random\./.test(call.canonical) && module !== '') return `${module}.seed(${seed})`;
  if (call.canonical.startsWith('torch.')) return `torch.manual_seed(${seed})`;
  if (call.canonical.startsWith('tensorflow.')) return `tf.random.set_seed(${seed})`;
  return NO_LINE;
}
