import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type {
  BindingTime,
  Chosen,
  ImportBinding,
  InlineLiteral,
  Lineage,
  LearnedParameter,
  Role,
  Serving,
  Setting,
  SettingChoice,
  StatementId,
  StagedStep,
  Step,
  Target,
  TypeText,
} from './ir/index.ts';
import type { ProjectTree } from './project/tree.ts';
import type { CellId, Span } from './source/span.ts';
import type { Notebook } from './notebook/model.ts';

export type Mark = 'include' | 'exclude' | 'auto';
export type Style = 'sklearn' | 'custom' | 'procedural';

/** What a person chose; everything has a default. */
export interface ConvertOptions {
  /** A mark per cell; a cell without one is `auto`. */
  readonly marks: Readonly<Record<CellId, Mark>>;
  /** Variables that production must yield; empty: the suggestion. */
  readonly targets: readonly string[];
  readonly style: Style;
  /** Order in which cells run: as written, as recorded by execution counts, or as the notebook needs. */
  readonly order: 'auto' | 'document' | 'recorded';
  /** Name of the generated project; null: from the title or the file. */
  readonly name: string | null;
  /**
   * Findings to repair in the author's lines: by code (`CW5104`), or code and position of the cell (`CW5104@3`).
   * `-CW5108` and `-CW5108@3` decline the seeds that are given by default.
   */
  readonly repairs?: readonly string[];
  /** What is wanted of hardcoded values otherwise than suggested; of two words on one, the later counts. */
  readonly settings?: readonly SettingChoice[];
  /** False: old calls stay as they are, and the versions that have them are pinned. */
  readonly modernise?: boolean;
}

/** Formats one Python module; absent while a preview does not need it. Same text in, same text out. */
export type PythonFormatter = (path: string, text: string) => string;

export interface ConvertTools {
  readonly format: PythonFormatter | null;
}

/** When a name's value is known after a statement, and from which rows. */
export interface NameReport {
  readonly name: string;
  readonly time: BindingTime;
  /** Rows: which ones it holds. Learned: which ones it was learned from. Null: none, or no part in fit and answer. */
  readonly lineage: Lineage | null;
}

export interface StatementReport {
  readonly id: StatementId;
  readonly span: Span;
  readonly role: Role;
  readonly included: boolean;
  /** One readable phrase: "feeds `model.fit` in cell 31". */
  readonly reason: string;
  /** Names it binds and names it reads from earlier statements. */
  readonly defines: readonly string[];
  readonly reads: readonly string[];
  readonly mutates: readonly string[];
  /** Names it binds or changes, when it belongs to production. */
  readonly names: readonly NameReport[];
}

export interface CellReport {
  readonly id: CellId;
  readonly position: number;
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly mark: Chosen<'production' | 'exploration'>;
  readonly role: Role;
  readonly reason: string;
  readonly statements: readonly StatementReport[];
}

/** Something production could yield, best first. */
export interface TargetCandidate {
  readonly name: string;
  readonly kind: Target['kind'];
  /** `sklearn.linear_model.LogisticRegression`, `pandas.DataFrame`, ... */
  readonly type: string;
  readonly chosen: boolean;
  /** "fitted in cell 31, evaluated on `X_test` in cell 33, saved in cell 35". */
  readonly reason: string;
  readonly span: Span;
}

/** A step that training fits and serving repeats. */
export interface StagedStepReport extends Pick<
  StagedStep,
  'name' | 'className' | 'title' | 'settings'
> {
  readonly cells: readonly CellId[];
  /** Positions of `cells`, from 1. */
  readonly positions: readonly number[];
  readonly learned: readonly Pick<LearnedParameter, 'name' | 'time' | 'keys' | 'type'>[];
  /** Values decided before the step is built. */
  readonly given: readonly string[];
}

export interface ServingReport extends Pick<Serving, 'kind' | 'estimator' | 'method'> {
  /** Variable of the rows as they are loaded. */
  readonly rows: string;
  /** Columns that rows to be predicted may lack. */
  readonly targetColumns: readonly string[];
  /** Names of the steps, in the order in which rows pass them. */
  readonly steps: readonly string[];
}

/** What training learns and serving applies, or what stands in the way. */
export type StagingReport =
  | {
      readonly staged: true;
      readonly steps: readonly StagedStepReport[];
      /** Names of all steps, in the order in which training runs them. */
      readonly training: readonly string[];
      readonly serving: ServingReport;
    }
  | {
      readonly staged: false;
      /** The construct. */
      readonly reason: string;
      /** Position of its cell, from 1. */
      readonly cell: number | null;
      readonly span: Span | null;
    };

/** A setting, and what a person may want of it. */
export interface SettingReport extends Setting {
  /** How a choice names it. */
  readonly at: string;
  /** Types that it may have. */
  readonly types: readonly TypeText[];
  readonly chosen: boolean;
}

/** A Python file beside the notebook that it imports. */
export interface ModuleReport {
  /** Dotted name as it is imported: `src.features`. */
  readonly name: string;
  /** Where it lies, relative to the notebook's folder; null when it was not given. */
  readonly file: string | null;
  /** Dotted name in the generated package; null when production does not need it. */
  readonly module: string | null;
  /** Position of the cell that imports it; null when another module does. */
  readonly cell: number | null;
}

/** Everything the analysis knows, for `inspect` and the workbench. */
export interface Inspection {
  readonly title: string;
  readonly cells: readonly CellReport[];
  readonly candidates: readonly TargetCandidate[];
  readonly steps: readonly Step[];
  readonly staging: StagingReport;
  readonly settings: readonly SettingReport[];
  /** Literals of production code that are no settings. */
  readonly literals: readonly InlineLiteral[];
  readonly imports: readonly ImportBinding[];
  /** Modules beside the notebook, those that are missing among them. */
  readonly modules: readonly ModuleReport[];
  readonly targets: readonly Target[];
}

/** What `convert` answers: never an exception. */
export interface Outcome {
  /** `refused`: there is an error among the diagnostics and no project. */
  readonly status: 'converted' | 'refused';
  /** Null when the input could not be read as a notebook at all. */
  readonly notebook: Notebook | null;
  readonly inspection: Inspection | null;
  readonly project: ProjectTree | null;
  readonly diagnostics: readonly Diagnostic[];
}
