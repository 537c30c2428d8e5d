import type { CodeText, Origin, Parameter, StatementId, Step, StepId } from './pipeline.ts';
import type { TypeText } from './python-type.ts';

/** When a value is known. */
export type BindingTime = 'constant' | 'schema' | 'learned' | 'row' | 'training-only';

/** Which rows: all that were loaded, those the estimator is fitted on, those predictions are made for. */
export type Lineage = 'all' | 'train' | 'held-out';

/**
 * A place in the code of a staged step whose spelling depends on the style. In `CodeText.text` it stands as
 * `\uE000kind:name\uE001`; `fillSlots` replaces it.
 *
 * - `learned`: a learned parameter (`self.means_`, `learned.means`, a local while fitting procedurally)
 * - `setting`: a configuration value by `group.name` (`self.rare_share`, `config.features.rare_share`)
 * - `given`: a value decided before the step is built (`self.columns`, a parameter)
 */
export interface Slot {
  readonly kind: 'learned' | 'setting' | 'given';
  readonly name: string;
}

/** A value that training learns and serving reads. */
export interface LearnedParameter {
  /** The author's variable, or made from what it is (`age_mean`); unique in the step; slots use it. */
  readonly name: string;
  readonly type: TypeText;
  /** One phrase: what it is. */
  readonly doc: string;
  readonly time: 'schema' | 'learned';
  /** Names of the loop variables by which it is a dictionary, outermost first; empty for a plain value. */
  readonly keys: readonly string[];
  readonly origins: readonly Origin[];
}

/** An edit of rows that training learns and serving repeats: one class with `fit` and `transform`, or two functions. */
export interface StagedStep {
  readonly kind: 'staged';
  readonly id: StepId;
  /** Unique snake_case verb phrase (`encode_categories`) and its module under `steps/`. */
  readonly name: string;
  /** The same in PascalCase (`EncodeCategories`), unique. */
  readonly className: string;
  readonly title: string;
  readonly doc: string;
  readonly positions: readonly number[];
  /** Settings read through `setting` slots, as `group.name`. */
  readonly settings: readonly string[];
  /** Values decided before the step is built, read through `given` slots. */
  readonly given: readonly Parameter[];
  readonly learned: readonly LearnedParameter[];
  /** Name and type of the incoming rows in both codes: `X`. Both codes may rebind or change it: emit a copy first. */
  readonly rows: Parameter;
  /** Name of the target in `fit`, when it reads it: `y`. */
  readonly target: Parameter | null;
  /**
   * Statements that compute the learned parameters from the training rows. Empty when nothing is learned.
   * When `fitsWhole`, they also process the training rows, which `result` then holds: `fit_transform` is their
   * own, and `fit` calls it.
   */
  readonly fit: readonly CodeText[];
  readonly fitsWhole: boolean;
  /** Statements that process rows, reading learned parameters only. */
  readonly transform: readonly CodeText[];
  /** Variable that holds the processed rows when `transform` (and a whole `fit`) is done. */
  readonly result: Parameter;
  /**
   * The step is exactly a stock transformer of a library: the expression that builds it, or null. Then `fit` and
   * `transform` are what that object's methods do on the whole rows.
   */
  readonly stock: CodeText | null;
}

/** One line of training, in order. */
export type FlowItem =
  /** An ordinary function of the notebook's code: load, split, training-only edits, fit of the estimator, evaluation. */
  | { readonly kind: 'call'; readonly step: Step }
  /** Fits a step and processes rows with it. `exports`: learned parameters that later items read, by variable. */
  | {
      readonly kind: 'fit';
      readonly step: StepId;
      /** Unique name of the fitted object: a step may be fitted twice, on training and on held-out rows. */
      readonly instance: string;
      readonly rows: string;
      readonly target: string | null;
      readonly into: string;
      readonly exports: readonly { readonly learned: string; readonly variable: string }[];
    }
  /** Processes rows with what was fitted before. */
  | {
      readonly kind: 'apply';
      readonly instance: string;
      readonly rows: string;
      readonly into: string;
    };

/** Columns by name: those in the lists of settings (`features.dropped_columns`), and others. */
export interface ColumnChoice {
  readonly kind: 'only' | 'all-but';
  readonly settings: readonly string[];
  readonly columns: readonly string[];
}

/** Rows without names of their own. */
export interface RawArray {
  /** Variable of the flow with an attribute that names the columns; null: they are numbered. */
  readonly names: { readonly variable: string; readonly attribute: string } | null;
}

/** How the fitted object answers. */
export interface Serving {
  /** Instances, in the order in which raw rows pass them. */
  readonly instances: readonly string[];
  /** `predict`: the estimator answers, then `after`. `transform`: the processed rows are the answer. */
  readonly kind: 'predict' | 'transform';
  /** Variable of the fitted estimator in the flow; null for `transform`. */
  readonly estimator: string | null;
  /** Method of the estimator that gives the notebook's predictions. */
  readonly method: 'predict' | 'predict_proba' | 'decision_function' | 'transform' | 'fit_predict';
  /**
   * Statements from the estimator's answer to the predictions: `predictions` is the name before and after. Reads
   * variables of the flow in `reads` (a label encoder, a threshold's learned value) and settings through slots.
   */
  readonly after: readonly CodeText[];
  readonly reads: readonly Parameter[];
  readonly settings: readonly string[];
  /** Type of the notebook's predictions after those statements, where it is known. */
  readonly predictionType?: TypeText;
  /** Raw columns of the target, which rows may lack and which are never read; empty when it is not a column. */
  readonly targetColumns: readonly string[];
  /** The same by position, where the notebook chooses the target so; negative ones count from the end. */
  readonly targetPositions?: readonly number[];
  /** Raw columns whose values serving reads; absent: it may read all but those of the target. */
  readonly rawColumns?: ColumnChoice;
  /** Variable and item of the flow that hold the loaded rows: their columns are what serving expects. */
  readonly rawRows: string;
  /** The step that binds them; absent where none of the flow's does by itself. */
  readonly loadStep?: StepId;
  /** The step after which they have their target's columns too, where it is put among them later than they are loaded. */
  readonly rawStep?: StepId;
  /** The loaded rows are an array or a list: served as a table, and turned back on their way in. Absent for a frame. */
  readonly rawArray?: RawArray;
  /** Variables of the flow with the held-out rows as the estimator sees them, and their raw ones; null without a held-out set. */
  readonly heldOut: { readonly rows: string; readonly target: string | null } | null;
}

/** An expression of the notebook, and the statement after which it has the value that is meant. */
export interface NotebookValue {
  readonly expression: string;
  /** A statement of the module; for one inside a loop or branch, the compound statement around it is meant. */
  readonly after: StatementId;
}

/** Where the notebook itself holds what training learns and serving answers: what equality is measured against. */
export interface NotebookSide {
  /** The final held-out predictions, or the held-out rows processed when nothing predicts. */
  readonly predictions: NotebookValue | null;
  /** Learned values that are a value of the notebook too, by the step and parameter that hold them in the project. */
  readonly learned: readonly (NotebookValue & { readonly step: StepId; readonly name: string })[];
  /** The rows as loaded; `names` is an expression for the columns of an array. */
  readonly rawRows: (NotebookValue & { readonly names?: string }) | null;
  /** The held-out rows as passed to the estimator; its index, where it has one, leads back to the raw rows. */
  readonly heldOutRows: NotebookValue | null;
}

/** Training and serving of a pipeline with an estimator, or with transformed frames as its target. */
export interface StagedPart {
  readonly steps: readonly StagedStep[];
  readonly flow: readonly FlowItem[];
  readonly serving: Serving;
  /** Absent when the pipeline was not made from a notebook. */
  readonly notebook?: NotebookSide;
}

const OPEN = '\uE000';
const CLOSE = '\uE001';
const SLOT = /\uE000(learned|setting|given):([^\uE001]*)\uE001/g;

/** The text that stands for a slot until a style spells it. */
export function slotText(slot: Slot): string {
  return `${OPEN}${slot.kind}:${slot.name}${CLOSE}`;
}

/** The code with each slot spelled by a style. */
export function fillSlots(code: CodeText, spell: (slot: Slot) => string): CodeText {
  return {
    ...code,
    text: code.text.replace(SLOT, (_, kind: Slot['kind'], name: string) => spell({ kind, name })),
  };
}

/** The slots of a piece of code, each once, in order. */
export function slotsOf(code: CodeText): readonly Slot[] {
  const found = new Map<string, Slot>();
  for (const [whole, kind, name] of code.text.matchAll(SLOT))
    if (name !== undefined) found.set(whole, { kind: slotKind(kind), name });
  return [...found.values()];
}

function slotKind(text: string | undefined): Slot['kind'] {
  return text === 'learned' || text === 'given' ? text : 'setting';
}
