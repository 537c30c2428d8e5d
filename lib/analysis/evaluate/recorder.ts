import type { Expr, Located } from '../../frontend/python/ast.ts';
import type { ObjectId, ResolvedCall, RoleEvent, StateKey } from '../facts.ts';
import type { AbstractValue } from '../values.ts';

/** Gathers what one statement, or one run of a function body, does. */
export class Recorder {
  /** Names of any scope that are read. */
  readonly reads = new Set<string>();
  /** Those of them that belong to the module. */
  readonly globalReads = new Set<string>();
  readonly defines = new Set<string>();
  readonly kills = new Set<string>();
  /** Module names bound through `global`, with what they may hold then. */
  readonly globalWrites = new Map<string, AbstractValue>();
  readonly readObjects = new Set<ObjectId>();
  readonly mutates = new Set<ObjectId>();
  readonly readsState = new Set<StateKey>();
  readonly writesState = new Set<StateKey>();
  readonly killsState = new Set<StateKey>();
  readonly unbound = new Map<string, Located>();
  displays = false;
  displaysMetric = false;
  /** Figures of merit that are put on a plot and can be told in a line: a label, a table. */
  readonly drawn = new Set<Expr>();
  /** Command of a shell line. */
  shell: string | null = null;
  readonly events: RoleEvent[] = [];
  readonly calls: ResolvedCall[] = [];
  readonly unknownCalls: { readonly callee: string; readonly node: Located }[] = [];
  /** Calls that reach names by their text: `exec`, `globals()`, ... */
  readonly dynamic: { readonly callee: string; readonly node: Located }[] = [];
  /** It may bind any name of the module (`exec`, `globals()[name] = value`). */
  bindsAny = false;
  readonly uses = new Set<string>();

  /** Adds what another recorder gathered; `kills` only hold within one statement and stay out. */
  absorb(other: Recorder): void {
    for (const name of other.reads) this.reads.add(name);
    for (const name of other.globalReads) this.globalReads.add(name);
    for (const name of other.defines) this.defines.add(name);
    for (const [name, value] of other.globalWrites) this.globalWrites.set(name, value);
    for (const object of other.readObjects) this.readObjects.add(object);
    for (const object of other.mutates) this.mutates.add(object);
    this.absorbState(other);
    for (const [name, place] of other.unbound)
      if (!this.unbound.has(name)) this.unbound.set(name, place);
    this.displays ||= other.displays;
    this.bindsAny ||= other.bindsAny;
    this.displaysMetric ||= other.displaysMetric;
    for (const expr of other.drawn) this.drawn.add(expr);
    for (const event of other.events)
      if (!this.events.some((e) => e.node === event.node)) this.events.push(event);
    for (const call of other.calls)
      if (!this.calls.some((c) => c.node === call.node)) this.calls.push(call);
    for (const call of other.unknownCalls) {
      if (!this.unknownCalls.some((c) => c.node === call.node)) this.unknownCalls.push(call);
    }
    for (const call of other.dynamic)
      if (!this.dynamic.some((c) => c.node === call.node)) this.dynamic.push(call);
    for (const name of other.uses) this.uses.add(name);
  }

  absorbState(other: Recorder): void {
    for (const state of other.readsState) this.readsState.add(state);
    for (const state of other.writesState) this.writesState.add(state);
    for (const state of other.killsState) this.killsState.add(state);
  }
}
