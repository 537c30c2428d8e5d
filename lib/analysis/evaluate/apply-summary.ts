import type { Call, Expr } from '../../frontend/python/ast.ts';
import type { CallSummary, Condition } from '../../summaries/contract.ts';
import type { ObjectId } from '../facts.ts';
import type { AbstractValue } from '../values.ts';
import { NOTHING, unionOf, UNKNOWN } from '../values.ts';
import { resultOf } from './call-result.ts';
import { applyState } from './call-state.ts';
import type { Context } from './context.ts';
import { insideOf } from './expressions.ts';
import { consume } from './iterate.ts';
import { invoke } from './functions.ts';

export interface Arguments {
  readonly positional: readonly AbstractValue[];
  readonly named: ReadonlyMap<string, AbstractValue>;
  readonly all: readonly AbstractValue[];
}

/** What a call does by its summary, and what it gives. */
export function applySummary(
  ctx: Context,
  call: Call,
  summary: CallSummary,
  canonical: string,
  receiver: AbstractValue | null,
  args: Arguments,
): AbstractValue {
  const at = (where: number | string): AbstractValue | undefined =>
    typeof where === 'number' ? args.positional[where] : args.named.get(where);
  if (receiver !== null && holds(ctx, call, summary.mutatesReceiver)) ctx.mutate(receiver.objects);
  for (const where of summary.mutatesArguments ?? []) {
    const argument = at(where);
    if (argument !== undefined) ctx.mutate(argument.objects);
  }
  if (receiver !== null && summary.keepsArguments === true) {
    for (const arg of args.all) ctx.heap.hold(receiver.objects, arg.objects);
  }
  if (!LAZY.has(canonical)) for (const arg of args.all) consume(ctx, arg);
  applyState(ctx, call, summary, canonical, receiver, args);
  const argument: AbstractValue =
    receiver === null
      ? {
          ...UNKNOWN,
          objects: args.all.reduce<ReadonlySet<ObjectId>>(
            (s, a) => unionOf(s, ctx.heap.heldBy(a.objects)),
            NOTHING,
          ),
        }
      : { ...UNKNOWN, objects: insideOf(ctx, receiver) };
  const called = (summary.calls ?? [])
    .flatMap((where) => at(where) ?? [])
    .map((fn) => invoke(ctx, fn, argument, call.start));
  for (const result of called)
    if (receiver !== null) ctx.heap.hold(receiver.objects, result.objects);

  const metric =
    summary.role === 'metric' ||
    (propagatesMetric(summary) &&
      (args.all.some((a) => a.metric || ctx.heap.holdsMetric(a.objects)) ||
        receiver?.metric === true));
  const taker = canonical === 'print' ? (args.named.get('file')?.objects ?? NOTHING) : NOTHING;
  if (taker.size > 0) ctx.mutate(taker);
  else if (summary.display === true) {
    if (ctx.printsInto.size > 0) ctx.mutate(ctx.printsInto);
    ctx.recorder.displays = true;
    const isMetric = (a: AbstractValue): boolean => a.metric || ctx.heap.holdsMetric(a.objects);
    if (summary.writesState?.includes('figure') === true) {
      const drawn = toldByPlot(call, canonical, args, isMetric);
      if (drawn !== null) ctx.recorder.drawn.add(drawn);
    } else if (args.all.some(isMetric) || summary.role === 'metric')
      ctx.recorder.displaysMetric = true;
  }
  if (metric && receiver !== null && holds(ctx, call, summary.mutatesReceiver))
    ctx.heap.markMetric(receiver.objects);
  if (summary.role !== undefined) {
    ctx.recorder.events.push({
      role: summary.role,
      callee: canonical,
      receiverType: receiver?.type ?? null,
      receiverName: receiver?.root ?? null,
      receiverObjects: [...(receiver?.objects ?? [])],
      argumentNames: call.args.flatMap((a) => rootName(a) ?? []),
      node: call,
    });
  }
  const result = resultOf(ctx, call, summary, receiver, args);
  const predicted =
    summary.role === 'predict' ||
    summary.role === 'fit-predict' ||
    receiver?.predicted === true ||
    args.all.some((a) => a.predicted);
  // A number computed from predictions judges them, whoever wrote the formula: `(pred != y).sum()`.
  const judges =
    predicted &&
    summary.role !== 'predict' &&
    (isNumber(result.type) ||
      (result.type === null && REDUCTIONS.has(canonical.split('.').at(-1) ?? '')));
  return { ...result, predicted, metric: result.metric || metric || judges };
}

/** The figure of merit that a call puts on a plot, where a line can tell it: the text of a label, a matrix; else null. */
function toldByPlot(
  call: Call,
  canonical: string,
  args: Arguments,
  isMetric: (value: AbstractValue) => boolean,
): Expr | null {
  const given = [
    ...call.args.map((node, i) => ({ node, value: args.positional[i] })),
    ...call.keywords.map(({ name, value: node }) => ({ node, value: args.named.get(name ?? '') })),
  ].filter(({ node, value }) => node.kind !== 'Starred' && value !== undefined && isMetric(value));
  const text = given.find(({ node, value }) => node.kind === 'JoinedStr' || value?.type === 'str');
  if (text !== undefined) return text.node;
  return SHOWS_MATRIX.test(canonical) ? (given[0]?.node ?? null) : null;
}

/** Plots of a whole table. */
const SHOWS_MATRIX = /\.(?:heatmap|matshow|imshow|ConfusionMatrixDisplay|plot_confusion_matrix)$/;

/** Calls that take an iterator without walking over it. */
const LAZY = new Set([
  'iter',
  'map',
  'filter',
  'zip',
  'enumerate',
  'reversed',
  'type',
  'id',
  'isinstance',
  'print',
  'callable',
  'hasattr',
  'itertools.chain',
  'itertools.islice',
]);

/** Calls that turn many values into one number, on whatever class. */
const REDUCTIONS = new Set([
  'sum',
  'mean',
  'median',
  'max',
  'min',
  'std',
  'var',
  'count_nonzero',
  'nanmean',
  'average',
  'norm',
]);

function isNumber(type: string | null): boolean {
  return type === 'int' || type === 'float' || type === 'numpy.float64' || type === 'numpy.int64';
}

export function rootName(expr: Expr): string | null {
  if (expr.kind === 'Name') return expr.id;
  if (expr.kind === 'Attribute' || expr.kind === 'Subscript' || expr.kind === 'Starred')
    return rootName(expr.value);
  return expr.kind === 'Call' ? rootName(expr.func) : null;
}

function propagatesMetric(summary: CallSummary): boolean {
  return summary.role === undefined;
}

function holds(ctx: Context, call: Call, condition: boolean | Condition | undefined): boolean {
  if (condition === undefined || typeof condition === 'boolean') return condition === true;
  const given =
    call.keywords.find((k) => k.name === condition.keyword)?.value ??
    (condition.position >= 0 ? call.args[condition.position] : undefined);
  if (given === undefined)
    return call.keywords.some((k) => k.name === null) || condition.whenAbsent;
  const text = sourceOf(ctx, given);
  // Anything but a literal may or may not switch the effect on.
  return given.kind !== 'Constant' || text === condition.equals;
}

export function sourceOf(ctx: Context, expr: Expr): string {
  return ctx.cell.cell.source.slice(expr.start, expr.end);
}
