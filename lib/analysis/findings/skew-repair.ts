import type { Expr } from '../../frontend/python/ast.ts';
import { applyEdits, type TextEdit } from '../../source/text-edits.ts';
import type { Dataflow } from '../facts.ts';
import { expressionsIn } from '../walk.ts';
import { textIn } from './finding.ts';
import type { Repair } from './repair.ts';
import type { RowEdit } from './twins/edits.ts';

/**
 * `X_test['a'] = X_test['a'].clip(0, 9)` gets what training rows get: `X_test['a'].clip(0, 8)`. What training rows taught
 * is still read from them, where the edit of the training rows leaves it as it was. Null where the two statements may not
 * see the same values.
 */
export function asTrainingDoes(dataflow: Dataflow, train: RowEdit, held: RowEdit): Repair | null {
  if (!isPlainEdit(train) || !isPlainEdit(held)) return null;
  if (train.cell !== held.cell || train.frame === held.frame) return null;
  const renames: TextEdit[] = [];
  const learned = new Set<Expr>();
  for (const e of expressionsIn(train.value)) {
    if (e.kind === 'Lambda' || e.kind.endsWith('Comp')) return null;
    const value = train.leaf.values.get(e);
    if (value?.time === 'learned' && !learned.has(e)) {
      if (e.kind === 'Name' ? !isSettled(dataflow, e.id) : !keepsStatistic(train, e, held))
        return null;
      for (const inner of expressionsIn(e)) learned.add(inner);
    }
    if (e.kind !== 'Name' || learned.has(e)) continue;
    if (e.id === train.frame) {
      const { start } = train.value;
      renames.push({ start: e.start - start, end: e.end - start, text: held.frame });
    } else if (value?.time === 'row' || !isSettled(dataflow, e.id)) return null;
  }
  if (renames.length === 0) return null;
  const { value } = train;
  const text = train.cell.cell.source.slice(value.start, value.end);
  return {
    title: `Do to \`${held.frame}\` what \`${textIn(train.cell, train.node, 50)}\` does`,
    cell: held.cell.cell.id,
    edits: [{ start: held.value.start, end: held.value.end, text: applyEdits(text, renames).text }],
  };
}

/** `name['column'] = value` and `name = value` as the notebook has them, not as an inlined function does. */
function isPlainEdit({ leaf, part, frame, cell, node, value }: RowEdit): boolean {
  if (part || leaf.kind !== 'leaf' || leaf.code.kind !== 'statement') return false;
  const { node: s, spelling } = leaf.code.statement;
  if (s.kind !== 'Assign' || s !== node || s.value !== value || spelling.names.size > 0)
    return false;
  const own = s.targets.length === 1 && cell.statements.some((top) => top === s);
  const called = value.kind === 'Call' && value.func.kind === 'Name';
  return own && !called && cell.cell.source.startsWith(frame, s.start);
}

/**
 * `train['a'].fillna(train['a'].mean())` leaves the mean of its column as it was, and so median and mode. What touches the
 * training rows between the two edits may not.
 */
function keepsStatistic({ value, frame, cell }: RowEdit, learned: Expr, held: RowEdit): boolean {
  if (value.kind !== 'Call' || value.func.kind !== 'Attribute' || value.func.attr !== 'fillna')
    return false;
  const between = cell.statements.filter((s) => s.start > value.end && s.end < held.value.start);
  const touched = between.some((s) => textIn(cell, s, Infinity).includes(frame));
  if (value.args[0] !== learned || touched) return false;
  if (learned.kind !== 'Call' || learned.func.kind !== 'Attribute') return false;
  const sameColumn = textIn(cell, learned.func.value) === textIn(cell, value.func.value);
  return sameColumn && /^(mean|median)$/.test(learned.func.attr);
}

/** Whether a name means the same wherever it is read. */
function isSettled(dataflow: Dataflow, name: string): boolean {
  return (dataflow.names.get(name)?.definitions ?? []).length <= 1;
}
