import type { Call } from '../../frontend/python/ast.ts';
import type { CallSummary } from '../../summaries/contract.ts';
import type { AbstractValue } from '../values.ts';
import { classOf, isImmutable, scalar, UNKNOWN } from '../values.ts';
import type { Arguments } from './apply-summary.ts';
import { fileState } from './call-state.ts';
import type { Context } from './context.ts';
import { container, insideOf, isTable } from './expressions.ts';

/** What a call gives, and what that shares with its receiver and arguments. */
export function resultOf(
  ctx: Context,
  call: Call,
  summary: CallSummary,
  receiver: AbstractValue | null,
  args: Arguments,
): AbstractValue {
  const root = receiver?.root ?? null;
  if (summary.role === 'split' && receiver === null) return splitResult(ctx, call, args);
  const type = returnType(summary, receiver, args);
  if (isImmutable(type)) return { ...scalar(type ?? 'Any'), root };
  const kind = summary.result ?? 'fresh';
  if (kind === 'receiver' && receiver !== null)
    return { ...receiver, type: type ?? receiver.type, reference: null };
  if (kind === 'view' && receiver !== null)
    return { ...UNKNOWN, type, objects: receiver.objects, root };
  if (kind === 'element' && receiver !== null)
    return { ...UNKNOWN, type, objects: insideOf(ctx, receiver), root };
  if (kind.startsWith('argument:')) {
    const argument = args.positional[Number(kind.slice('argument:'.length))];
    const parts =
      ['list', 'tuple', 'dict'].includes(classOf(type) ?? '') &&
      isTable(ctx, argument?.type ?? null);
    // A list of views: changing one of them changes the argument.
    if (parts && argument !== undefined)
      return { ...container(ctx, call, type ?? 'list', [argument]), root };
    if (argument !== undefined)
      return { ...argument, type: type ?? argument.type, reference: null };
  }
  const made = container(ctx, call, type ?? 'Any', kind === 'arguments' ? args.all : []);
  const state =
    summary.readsFile !== undefined && isHandle(type)
      ? fileState(call, summary, summary.readsFile)
      : null;
  if (state !== null) for (const object of made.objects) ctx.heap.bindFile(object, state);
  // A fresh container still holds what the old one held.
  const inner = [...(receiver === null ? [] : [receiver]), ...args.all].filter(
    (v) => !isTable(ctx, v.type),
  );
  for (const value of inner) ctx.heap.hold(made.objects, ctx.heap.heldBy(value.objects));
  const elements =
    kind === 'fresh' && type !== null && type.startsWith('tuple[') && !type.includes('...')
      ? tupleParts(ctx, call, type)
      : null;
  return { ...made, type, elements, root };
}

function tupleParts(ctx: Context, call: Call, type: string): readonly AbstractValue[] {
  const parts = type.slice('tuple['.length, -1).split(', ');
  if (type.slice(6, -1).includes('[')) return [];
  return parts.map((part, i) =>
    isImmutable(part)
      ? scalar(part)
      : {
          ...UNKNOWN,
          type: part === 'Any' ? null : part,
          objects: new Set([ctx.object(`${call.start}part${i}`)]),
        },
  );
}

function isHandle(type: string | null): boolean {
  const name = classOf(type);
  return name === 'file' || name === 'io.TextIOWrapper' || name === 'TextIO';
}

function returnType(
  summary: CallSummary,
  receiver: AbstractValue | null,
  args: Arguments,
): string | null {
  const returns = summary.returns;
  if (returns === undefined || returns === 'Any') return null;
  if (returns === 'self') return receiver?.type ?? null;
  const argument = /^@(\d)$/.exec(returns);
  if (argument !== null)
    return args.positional[Number(argument[1])]?.type ?? [...args.named.values()][0]?.type ?? null;
  return returns;
}

/** `train_test_split(X, y)` gives two parts of each argument, each of the argument's own class. */
function splitResult(ctx: Context, call: Call, args: Arguments): AbstractValue {
  const elements = args.positional.flatMap((arg, i) =>
    ['train', 'test'].map((part): AbstractValue => {
      const object = ctx.object(`${call.start}${part}${i}`);
      return { ...UNKNOWN, type: arg.type, objects: new Set([object]) };
    }),
  );
  const whole = container(ctx, call, 'list', elements);
  return { ...whole, elements };
}
