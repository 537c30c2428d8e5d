import type { Role, StatementId } from '../ir/pipeline.ts';
import type { Expr, Located, Stmt } from '../frontend/python/ast.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { CallSummary, HiddenState } from '../summaries/contract.ts';
import type { TypeText } from '../ir/python-type.ts';
import type { SeenValue } from './evaluate/seen.ts';
import type { LocalModules } from './modules/local-modules.ts';

/** An abstract object: everything that one allocation site (or one unknown source) may yield. */
export type ObjectId = number;

/** State outside any name: hidden state of libraries, or the content of files (`file:train.csv`, `file:*` when unknown). */
export type StateKey = HiddenState | `file:${string}` | `library:${string}`;

/** A call of a library's function, class or method whose name the analysis resolved. */
export interface ResolvedCall {
  readonly node: Extract<Expr, { kind: 'Call' }>;
  /** Canonical: `pandas.read_csv`, `sklearn.svm.SVC` (constructor), `pandas.DataFrame.drop` (method). */
  readonly canonical: string;
  readonly kind: 'function' | 'class' | 'method';
  readonly summary: CallSummary | null;
}

/** Something with a part in the production pipeline, seen while evaluating a statement. */
export interface RoleEvent {
  readonly role: NonNullable<CallSummary['role']>;
  /** Canonical name of the callee. */
  readonly callee: string;
  /** Class of the receiver for methods, or null. */
  readonly receiverType: TypeText | null;
  /** Name at the root of the receiver expression: `models` for `models[k].fit`, or null. */
  readonly receiverName: string | null;
  readonly receiverObjects: readonly ObjectId[];
  readonly argumentNames: readonly string[];
  readonly node: Located;
}

/** What one statement does, without the statements inside its blocks (those have facts of their own). */
export interface StatementFacts {
  readonly statement: Stmt;
  readonly cell: ParsedCell;
  /** Enclosing statement, or null at the top level of the cell. */
  readonly parent: StatementId | null;
  /** Names of the module scope read, also through the functions called. */
  readonly reads: ReadonlySet<string>;
  /** Names of the module scope that may be bound or deleted. */
  readonly defines: ReadonlySet<string>;
  /** Those of `defines` that surely are, when the statement completes. */
  readonly kills: ReadonlySet<string>;
  /** Objects whose state is read: everything reachable from what is read. */
  readonly readObjects: ReadonlySet<ObjectId>;
  readonly mutates: ReadonlySet<ObjectId>;
  readonly readsState: ReadonlySet<StateKey>;
  readonly writesState: ReadonlySet<StateKey>;
  /** Hidden state that is set whatever it was (`np.random.seed(0)`). */
  readonly killsState: ReadonlySet<StateKey>;
  /** Names that no earlier definition, import or builtin provides, with the place of the read. */
  readonly unbound: ReadonlyMap<string, Located>;
  /** Shows something: a plot, a print, the value of a bare expression. */
  readonly displays: boolean;
  /** What it shows is (made of) figures of merit. */
  readonly displaysMetric: boolean;
  /** Figures of merit that it only puts on a plot, as labels or tables. */
  readonly drawn: readonly Expr[];
  /** Command of a shell line, or null. */
  readonly shell: string | null;
  readonly events: readonly RoleEvent[];
  readonly calls: readonly ResolvedCall[];
  /** Calls whose effects no summary knows: source text of the callee. */
  readonly unknownCalls: readonly { readonly callee: string; readonly node: Located }[];
  /** Calls that reach names by their text: `exec`, `globals()`, ... */
  readonly dynamic: readonly { readonly callee: string; readonly node: Located }[];
  /** It may bind any name (`exec`, `globals()[name] = value`). */
  readonly bindsAny: boolean;
  /** Functions and classes of the notebook that it uses, by name, transitively. */
  readonly uses: ReadonlySet<string>;
  readonly role: Role;
}

/** A name of the module scope. */
export interface ModuleName {
  readonly name: string;
  /** Every statement (at any depth outside functions) that binds it, in order of evaluation. */
  readonly definitions: readonly StatementId[];
  /** Joined type of all definitions, `Any` when unknown. */
  readonly type: TypeText;
}

export interface FunctionFacts {
  readonly name: string;
  readonly statement: StatementId;
  readonly kind: 'function' | 'class' | 'lambda';
  /** Module-scope names that its body mentions and does not bind, builtins left out. */
  readonly free: ReadonlySet<string>;
  /** Module-scope names it assigns through `global`. */
  readonly assignsGlobals: ReadonlySet<string>;
  /** Types of parameters joined over all calls, by name. */
  readonly parameterTypes: ReadonlyMap<string, TypeText>;
  readonly returnType: TypeText;
  /** Statements of the body that only display and that nothing else in the body needs. */
  readonly prunable: ReadonlySet<StatementId>;
}

/** Types of what goes into a function and comes out, joined over the calls that were followed; null: not known. */
export interface SignatureFacts {
  readonly parameterTypes: ReadonlyMap<string, TypeText | null>;
  readonly returnType: TypeText | null;
  /** The class whose method it is, and whether that has bases whose code may call it. */
  readonly ownedBy: { readonly name: string; readonly bases: boolean } | null;
}

/** What a name of a local module stands for, where it is more than a value. */
export type ModuleMember =
  | {
      readonly kind: 'definition';
      /** The module that defines it, which need not be the one that has the name. */
      readonly module: string;
      readonly cell: ParsedCell;
      readonly node: Extract<Stmt, { kind: 'FunctionDef' | 'ClassDef' }>;
      readonly facts: FunctionFacts;
    }
  | { readonly kind: 'module'; readonly target: string };

export interface ModuleFacts {
  readonly members: ReadonlyMap<string, ModuleMember>;
  /** All its names. */
  readonly names: ReadonlySet<string>;
  /** Statements inside its functions. */
  readonly bodies: ReadonlyMap<StatementId, StatementFacts>;
}

/** Everything known about who reads, writes and mutates what. */
export interface Dataflow {
  /** Cells in the order in which they run. */
  readonly cells: readonly ParsedCell[];
  /** For every statement outside function bodies, at any depth of blocks. */
  readonly facts: ReadonlyMap<StatementId, StatementFacts>;
  /** The same for statements inside function bodies; names there are those of the function's scope. */
  readonly bodies: ReadonlyMap<StatementId, StatementFacts>;
  readonly names: ReadonlyMap<string, ModuleName>;
  readonly functions: ReadonlyMap<string, FunctionFacts>;
  /** Of all functions with a name, methods and inner ones too, by their statement. */
  readonly signatures: ReadonlyMap<StatementId, SignatureFacts>;
  /** Files beside the notebook that it imports, and what they define, by target. */
  readonly modules: {
    readonly files: LocalModules;
    readonly facts: ReadonlyMap<string, ModuleFacts>;
  };
  /** Whether anything seeds a global random generator. */
  readonly seedsRandom: boolean;
  /** Everything reachable from a name when all cells have run. */
  readonly objectsAtEnd: (name: string) => ReadonlySet<ObjectId>;
  readonly typeAfter: (statement: StatementId, name: string) => TypeText;
  /** What was known of an expression whenever it was evaluated. */
  readonly seen: (expr: Expr) => SeenValue;
}
