import { unseededRandomness } from '../../diagnostics/catalog/staging.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { Dataflow, ResolvedCall, StatementFacts } from '../facts.ts';
import { type Finding, finding, spanIn } from './finding.ts';

type CallExpr = Extract<Expr, { kind: 'Call' }>;

/**
 * Which calls of production draw random numbers that nothing makes repeatable? Estimators are named where they are
 * built, since the seed goes there.
 */
export function unseededRandomnessFindings(
  dataflow: Dataflow,
  included: (f: StatementFacts) => boolean,
): readonly Finding[] {
  const seeded = new Set(
    [...dataflow.facts.values(), ...dataflow.bodies.values()].flatMap((f) => [...f.killsState]),
  );
  const found: Finding[] = [];
  for (const f of [...dataflow.facts.values()].filter(included)) {
    for (const call of f.calls) {
      const within = call.node.start >= f.statement.start && call.node.end <= f.statement.end;
      if (!within || !drawsUnseeded(call, seeded)) continue;
      const { node } = call;
      const name = f.cell.cell.source.slice(node.func.start, node.func.end);
      const keyword = call.summary?.randomUnless;
      const head = node.args.length + node.keywords.length === 0 ? `${name}()` : `${name}(...)`;
      found.push(
        finding(unseededRandomness, spanIn(f.cell, node), {
          call: head.length > 60 ? `${name.slice(0, 57)}...` : head,
          keyword:
            keyword === undefined
              ? `\`${seedingCall(call)}\` in the first cell`
              : `\`${keyword}=42\``,
        }),
      );
    }
  }
  return found;
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

function seedingCall(call: ResolvedCall): string {
  if (call.canonical.startsWith('random.')) return 'random.seed(42)';
  if (call.canonical.startsWith('torch.')) return 'torch.manual_seed(42)';
  if (call.canonical.startsWith('tensorflow.')) return 'tf.random.set_seed(42)';
  return 'np.random.seed(42)';
}
