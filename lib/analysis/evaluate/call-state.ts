import type { Call } from '../../frontend/python/ast.ts';
import type { CallSummary } from '../../summaries/contract.ts';
import type { StateKey } from '../facts.ts';
import type { AbstractValue } from '../values.ts';
import { classOf } from '../values.ts';
import type { Arguments } from './apply-summary.ts';
import type { Context } from './context.ts';
import { isTable } from './expressions.ts';

const TEXT_OF_TABLES =
  /^(str|repr|format|numpy\.array2string|numpy\.array_str|numpy\.array_repr|pandas\.\w+\.to_string)$/;

/** The text of a table depends on what its library was told about printing. */
export function readsTextOf(ctx: Context, value: AbstractValue): void {
  const name = classOf(value.type);
  if (name === null || !isTable(ctx, name)) return;
  ctx.recorder.readsState.add(
    ctx.index.hasTrait(name, 'array') ? 'options:numpy' : 'options:pandas',
  );
}

/** Files and hidden state that a call reads and writes by its summary. */
export function applyState(
  ctx: Context,
  call: Call,
  summary: CallSummary,
  canonical: string,
  receiver: AbstractValue | null,
  args: Arguments,
): void {
  const { recorder } = ctx;
  const seeded = summary.randomUnless !== undefined && isGiven(call, summary.randomUnless);
  const drawn = (state: StateKey): boolean => state.startsWith('random:') && seeded;
  for (const state of summary.readsState ?? []) if (!drawn(state)) recorder.readsState.add(state);
  for (const state of summary.writesState ?? []) if (!drawn(state)) recorder.writesState.add(state);
  if (TEXT_OF_TABLES.test(canonical))
    for (const value of receiver === null ? args.all : [receiver]) readsTextOf(ctx, value);
  if (isSeeding(summary))
    for (const state of summary.writesState ?? []) recorder.killsState.add(state);
  if (
    summary.randomUnless !== undefined &&
    !seeded &&
    !(summary.writesState ?? []).some((s) => s.startsWith('random:'))
  ) {
    const isClass = ctx.index.classSummary(canonical) !== undefined;
    // An estimator draws when it is fitted, not when it is built.
    if (isClass)
      ctx.heap.markUnseeded(
        ctx.allocate(call.start * 4096 + (call.end - call.start)),
        'random:numpy',
      );
    else draw(ctx, 'random:numpy');
  }
  if (receiver !== null && summary.role !== undefined && summary.role !== 'predict') {
    const state = ctx.heap.unseeded(ctx.heap.closure(receiver.objects));
    if (state !== undefined && summary.role !== 'metric') draw(ctx, state);
  }
  const mode = fileMode(call, summary);
  if (summary.readsFile !== undefined && mode !== 'writes')
    recorder.readsState.add(fileState(call, summary, summary.readsFile));
  if (summary.writesFile !== undefined && mode !== 'reads') {
    const state = fileState(call, summary, summary.writesFile);
    const first = args.positional[summary.writesFile];
    const handle =
      first === undefined
        ? undefined
        : [...first.objects].map((o) => ctx.heap.fileOf(o)).find((s) => s !== undefined);
    recorder.writesState.add(handle ?? state);
    if (first !== undefined && handle !== undefined) ctx.mutate(first.objects);
  }
}

/** What a mode argument says of a file: `open(path)` only reads it, `open(path, 'w')` only writes it. */
function fileMode(call: Call, summary: CallSummary): 'reads' | 'writes' | 'both' {
  if (summary.fileMode === undefined) return 'both';
  const mode = call.keywords.find((k) => k.name === 'mode')?.value ?? call.args[summary.fileMode];
  if (mode === undefined) return 'reads';
  if (mode.kind !== 'Constant' || mode.value.kind !== 'str') return 'both';
  const text = mode.value.value;
  if (!/[wax+]/.test(text)) return 'reads';
  return /^[wx][bt]?$/.test(text) ? 'writes' : 'both';
}

function isSeeding(summary: CallSummary): boolean {
  const states = summary.writesState ?? [];
  return (
    states.some((s) => s.startsWith('random:')) &&
    (summary.readsState ?? []).every((s) => !s.startsWith('random:'))
  );
}

function draw(ctx: Context, state: StateKey): void {
  ctx.recorder.readsState.add(state);
  ctx.recorder.writesState.add(state);
}

function isGiven(call: Call, keyword: string): boolean {
  const given = call.keywords.find((k) => k.name === keyword);
  if (given === undefined) return false;
  return !(given.value.kind === 'Constant' && given.value.value.kind === 'none');
}

/** `file:name` for a literal path, `file:*` when the path is computed. */
export function fileState(call: Call, summary: CallSummary, position: number): StateKey {
  const name = summary.parameters?.[position];
  const given = call.args[position] ?? call.keywords.find((k) => k.name === name)?.value;
  if (given === undefined) return 'file:*';
  if (given.kind === 'Constant' && given.value.kind === 'str') return `file:${given.value.value}`;
  return 'file:*';
}
