import type { Node, StageValue } from '../../analysis/staging/index.ts';
import type { Backward } from './backward.ts';
import { type Effects, type EffectsQuery, effectsOf, type Use, type Write } from './effects.ts';

/** What the nodes of a notebook read and write, and the values of it. */
export class NodeReads {
  readonly #effects = new Map<Node, Effects>();

  constructor(
    readonly nodes: readonly Node[],
    readonly query: EffectsQuery,
  ) {}

  effects = (node: Node): Effects => {
    const known = this.#effects.get(node);
    if (known !== undefined) return known;
    const made = effectsOf(node, this.query);
    this.#effects.set(node, made);
    return made;
  };

  valueOf(node: Node, write: Write): StageValue | null {
    const after = node.after.get(write.name);
    if (after !== undefined) return after;
    for (const use of this.effects(node).uses)
      if (use.name === write.name) return node.values.get(use.node) ?? null;
    return null;
  }

  indexOf(inner: Node): number {
    const holds = (node: Node): boolean =>
      node === inner ||
      sameLeaf(node, inner) ||
      (node.kind === 'block' &&
        (node.statement === (inner.kind === 'block' ? inner.statement : null) ||
          node.blocks.some((b) => b.some(holds))));
    return this.nodes.findIndex(holds);
  }

  lastValue(name: string, before: Node): StageValue | null {
    let found: StageValue | null = null;
    for (const node of this.nodes) {
      if (node === before) break;
      const visit = (n: Node): void => {
        found = n.after.get(name) ?? found;
        if (n.kind === 'block') n.blocks.forEach((b) => b.forEach(visit));
      };
      visit(node);
    }
    return found;
  }

  deepUses(node: Node): readonly { readonly use: Use; readonly at: Node }[] {
    const inner = node.kind === 'block' ? node.blocks.flat().flatMap((n) => this.deepUses(n)) : [];
    return [...this.effects(node).uses.map((use) => ({ use, at: node })), ...inner];
  }

  allWrites(node: Node): readonly Write[] {
    const inner =
      node.kind === 'block' ? node.blocks.flatMap((b) => b.flatMap((n) => this.allWrites(n))) : [];
    return [...this.effects(node).writes, ...inner];
  }

  allUses(node: Node): readonly Use[] {
    const inner =
      node.kind === 'block' ? node.blocks.flatMap((b) => b.flatMap((n) => this.allUses(n))) : [];
    return [...this.effects(node).uses, ...inner];
  }

  valueAnywhere(node: Node, write: Write): StageValue | null {
    const own = this.valueOf(node, write);
    if (own !== null || node.kind !== 'block') return own;
    for (const inner of node.blocks.flat()) {
      const value = this.valueAnywhere(inner, write);
      if (value !== null) return value;
    }
    return null;
  }

  anyIn(node: Node, slice: Backward): boolean {
    return (
      slice.included.has(node) ||
      (node.kind === 'block' && node.blocks.some((b) => b.some((n) => this.anyIn(n, slice))))
    );
  }
}

/** A leaf and its copy with parts lifted out are the same place. */
export function sameLeaf(a: Node, b: Node): boolean {
  return a.kind === 'leaf' && b.kind === 'leaf' && a.code === b.code;
}

/** Whether an expression stands in the code of a leaf. */
export function isIn(expr: { readonly start: number; readonly end: number }, node: Node): boolean {
  if (node.kind === 'block') return false;
  const range = node.code.kind === 'assign' ? node.code.value.node : node.code.statement.node;
  return expr.start >= range.start && expr.end <= range.end;
}

/** Lines that nodes take when they are printed, about. */
export function linesOf(nodes: readonly Node[]): number {
  let lines = 0;
  const count = (node: Node): void => {
    if (node.kind === 'leaf') lines += 1;
    else {
      lines += 1;
      node.blocks.flat().forEach(count);
    }
  };
  nodes.forEach(count);
  return lines;
}
