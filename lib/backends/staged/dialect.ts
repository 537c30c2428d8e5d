import type { PyExpr, PyStatement } from '../../codegen/python/nodes.ts';
import type { FlowItem, ImportBinding, StagedStep } from '../../ir/index.ts';
import type { ModulePlan } from '../project/modules.ts';
import type { LiveItem } from './liveness.ts';
import type { FlowNames } from './names.ts';
import type { StagedPipeline } from './shape.ts';

/** Statements, and what they import. */
export interface Emitted {
  readonly statements: readonly PyStatement[];
  readonly imports: readonly ImportBinding[];
}

export type FitItem = Extract<FlowItem, { kind: 'fit' }>;
export type ApplyItem = Extract<FlowItem, { kind: 'apply' }>;

/** What is used of a fit: the rows that come out, the fitted object. */
export interface FitUse {
  readonly rows: boolean;
  readonly instance: boolean;
}

/** Everything that a style needs to know of a pipeline. */
export interface StyleContext {
  readonly pipeline: StagedPipeline;
  readonly plan: ModulePlan;
  readonly names: FlowNames;
}

/** What differs between the styles. */
export interface Dialect {
  /** Folders of `templates/`. */
  readonly folders: readonly string[];
  /** More of them, for projects that have steps of their own. */
  readonly ownStepFolders: readonly string[];
  /** Whether a stock transformer of a library stands for the step. */
  readonly keepsStock: boolean;
  /** Modules of its own with classes whose bases have no type information. */
  readonly untypedBases: readonly string[];
  /** The class or functions of a step. */
  readonly step: (step: StagedStep, context: StyleContext) => Emitted;
  /** How people speak of the step: its class or function. */
  readonly readmeName: (step: StagedStep) => string;
  /** Fits a new instance and processes the rows it was fitted on. */
  readonly fit: (item: FitItem, use: FitUse, context: StyleContext) => Emitted;
  /** Processes the rows that a trained instance was fitted on as its fit did, learning again. */
  readonly refit: (item: FitItem, context: StyleContext, fitted?: PyExpr) => Emitted;
  /** Whether that starts from a copy of the instance, which has what it was given. */
  readonly copiesToRefit: boolean;
  /** Processes rows with a fitted instance: that variable, or `fitted`. */
  readonly apply: (item: ApplyItem, context: StyleContext, fitted?: PyExpr) => Emitted;
  /** A learned parameter of a fitted instance. */
  readonly learnedOf: (fitted: PyExpr, step: StagedStep, learned: string) => PyExpr;
  /** A fitted instance inside the saved pipeline; null when the style saves nothing for it. */
  readonly savedInstance: (instance: string, context: StyleContext) => PyExpr | null;
  readonly savedEstimator: (context: StyleContext) => PyExpr;
  /** The whole body of `fit_pipeline`, where a style trains otherwise than step by step; null where it does not. */
  readonly training?: (context: StyleContext) => Emitted | null;
  /** What evaluation does for an item, where that is not what its step does; null where it is. */
  readonly evaluationOf?: (live: LiveItem, context: StyleContext) => Emitted | null;
  /** Name in `pipeline.py` of what joins the fitted parts into the object that is saved. */
  readonly builder: string;
  /** The call of it, in `train.py`. */
  readonly joined: (context: StyleContext) => PyExpr;
  /** `pipeline.py`, apart from what all styles have there. */
  readonly pipelineParts: (context: StyleContext) => Emitted;
  /** Type of the saved object, as it is written in `train.py`. */
  readonly savedType: (context: StyleContext) => string;
}
