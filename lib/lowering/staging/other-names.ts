import type { Node, StageValue } from '../../analysis/staging/index.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { CannotStage } from './cannot-stage.ts';
import type { Key } from './effects.ts';
import { spelled } from './effects.ts';
import type { NodeReads } from './node-reads.ts';

/** Methods whose result shares the memory of the array that they are asked of. */
const VIEWS: ReadonlySet<string> = new Set(['view', 'ravel', 'reshape', 'squeeze', 'transpose']);

/** A name for what another name holds too, or for a part of it. */
interface Shared {
  readonly one: string;
  readonly other: string;
  /** Column of a frame that `one` is. */
  readonly key: Key;
}

/**
 * Refuses a notebook that changes rows, or values they are processed with, in place through another name: steps
 * follow names.
 */
export function checkOtherNames(reads: NodeReads): void {
  const shared: Shared[] = [];
  reads.nodes.forEach((top, place) => {
    const visit = (node: Node): void => {
      if (node.kind === 'block') {
        node.blocks.flat().forEach(visit);
        return;
      }
      for (const change of changesOf(node, reads)) {
        const hit = shared.find(
          (s) =>
            (s.one === change.name || s.other === change.name) &&
            isReadLater(reads, place, otherOf(s, change)),
        );
        if (hit === undefined) continue;
        const other = hit.one === change.name ? hit.other : hit.one;
        throw new CannotStage(`\`${change.name}\`, another name of \`${other}\``, node);
      }
      const bound = new Set(
        reads
          .effects(node)
          .writes.filter((w) => w.whole && w.key === null)
          .map((w) => w.name),
      );
      // A branch may leave things as they were.
      if (node === top)
        for (let i = shared.length - 1; i >= 0; i--) {
          const s = shared[i];
          if (s !== undefined && (bound.has(s.one) || bound.has(s.other)) && !isAugmented(node))
            shared.splice(i, 1);
        }
      const made = sharedBy(node);
      if (made === null || made.one === made.other) return;
      const names = shared.flatMap((s): readonly Shared[] =>
        s.key !== null
          ? []
          : s.one === made.other
            ? [{ ...made, other: s.other }]
            : s.other === made.other
              ? [{ ...made, other: s.one }]
              : [],
      );
      shared.push(made, ...names);
    };
    visit(top);
  });
}

function otherOf(s: Shared, change: Change): Change {
  if (s.one === change.name) return { name: s.other, key: s.key ?? change.key };
  return { name: s.one, key: null };
}

interface Change {
  readonly name: string;
  readonly key: Key;
}

/** What a leaf changes without binding it anew. */
function changesOf(node: Node, reads: NodeReads): readonly Change[] {
  const changed = reads
    .effects(node)
    .writes.filter((w) => isAugmented(node) || !(w.whole && w.key === null))
    .filter((w) => !isScalar(reads.valueOf(node, w)));
  return changed.map(({ name, key }) => ({ name, key }));
}

function isScalar(value: StageValue | null): boolean {
  return value !== null && (value.shape === 'element' || value.shape === 'model');
}

function isAugmented(node: Node): boolean {
  return (
    node.kind === 'leaf' &&
    node.code.kind === 'statement' &&
    node.code.statement.node.kind === 'AugAssign'
  );
}

function isReadLater(reads: NodeReads, place: number, { name, key }: Change): boolean {
  const from = reads.nodes[place]?.kind === 'block' ? place : place + 1;
  for (const node of reads.nodes.slice(from)) {
    for (const use of reads.allUses(node))
      if (use.name === name && meets(use.key, key)) return true;
    const rebinds =
      node.kind === 'leaf' &&
      reads.effects(node).writes.some((w) => w.name === name && w.whole && w.key === null);
    if (rebinds) return false;
  }
  return false;
}

function meets(a: Key, b: Key): boolean {
  return a === null || b === null || a === b || a.startsWith('$') || b.startsWith('$');
}

/** `a = b`, `a = b[:, 0]` of an array, `a = df['x']`. */
function sharedBy(node: Node): Shared | null {
  if (node.kind === 'block') return null;
  const bound = bindingOf(node);
  if (bound === null) return null;
  const { target, value, spell } = bound;
  let at: Expr = value;
  let key: Key = null;
  for (;;) {
    if (at.kind === 'Call' && at.func.kind === 'Attribute' && VIEWS.has(at.func.attr))
      at = at.func.value;
    else if (at.kind === 'Attribute' && ['T', 'values'].includes(at.attr)) at = at.value;
    else if (at.kind === 'Subscript' && isPart(at.slice, node.values.get(at.value) ?? null)) {
      if (at.slice.kind === 'Constant' && at.slice.value.kind === 'str')
        key = `'${at.slice.value.value}'`;
      at = at.value;
    } else break;
  }
  if (at.kind !== 'Name') return null;
  if (at === value) return { one: target, other: spell(at.id), key: null };
  return node.values.get(at)?.time === 'row' ? { one: target, other: spell(at.id), key } : null;
}

/** A part that shares memory with the whole: a column of a frame, a slice of an array, not a choice of rows. */
function isPart(slice: Expr, whole: StageValue | null): boolean {
  if (whole?.shape === 'frame') return slice.kind === 'Constant' && slice.value.kind === 'str';
  if (whole?.shape !== 'array') return false;
  const parts = slice.kind === 'Tuple' ? slice.elements : [slice];
  return parts.every((p) => p.kind === 'Slice' || p.kind === 'Constant' || p.kind === 'UnaryOp');
}

function bindingOf(node: Extract<Node, { kind: 'leaf' }>): {
  readonly target: string;
  readonly value: Expr;
  readonly spell: (name: string) => string;
} | null {
  if (node.code.kind === 'assign') {
    const { target, value } = node.code;
    if (target.node.kind !== 'Name') return null;
    return {
      target: spelled(target.node.id, target.spelling),
      value: value.node,
      spell: (name) => spelled(name, value.spelling),
    };
  }
  const { node: s, spelling } = node.code.statement;
  if (s.kind !== 'Assign' || s.targets.length !== 1 || s.targets[0]?.kind !== 'Name') return null;
  return {
    target: spelled(s.targets[0].id, spelling),
    value: s.value,
    spell: (name) => spelled(name, spelling),
  };
}
