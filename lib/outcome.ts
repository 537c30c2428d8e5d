import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type {
  Chosen,
  ImportBinding,
  Role,
  Setting,
  StatementId,
  Step,
  Target,
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
  /** Findings to repair in the author's lines: by code (`CW5108`), or code and position of the cell (`CW5108@3`). */
  readonly repairs?: readonly string[];
}

/** Formats one Python module; absent while a preview does not need it. Same text in, same text out. */
export type PythonFormatter = (path: string, text: string) => string;

export interface ConvertTools {
  readonly format: PythonFormatter | null;
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

/** Everything the analysis knows, for `inspect` and the workbench. */
export interface Inspection {
  readonly title: string;
  readonly cells: readonly CellReport[];
  readonly candidates: readonly TargetCandidate[];
  readonly steps: readonly Step[];
  readonly settings: readonly Setting[];
  readonly imports: readonly ImportBinding[];
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
