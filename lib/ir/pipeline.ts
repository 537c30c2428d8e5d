import type { CellId, Span } from '../source/span.ts';
import type { Literal } from './literal.ts';
import type { TypeText } from './python-type.ts';
import type { SettingBounds } from './setting-bounds.ts';
import type { StagedPart } from './staged.ts';

/** A choice and who made it, so that the interface can show and change it. */
export interface Chosen<T> {
  readonly value: T;
  readonly by: 'user' | 'notebook' | 'default';
}

export type StepId = string & { readonly __brand: 'StepId' };
export type StatementId = string & { readonly __brand: 'StatementId' };

export type Role =
  | 'imports'
  | 'configuration'
  | 'load'
  | 'prepare'
  | 'split'
  | 'engineer'
  | 'select'
  | 'train'
  | 'evaluate'
  | 'persist'
  | 'explore'
  | 'define';

/** A name that an import statement of the notebook binds. */
export interface ImportBinding {
  /** The name bound in the code: `pd`, `train_test_split`, `os` for `import os.path`. */
  readonly name: string;
  /** Module as written: `pandas`, `sklearn.model_selection`, `os.path`. */
  readonly module: string;
  /** Member for `from module import member`; `*` for a star import; null for `import module`. */
  readonly member: string | null;
  /** Whether `name` is given with `as`. */
  readonly aliased: boolean;
}

/** Where text came from. */
export interface Origin {
  readonly statement: StatementId;
  readonly span: Span;
  /** Document position of the cell, from 1. */
  readonly position: number;
  /** First and last line in the cell, from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/**
 * Author's code after the edits that lowering made on its spans (literals to settings, pruned display, added
 * arguments). Dedented: the first line starts at column 0.
 */
export interface CodeText {
  /** Comment lines that stood above it, with their `#`. */
  readonly comments: readonly string[];
  /** Python text, LF newlines, no final newline. */
  readonly text: string;
  /** Lines (from 0) of `text` that begin inside a string literal and so must not be indented. */
  readonly verbatimLines: readonly number[];
  /** Names read in it that imports or declarations of the module must provide (never parameters or locals). */
  readonly requires: readonly string[];
  /** One entry per line of `text`: index into `origins`. */
  readonly origins: readonly Origin[];
  readonly lineOrigins: readonly number[];
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeText;
  /** One phrase: what it is and where it comes from ("training rows, from `split_data`"). */
  readonly doc: string;
}

/** A group of statements that becomes one function. */
export interface Step {
  readonly kind: 'step';
  readonly id: StepId;
  /** Function name, a unique snake_case identifier: `encode_categories`. */
  readonly name: string;
  /** Sentence for the docstring's first line, from the heading or the role. */
  readonly title: string;
  /** Markdown text of the notebook that introduces it, plain, wrapped by the printer; may be empty. */
  readonly doc: string;
  readonly role: Role;
  /** `data`, `evaluate`, or `steps/<module>`: the module that holds the function. */
  readonly module: string;
  /** In order; `config` is not among them. */
  readonly parameters: readonly Parameter[];
  readonly results: readonly Parameter[];
  /** Whether the body reads settings through the name `config`. */
  readonly readsConfig: boolean;
  readonly body: readonly CodeText[];
  readonly cells: readonly CellId[];
  /** Document positions of `cells`. */
  readonly positions: readonly number[];
}

/** A function or class of the notebook, at the top level of a module. */
export interface Declaration {
  readonly kind: 'function' | 'class';
  readonly name: string;
  /** Module that holds it: `functions` when several modules use it, else the step's module. */
  readonly module: string;
  readonly code: CodeText;
  /** Comment and markdown that introduce it, plain text; may be empty. */
  readonly doc: string;
}

/** One hardcoded value that became a setting. */
export interface Setting {
  /** Group: `paths`, `data`, `split`, `features`, `model`, `training`. */
  readonly group: string;
  /** Key inside the group, snake_case, unique there. */
  readonly name: string;
  readonly value: Chosen<Literal>;
  readonly type: TypeText;
  /** What the library takes; absent where nothing is known of it. */
  readonly bounds?: SettingBounds;
  /** Where the value stood, every place. */
  readonly origins: readonly Origin[];
  /** Text for the comment in `config.yml`: what it is used for, without the cell. */
  readonly doc: string;
  /** How a choice names it, where a person changed what it is; else its group and key. */
  readonly at?: string;
}

export interface Target {
  /** Variable. */
  readonly name: string;
  readonly kind: 'estimator' | 'frame' | 'value' | 'object';
  readonly type: TypeText;
}

export interface Dependency {
  /** Distribution name: `scikit-learn`. */
  readonly distribution: string;
  /** Version constraint of an install line, e.g. `==1.2.0`, or empty. */
  readonly constraint: string;
}

/** What a project is made of: the same for every style and target. */
export interface Pipeline {
  readonly kind: 'pipeline';
  /** Project folder and distribution name, kebab-case. */
  readonly projectName: string;
  /** Python package, snake_case, never a name that the notebook imports. */
  readonly packageName: string;
  /** From the first heading or the file name. */
  readonly title: string;
  /** First paragraph of markdown, plain; may be empty. */
  readonly summary: string;
  /** Estimator or not: decides between `train` and `run`. */
  readonly command: 'train' | 'run';
  readonly imports: readonly ImportBinding[];
  readonly declarations: readonly Declaration[];
  readonly steps: readonly Step[];
  readonly settings: readonly Setting[];
  readonly targets: readonly Target[];
  readonly dependencies: readonly Dependency[];
  /** Which set of exact versions the project is locked to; absent: the current ones. */
  readonly versions?: 'current' | 'old';
  /** Lines that must run once before any step: `warnings.filterwarnings`, `pd.set_option`, `np.random.seed` stay in steps instead. */
  readonly notebooks: readonly NotebookCopy[];
  /** Files that the pipeline reads, as settings (`paths.train_csv`). */
  readonly inputs: readonly InputFile[];
  /** Environment variables that the code reads in place of secrets that stood in it; none when absent. */
  readonly secrets?: readonly SecretVariable[];
  /** Lines with figures that the notebook's evaluation printed when it was run last; a hint, never the truth. */
  readonly recorded?: readonly string[];
  /** What was taken for granted, for those who read the project; none when absent. */
  readonly assumptions?: readonly Assumption[];
  /** Whether all that draws random numbers has a seed; so when absent. */
  readonly repeatable?: boolean;
  /** Files beside the notebook that its code imports, as they stand in the package; none when absent. */
  readonly modules?: readonly PackagedModule[];
  /** Absent where no sample could be made, or none is needed. */
  readonly sample?: SampleData;
  /** Files for which no rows could be had, and why; none when absent. */
  readonly unsampled?: readonly UnsampledFile[];
  /** Absent where nothing is staged, or the notebook's code cannot run beside the project. */
  readonly reference?: ReferenceScript;
  /**
   * What is learned kept apart from what is applied. Null or absent: the steps run in order, and nothing serves.
   * When it is there, `steps` holds the functions that its flow calls, in the same order.
   */
  readonly staged?: StagedPart | null;
}

/** Something that the project's results hang on, told in a sentence or two. */
export interface Assumption {
  readonly message: string;
  readonly why: string;
  /** Cells that it is about, from 1. */
  readonly positions: readonly number[];
}

/** A Python file that lay beside the notebook. */
export interface PackagedModule {
  /** Dotted name in the package: `churn.src.features`. */
  readonly name: string;
  /** Path below `src/`: `churn/src/features.py`. */
  readonly path: string;
  /** Where it lay, relative to the notebook's folder; null for a folder that becomes a package. */
  readonly file: string | null;
  /** As it was, but for imports of files that moved with it. */
  readonly text: string;
  /** Libraries that it imports. */
  readonly imports: readonly ImportBinding[];
}

/** A secret of the notebook, of which only the variable's name is kept. */
export interface SecretVariable {
  readonly name: string;
  /** Position of the cell, from 1; null: it stood in a module beside the notebook. */
  readonly position: number | null;
}

export interface InputFile {
  readonly setting: string | null;
  /** Path as the notebook wrote it, when it is a literal. */
  readonly path: string | null;
  readonly origin: Origin;
  /** How it is written, where it is a table in a text file; absent for any other. */
  readonly format?: TableFormat;
}

/** A table in a text file, as the call that reads it says. */
export interface TableFormat {
  /** Null: not said, or more than one character. */
  readonly separator: string | null;
  /** Whether the first line names the columns. */
  readonly hasHeader: boolean;
  /** Names that the call gives to the columns; null: none. */
  readonly names: readonly string[] | null;
  /** Lines before the table. */
  readonly skipped: number;
}

/** Rows that tests of the project train on where its data is not there. */
export interface SampleData {
  readonly files: readonly SampleFile[];
}

/** Taken from the data, made after tables that the notebook shows, or after what its code does. */
export type SampleOrigin = 'data' | 'tables' | 'code';

export interface UnsampledFile {
  readonly path: string;
  /** What keeps its rows from being made, to go on after "because". */
  readonly reason: string;
  readonly origin: Origin;
}

export interface SampleFile {
  readonly origin: SampleOrigin;
  /** Setting with its path, when there is one. */
  readonly setting: string | null;
  /** Path as the notebook wrote it. */
  readonly path: string;
  readonly text: string;
}

/** The notebook's own production code as a script that keeps what tests compare. */
export interface ReferenceScript {
  readonly parts: readonly ReferencePart[];
  /** Python files that it imports, where they lay beside the notebook. */
  readonly modules: readonly { readonly path: string; readonly text: string }[];
}

export interface ReferencePart {
  /** Document position of the cell. */
  readonly position: number;
  /** One statement; paths of data are read as `PATHS_OF_DATA["paths.churn_csv"]`. */
  readonly text: string;
  /** Values to keep after it, by name. */
  readonly kept: readonly { readonly name: string; readonly expression: string }[];
}

/** The notebook without outputs, to be kept with the project: nbformat 4 JSON text. */
export interface NotebookCopy {
  readonly fileName: string;
  readonly text: string;
}
