import type { Node } from '../../analysis/staging/index.ts';
import { boundNames } from '../../analysis/scopes.ts';
import type { Effects, Key, Use, Write } from './effects.ts';

/** Names still needed at a point, and of frames which columns; `null` among them: all. */
export type Needs = Map<string, Set<Key>>;

export interface BackwardQuery {
  readonly effects: (node: Node) => Effects;
  /** Whether a write of a needed name belongs to what is sliced. */
  readonly accepts: (write: Write, node: Node) => boolean;
  /** Whether what an included node reads is needed in turn. */
  readonly follows: (use: Use, node: Node) => boolean;
  /** Leaves that are in by themselves. */
  readonly seeds?: ReadonlySet<Node>;
}

/** Backward slice over nodes in normal form, a frame column by column as far as the code names columns. */
export class Backward {
  readonly included = new Set<Node>();
  /** What is needed before each top-level node. */
  readonly before = new Map<Node, Needs>();
  readonly #needs: Needs;

  constructor(
    readonly query: BackwardQuery,
    seeds: ReadonlyMap<string, ReadonlySet<Key>>,
  ) {
    this.#needs = new Map([...seeds].map(([name, keys]) => [name, new Set(keys)]));
  }

  run(nodes: readonly Node[]): this {
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      if (node === undefined) continue;
      this.#node(node, this.#needs);
      this.before.set(node, copyOf(this.#needs));
    }
    return this;
  }

  get needs(): Needs {
    return this.#needs;
  }

  #node(node: Node, needs: Needs): void {
    if (node.kind === 'leaf') return this.#leaf(node, needs);
    const { node: s } = node.statement;
    if (s.kind === 'For' || s.kind === 'While') return this.#loop(node, needs);
    if (s.kind === 'If' || s.kind === 'Match') {
      const after = copyOf(needs);
      const branches = node.blocks.map((block) => {
        const inner = copyOf(after);
        this.#block(block, inner);
        return inner;
      });
      // A branch that is absent leaves things as they were.
      if (s.kind === 'Match' || node.blocks.length < 2) branches.push(after);
      needs.clear();
      for (const branch of branches) addAll(needs, branch);
    } else {
      const after = copyOf(needs);
      for (const block of node.blocks.toReversed()) this.#block(block, needs);
      if (s.kind === 'Try') addAll(needs, after);
    }
    this.#header(node, needs);
  }

  #loop(node: Extract<Node, { kind: 'block' }>, needs: Needs): void {
    const { node: s } = node.statement;
    const own = s.kind === 'For' ? boundNames(s.target).map((n) => spell(node, n)) : [];
    const after = copyOf(needs);
    for (let round = 0; round < 4; round++) {
      const size = sizeOf(needs);
      const inner = copyOf(needs);
      addAll(inner, after);
      for (const block of node.blocks.toReversed()) this.#block(block, inner);
      for (const name of own) {
        inner.delete(name);
        // A column named by the loop's variable is another one in the round before.
        for (const keys of inner.values()) keys.delete(`$${name}`);
      }
      for (const [name, keys] of inner) if (keys.size === 0) inner.delete(name);
      addAll(needs, inner);
      if (sizeOf(needs) === size && round > 0) break;
    }
    // Columns of the round itself are needed from before the loop, whichever they are.
    const first = copyOf(after);
    for (const block of node.blocks.toReversed()) this.#block(block, first);
    for (const name of own) {
      first.delete(name);
      for (const keys of first.values()) if (keys.delete(`$${name}`)) keys.add(null);
    }
    addAll(needs, first);
    this.#header(node, needs);
  }

  #block(nodes: readonly Node[], needs: Needs): void {
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      if (node !== undefined) this.#node(node, needs);
    }
  }

  #leaf(node: Node, needs: Needs): void {
    const effects = this.query.effects(node);
    const relevant = effects.writes.some((w) => isNeeded(w, needs) && this.query.accepts(w, node));
    if (!relevant && !this.included.has(node) && this.query.seeds?.has(node) !== true) return;
    this.included.add(node);
    for (const w of effects.writes) {
      if (!w.whole) continue;
      if (w.key === null) needs.delete(w.name);
      else {
        const keys = needs.get(w.name);
        if (keys?.delete(w.key) === true && keys.size === 0) needs.delete(w.name);
      }
    }
    // Changing a part needs the rest.
    for (const w of effects.writes) {
      if (w.whole && w.key === null) continue;
      if (w.whole && w.key !== null) continue;
      if (this.query.accepts(w, node)) add(needs, w.name, w.key);
    }
    this.#follow(effects, node, needs);
  }

  #header(node: Extract<Node, { kind: 'block' }>, needs: Needs): void {
    const any = node.blocks.some((block) => this.#anyIncluded(block));
    if (!any) return;
    this.included.add(node);
    const { node: s } = node.statement;
    const effects = this.query.effects(node);
    if (s.kind === 'For' || s.kind === 'With')
      for (const w of effects.writes) if (w.whole && w.key === null) needs.delete(w.name);
    this.#follow(effects, node, needs);
  }

  #follow(effects: Effects, node: Node, needs: Needs): void {
    for (const use of effects.uses)
      if (this.query.follows(use, node)) add(needs, use.name, use.key);
  }

  #anyIncluded(nodes: readonly Node[]): boolean {
    return nodes.some(
      (n) =>
        this.included.has(n) || (n.kind === 'block' && n.blocks.some((b) => this.#anyIncluded(b))),
    );
  }
}

function spell(node: Extract<Node, { kind: 'block' }>, name: string): string {
  const other = node.statement.spelling.names.get(name);
  return typeof other === 'string' ? other : name;
}

function isNeeded(write: Write, needs: Needs): boolean {
  const keys = needs.get(write.name);
  if (keys === undefined) return false;
  if (write.key === null || keys.has(null)) return true;
  return [...keys].some((key) => key !== null && mayBeSame(key, write.key ?? key));
}

/** Two literals name the same column when they are equal; a variable may name any. */
function mayBeSame(a: string, b: string): boolean {
  return a === b || a.startsWith('$') || b.startsWith('$');
}

function add(needs: Needs, name: string, key: Key): void {
  const keys = needs.get(name) ?? new Set<Key>();
  keys.add(key);
  needs.set(name, keys);
}

function addAll(into: Needs, from: Needs): void {
  for (const [name, keys] of from) for (const key of keys) add(into, name, key);
}

export function copyOf(needs: Needs): Needs {
  return new Map([...needs].map(([name, keys]) => [name, new Set(keys)]));
}

function sizeOf(needs: Needs): number {
  return [...needs.values()].reduce((sum, keys) => sum + keys.size + 1, 0);
}
