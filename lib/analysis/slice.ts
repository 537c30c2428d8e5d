import type { Stmt } from '../frontend/python/ast.ts';
import type { StatementId } from '../ir/pipeline.ts';
import type { ObjectId, StateKey } from './facts.ts';
import { boundNames } from './scopes.ts';
import { blocksOf, statementsIn } from './walk.ts';

/** What a statement does, as far as slicing asks. */
export interface Flow {
  readonly reads: ReadonlySet<string>;
  readonly defines: ReadonlySet<string>;
  readonly kills: ReadonlySet<string>;
  readonly readObjects: ReadonlySet<ObjectId>;
  readonly mutates: ReadonlySet<ObjectId>;
  readonly readsState: ReadonlySet<StateKey>;
  readonly writesState: ReadonlySet<StateKey>;
  readonly killsState: ReadonlySet<StateKey>;
  /** It may bind any name. */
  readonly bindsAny?: boolean;
  /** Of `mutates`: objects that forget what they learned before, as a second `fit` makes them. */
  readonly relearns?: ReadonlySet<ObjectId>;
}

export type Because =
  | { readonly kind: 'seed' }
  /** It binds a name that a later statement reads. */
  | { readonly kind: 'name'; readonly name: string; readonly by: StatementId | null }
  /** It changes an object that a later statement reads. */
  | { readonly kind: 'object'; readonly by: StatementId | null }
  | { readonly kind: 'state'; readonly state: StateKey; readonly by: StatementId | null }
  /** It decides whether an included statement runs. */
  | { readonly kind: 'control'; readonly by: StatementId };

export interface SliceQuery {
  readonly block: readonly Stmt[];
  readonly flowOf: (id: StatementId) => Flow | undefined;
  /** Statements that are in by themselves. */
  readonly seeds: ReadonlySet<StatementId>;
  /** Names whose value at the end is wanted. */
  readonly names?: readonly string[];
  /** Objects whose state at the end is wanted: those that the names hold then. */
  readonly objects?: ReadonlySet<ObjectId>;
  /** Statements that must stay out, whoever needs them. */
  readonly excluded?: (id: StatementId) => boolean;
  /** Statements that never come in of themselves: displays. */
  readonly dropped?: (s: Stmt) => boolean;
  /** States worth following; random state is not when nothing seeds it. */
  readonly follows?: (state: StateKey) => boolean;
}

export interface Slice {
  readonly included: ReadonlySet<StatementId>;
  readonly because: ReadonlyMap<StatementId, Because>;
  /** Excluded statements that included ones depend on. */
  readonly blocked: ReadonlyMap<StatementId, Because>;
}

type Needs<K> = Map<K, StatementId | null>;

interface Need {
  readonly names: Needs<string>;
  readonly objects: Needs<ObjectId>;
  /** Those of `objects` of which it matters what they have learned. */
  readonly learned: Needs<ObjectId>;
  readonly states: Needs<StateKey>;
}

/**
 * Backward slice over structured code. Walks blocks from the end, carrying what is still needed: names, objects
 * whose state matters, hidden state. Mutation never satisfies a need, it only adds the statement; a sure definition does.
 */
export function sliceBackward(query: SliceQuery): Slice {
  return new Slicer(query).run();
}

class Slicer {
  readonly #included = new Set<StatementId>();
  readonly #because = new Map<StatementId, Because>();
  readonly #blocked = new Map<StatementId, Because>();
  readonly #forced = new Set<StatementId>();

  constructor(readonly query: SliceQuery) {}

  run(): Slice {
    const names: Needs<string> = new Map((this.query.names ?? []).map((name) => [name, null]));
    const objects: Needs<ObjectId> = new Map(
      [...(this.query.objects ?? [])].map((object) => [object, null]),
    );
    const learned = new Map(objects);
    this.#walk(this.query.block, { names, objects, learned, states: new Map() });
    return { included: this.#included, because: this.#because, blocked: this.#blocked };
  }

  #walk(block: readonly Stmt[], need: Need): void {
    for (let i = block.length - 1; i >= 0; i--) {
      const s = block[i];
      if (s !== undefined) this.#statement(s, need);
    }
  }

  #statement(s: Stmt, need: Need): void {
    switch (s.kind) {
      case 'If':
      case 'Match': {
        const own = this.#relevance(s, need);
        const branches = s.kind === 'If' ? [s.body, s.orelse] : [...s.cases.map((c) => c.body), []];
        const after = copyOf(need);
        clear(need);
        for (const branch of branches) {
          const inner = copyOf(after);
          this.#walk(branch, inner);
          addAll(need, inner);
        }
        return this.#header(s, need, own);
      }
      case 'For':
      case 'While':
        return this.#loop(s, need);
      case 'With': {
        const own = this.#relevance(s, need);
        this.#walk(s.body, need);
        // The context's own target is needed by the body: ask again.
        return this.#header(s, need, own ?? this.#relevance(s, need));
      }
      case 'Try':
        return this.#try(s, need);
      default: {
        const why = this.#relevance(s, need);
        if (why !== null) this.#include(s, need, why);
      }
    }
  }

  #loop(s: Extract<Stmt, { kind: 'For' | 'While' }>, need: Need): void {
    const own = this.#relevance(s, need);
    const after = copyOf(need);
    if (own !== null) {
      this.#include(s, need, own);
      this.#forceJumps(s.body);
    }
    this.#walk(s.orelse, need);
    for (;;) {
      const before = this.#size(need);
      const inner = copyOf(need);
      addAll(inner, after);
      this.#walk(s.body, inner);
      // Each round binds the loop's own names before its body reads them.
      if (s.kind === 'For') for (const name of boundNames(s.target)) inner.names.delete(name);
      addAll(need, inner);
      if (this.#anyInside(s)) {
        this.#forceJumps(s.body);
        const why = this.#relevance(s, need);
        this.#include(s, need, why ?? { kind: 'control', by: s.id }, false);
      }
      if (this.#size(need) === before) return;
    }
  }

  /** In an included loop every way out of it matters. */
  #forceJumps(body: readonly Stmt[]): void {
    for (const s of body) {
      if (s.kind === 'Break' || s.kind === 'Continue') this.#forced.add(s.id);
      // Jumps of inner loops belong to those.
      if (s.kind !== 'For' && s.kind !== 'While')
        blocksOf(s).forEach((block) => this.#forceJumps(block));
      else this.#forceJumps(s.orelse);
    }
  }

  #try(s: Extract<Stmt, { kind: 'Try' }>, need: Need): void {
    const own = this.#relevance(s, need);
    const pass = (): void => {
      this.#walk(s.finalbody, need);
      const after = copyOf(need);
      this.#walk(s.orelse, need);
      for (const handler of s.handlers) {
        const inner = copyOf(after);
        this.#walk(handler.body, inner);
        addAll(need, inner);
      }
      // The body may stop anywhere: what its statements define is still needed from before.
      const inner = copyOf(need);
      this.#walk(s.body, inner);
      addAll(need, inner);
    };
    pass();
    if (own === null && !this.#anyInside(s)) return;
    // What may raise decides which handler runs, so the statement is kept as a whole.
    for (const block of blocksOf(s))
      for (const inner of statementsIn(block)) {
        if (this.query.dropped?.(inner) !== true) this.#forced.add(inner.id);
      }
    pass();
    this.#header(s, need, own);
  }

  /** Includes a compound statement when something in it is included. */
  #header(s: Stmt, need: Need, own: Because | null): void {
    if (own !== null) this.#include(s, need, own, false);
    else if (this.#anyInside(s))
      this.#include(s, need, { kind: 'control', by: this.#firstInside(s) ?? s.id }, false);
  }

  #anyInside(s: Stmt): boolean {
    return this.#firstInside(s) !== null;
  }

  #firstInside(s: Stmt): StatementId | null {
    for (const block of blocksOf(s))
      for (const inner of statementsIn(block)) {
        if (this.#included.has(inner.id)) return inner.id;
      }
    return null;
  }

  #relevance(s: Stmt, need: Need): Because | null {
    if (this.query.seeds.has(s.id)) return { kind: 'seed' };
    if (this.#forced.has(s.id)) return { kind: 'control', by: s.id };
    const flow = this.query.flowOf(s.id);
    if (flow === undefined) return null;
    for (const name of flow.defines) {
      const by = need.names.get(name);
      if (by !== undefined) return { kind: 'name', name, by };
    }
    if (flow.bindsAny === true)
      for (const [name, by] of need.names) return { kind: 'name', name, by };
    if (this.query.dropped?.(s) === true) return null;
    for (const object of flow.mutates) {
      const needed = flow.relearns?.has(object) === true ? need.learned : need.objects;
      const by = needed.get(object);
      if (by !== undefined) return { kind: 'object', by };
    }
    for (const state of flow.writesState) {
      const by = neededState(need.states, state);
      if (by !== undefined) return { kind: 'state', state, by };
    }
    return null;
  }

  #include(s: Stmt, need: Need, why: Because, kills = true): void {
    if (this.query.excluded?.(s.id) === true) {
      if (!this.#blocked.has(s.id)) this.#blocked.set(s.id, why);
      return;
    }
    this.#included.add(s.id);
    if (!this.#because.has(s.id)) this.#because.set(s.id, why);
    const flow = this.query.flowOf(s.id);
    if (flow === undefined) return;
    if (kills) {
      for (const name of flow.kills) need.names.delete(name);
      for (const state of flow.killsState) need.states.delete(state);
      for (const object of flow.relearns ?? []) need.learned.delete(object);
    }
    for (const name of flow.reads) need.names.set(name, s.id);
    // What changes an object needs the object as it was.
    for (const object of [...flow.readObjects, ...flow.mutates]) {
      if (!need.objects.has(object)) need.objects.set(object, s.id);
      const forgets = flow.relearns?.has(object) === true;
      if (!forgets && !need.learned.has(object)) need.learned.set(object, s.id);
    }
    for (const state of flow.readsState) {
      if (!need.states.has(state) && this.query.follows?.(state) !== false)
        need.states.set(state, s.id);
    }
  }

  #size(need: Need): number {
    return (
      need.names.size +
      need.objects.size +
      need.learned.size +
      need.states.size +
      this.#included.size +
      this.#forced.size
    );
  }
}

function neededState(needs: Needs<StateKey>, written: StateKey): StatementId | null | undefined {
  const exact = needs.get(written);
  if (exact !== undefined || !written.startsWith('file:')) return exact;
  if (written === 'file:*') {
    for (const [state, by] of needs) if (state.startsWith('file:')) return by;
    return undefined;
  }
  return needs.get('file:*');
}

function copyOf(need: Need): Need {
  return {
    names: new Map(need.names),
    objects: new Map(need.objects),
    learned: new Map(need.learned),
    states: new Map(need.states),
  };
}

function addAll(into: Need, from: Need): void {
  for (const [name, by] of from.names) if (!into.names.has(name)) into.names.set(name, by);
  for (const [object, by] of from.objects)
    if (!into.objects.has(object)) into.objects.set(object, by);
  for (const [object, by] of from.learned)
    if (!into.learned.has(object)) into.learned.set(object, by);
  for (const [state, by] of from.states) if (!into.states.has(state)) into.states.set(state, by);
}

function clear(need: Need): void {
  need.names.clear();
  need.objects.clear();
  need.learned.clear();
  need.states.clear();
}
