import type { Expr } from '../../../frontend/python/ast.ts';
import type { Environment } from '../environment.ts';
import type { Block, Scoped } from '../facts.ts';

type CompoundStmt = Block['statement']['node'];

/** `if column is None` where the argument says which. */
export function foldedTest(statement: Scoped<CompoundStmt>, env: Environment): boolean | null {
  const { node, spelling } = statement;
  if (node.kind !== 'If') return null;
  const { test } = node;
  if (test.kind === 'Name') return truthOf(spelling.names.get(test.id));
  if (test.kind === 'UnaryOp' && test.op === 'not' && test.operand.kind === 'Name') {
    const truth = truthOf(spelling.names.get(test.operand.id));
    return truth === null ? null : !truth;
  }
  if (test.kind !== 'Compare' || test.left.kind !== 'Name') return null;
  const [op] = test.ops;
  const [right] = test.comparators;
  const isNone = right?.kind === 'Constant' && right.value.kind === 'none';
  if (!isNone || (op !== 'is' && op !== 'is not')) return null;
  const spelled = spelling.names.get(test.left.id);
  if (spelled === undefined) return null;
  const none =
    typeof spelled !== 'string' &&
    spelled.node.kind === 'Constant' &&
    spelled.node.value.kind === 'none';
  if (typeof spelled === 'string') {
    const value = env.names.get(spelled);
    if (value === undefined || value.time === 'constant') return null;
  }
  return op === 'is' ? none : !none;
}

function truthOf(spelled: string | Scoped<Expr> | undefined): boolean | null {
  if (spelled === undefined || typeof spelled === 'string') return null;
  const { node } = spelled;
  return node.kind === 'Constant' && node.value.kind === 'bool' ? node.value.value : null;
}
