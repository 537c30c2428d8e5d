import type { FunctionEntity } from './entities.ts';
import type { ObjectId, StateKey } from './facts.ts';
import { NOTHING } from './values.ts';

/**
 * Abstract objects and what they hold. One object per allocation site; edges only grow, so that an answer given
 * once stays a cautious one.
 */
export class Heap {
  readonly #bySite = new Map<string, ObjectId>();
  readonly #contents = new Map<ObjectId, Set<ObjectId>>();
  readonly #functions = new Map<ObjectId, FunctionEntity>();
  readonly #files = new Map<ObjectId, StateKey>();
  readonly #metrics = new Set<ObjectId>();
  readonly #unseeded = new Map<ObjectId, StateKey>();
  readonly #drives = new Map<ObjectId, Set<ObjectId>>();
  #next = 1;

  /** The object of a site, the same at each visit. */
  allocate(site: string): ObjectId {
    const known = this.#bySite.get(site);
    if (known !== undefined) return known;
    const id = this.#next++;
    this.#bySite.set(site, id);
    return id;
  }

  contents(object: ObjectId): ReadonlySet<ObjectId> {
    return this.#contents.get(object) ?? NOTHING;
  }

  /** Records that `holder` may hold each of `held`. */
  hold(holders: Iterable<ObjectId>, held: ReadonlySet<ObjectId>): void {
    if (held.size === 0) return;
    for (const holder of holders) {
      let contents = this.#contents.get(holder);
      if (contents === undefined) this.#contents.set(holder, (contents = new Set()));
      for (const object of held) if (object !== holder) contents.add(object);
    }
  }

  /** Everything reachable, the roots included. */
  closure(roots: ReadonlySet<ObjectId>): ReadonlySet<ObjectId> {
    let leaf = true;
    for (const root of roots) if (this.#contents.has(root)) leaf = false;
    if (leaf) return roots;
    const seen = new Set(roots);
    for (const object of seen) for (const held of this.contents(object)) seen.add(held);
    return seen;
  }

  /** What the objects hold, directly. */
  heldBy(objects: ReadonlySet<ObjectId>): ReadonlySet<ObjectId> {
    const held = new Set<ObjectId>();
    for (const object of objects) for (const inner of this.contents(object)) held.add(inner);
    return held;
  }

  /** Changing a generator runs its body, which changes what that changes. */
  drive(generators: Iterable<ObjectId>, changed: ReadonlySet<ObjectId>): void {
    if (changed.size === 0) return;
    for (const generator of generators) {
      const known = this.#drives.get(generator);
      if (known === undefined) this.#drives.set(generator, new Set(changed));
      else for (const object of changed) known.add(object);
    }
  }
  drivenBy(generator: ObjectId): ReadonlySet<ObjectId> {
    return this.#drives.get(generator) ?? NOTHING;
  }

  bindFunction(object: ObjectId, entity: FunctionEntity): void {
    this.#functions.set(object, entity);
  }
  functionOf(object: ObjectId): FunctionEntity | undefined {
    return this.#functions.get(object);
  }
  bindFile(object: ObjectId, state: StateKey): void {
    this.#files.set(object, state);
  }
  fileOf(object: ObjectId): StateKey | undefined {
    return this.#files.get(object);
  }
  markMetric(objects: ReadonlySet<ObjectId>): void {
    for (const object of objects) this.#metrics.add(object);
  }
  holdsMetric(objects: ReadonlySet<ObjectId>): boolean {
    for (const object of objects) if (this.#metrics.has(object)) return true;
    return false;
  }
  /** An estimator built without a seed draws from global state when it is fitted. */
  markUnseeded(object: ObjectId, state: StateKey): void {
    this.#unseeded.set(object, state);
  }
  unseeded(objects: ReadonlySet<ObjectId>): StateKey | undefined {
    for (const object of objects) {
      const state = this.#unseeded.get(object);
      if (state !== undefined) return state;
    }
    return undefined;
  }
}
