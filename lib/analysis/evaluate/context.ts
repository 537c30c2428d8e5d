import type { ParsedCell } from '../../frontend/program.ts';
import type { StatementId } from '../../ir/pipeline.ts';
import type { SummaryIndex } from '../../summaries/lookup.ts';
import type { CallSummary } from '../../summaries/contract.ts';
import type { ClassEntity, FunctionEntity } from '../entities.ts';
import type { ObjectId } from '../facts.ts';
import { Heap } from '../heap.ts';
import { type LocalModules, NO_MODULES } from '../modules/local-modules.ts';
import type { LocalScope } from '../scopes.ts';
import type { AbstractValue } from '../values.ts';
import { NOTHING } from '../values.ts';
import { Recorder } from './recorder.ts';
import { SeenValues } from './seen.ts';

/** What a symbolic object of a function body stands for at each call. */
export type SymbolMeaning =
  | {
      readonly kind: 'parameter';
      readonly owner: ObjectId;
      readonly name: string;
      readonly inside: boolean;
    }
  | { readonly kind: 'global'; readonly name: string; readonly inside: boolean };

export interface StarImport {
  readonly module: string;
  /** Names that it brings, or null when the module is not known. */
  readonly names: ReadonlySet<string> | null;
  /** Facts of the import statement. */
  readonly recorder: Recorder;
}

/** One evaluation of a function body, from which its effects are read. */
export interface FunctionRun {
  readonly entity: FunctionEntity;
  readonly total: Recorder;
  returns: AbstractValue | null;
  readonly yields: AbstractValue[];
}

export interface FunctionSummary {
  readonly total: Recorder;
  readonly returns: AbstractValue;
  /** It is a generator. */
  readonly yields: boolean;
}

/** Everything that evaluation carries along. Owned by one call of `analyze`. */
export class Context {
  readonly heap = new Heap();
  /** The dictionary that `globals()` gives: changing it binds names. */
  readonly namespace = this.heap.allocate('names of the module');
  readonly symbols = new Map<ObjectId, SymbolMeaning>();
  readonly summaryCache = new Map<string, FunctionSummary>();
  readonly running = new Set<FunctionEntity>();
  /** Objects that function bodies make anew at each call, with the function. */
  readonly bodyObjects = new Map<ObjectId, FunctionEntity>();
  readonly entities: FunctionEntity[] = [];
  readonly parameterValues = new Map<FunctionEntity, Map<string, AbstractValue>>();
  readonly returnValues = new Map<FunctionEntity, AbstractValue>();
  /** Values of parameter defaults, made once when the function is defined. */
  readonly defaults = new Map<FunctionEntity, Map<string, AbstractValue>>();
  /** Facts of statements, those of function bodies among them. */
  readonly recorders = new Map<StatementId, Recorder>();
  /** Value of each name after a statement of the module scope: key `statement name`. */
  readonly after = new Map<string, AbstractValue>();
  readonly seen = new SeenValues();
  /** Star imports seen so far; what one brings is bound when it is read. */
  readonly starImports: StarImport[] = [];
  /** By type of their instances. */
  readonly ownClasses = new Map<string, ClassEntity>();
  /** Names of the local modules imported so far, by target. */
  readonly localScopes = new Map<string, LocalScope>();
  module = new Map<string, AbstractValue>();
  scope: LocalScope | null = null;
  run: FunctionRun | null = null;
  recorder = new Recorder();
  cell: ParsedCell;
  /** The statement under evaluation: part of allocation sites. */
  site = '';
  depth = 0;
  /** Objects that take what is printed, below `redirect_stdout`. */
  printsInto: ReadonlySet<ObjectId> = NOTHING;

  constructor(
    readonly index: SummaryIndex,
    /** Summaries of all methods of a name, whatever their class. */
    readonly methodsNamed: (name: string) => readonly CallSummary[],
    readonly isBuiltin: (name: string) => boolean,
    readonly starNames: (module: string) => readonly string[] | undefined,
    firstCell: ParsedCell,
    readonly modules: LocalModules = NO_MODULES,
  ) {
    this.cell = firstCell;
  }

  allocate(offset: number): ObjectId {
    return this.object(String(offset));
  }

  /** The object of a place in the statement under evaluation. */
  object(place: string): ObjectId {
    const object = this.heap.allocate(`${this.site}@${place}`);
    if (this.run !== null) this.bodyObjects.set(object, this.run.entity);
    return object;
  }

  mutate(objects: Iterable<ObjectId>): void {
    for (const object of objects) {
      if (object === this.namespace) this.recorder.bindsAny = true;
      this.recorder.mutates.add(object);
      for (const driven of this.heap.drivenBy(object)) this.recorder.mutates.add(driven);
      const file = this.heap.fileOf(object);
      if (file !== undefined) this.recorder.writesState.add(file);
    }
  }

  /** Reading a value reads everything reachable from it. */
  touch(value: AbstractValue): void {
    if (value.objects.size === 0) return;
    for (const object of this.heap.closure(value.objects)) this.recorder.readObjects.add(object);
  }
}
