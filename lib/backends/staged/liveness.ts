import type { FlowItem, Role, Step, StepId } from '../../ir/index.ts';
import { stagedStep, type StagedPipeline } from './shape.ts';

type FitItem = Extract<FlowItem, { kind: 'fit' }>;

/** An item of the flow that a function runs, and what is read of what it gives. */
export interface LiveItem {
  readonly item: FlowItem;
  /** Variables that are read after it. */
  readonly read: ReadonlySet<string>;
  /** Whether the fitted object itself is used after it. */
  readonly isUsed: boolean;
  /** Whether it is a function that evaluates: it runs for what it computes, not only for what others read. */
  readonly evaluates: boolean;
}

/** What must be there when the function ends. */
export interface Roots {
  readonly variables: readonly string[];
  readonly instances: readonly string[];
}

/** Training: every function runs; held-out rows that nothing reads are not processed. */
export function liveInTraining(pipeline: StagedPipeline, roots: Roots): readonly LiveItem[] {
  const live = new Set(roots.variables);
  const instances = new Set(roots.instances);
  const kept: LiveItem[] = [];
  for (const item of pipeline.staged.flow.toReversed()) {
    const now = { item, read: new Set(live), isUsed: isUsed(item, instances), evaluates: false };
    if (item.kind !== 'call' && !now.isUsed && !gives(item).some((name) => live.has(name)))
      continue;
    kept.push(now);
    pass(live, item, pipeline);
    if (item.kind === 'apply') instances.add(item.instance);
  }
  return kept.reverse();
}

/**
 * Evaluation of a trained pipeline: only what leads to the notebook's own evaluation. What `saved` holds is not made
 * again, neither are the fitted objects in `instances`, unless rows of training need it; `copiesToRefit` then, it has
 * what it was given.
 */
export function liveInEvaluation(
  pipeline: StagedPipeline,
  saved: readonly string[],
  instances: readonly string[],
  copiesToRefit: boolean,
): readonly LiveItem[] {
  const live = new Set<string>();
  const wanted = new Set<string>();
  const kept: LiveItem[] = [];
  const trained = pipeline.staged.flow.findLast(
    (item) => item.kind === 'call' && gives(item).some((name) => saved.includes(name)),
  );
  let isAfterTraining = true;
  for (const item of pipeline.staged.flow.toReversed()) {
    if (item === trained) isAfterTraining = false;
    const now = {
      item,
      read: new Set(live),
      isUsed: isUsed(item, wanted),
      evaluates: item.kind === 'call' && evaluates(item.step.role, isAfterTraining),
    };
    const isNeeded = now.isUsed || gives(item).some((name) => live.has(name));
    if (!isNeeded && !now.evaluates && !(item.kind === 'call' && mayChange(item.step, live)))
      continue;
    kept.push(now);
    if (item.kind === 'fit' && instances.includes(item.instance)) {
      for (const name of gives(item)) live.delete(name);
      if (now.read.has(item.into)) {
        live.add(item.rows);
        if (refits(item, pipeline)) {
          if (item.target !== null) live.add(item.target);
          if (!copiesToRefit) for (const { name } of givenTo(item.step, pipeline)) live.add(name);
        }
      }
    } else pass(live, item, pipeline);
    if (item.kind === 'apply' && !instances.includes(item.instance)) wanted.add(item.instance);
    for (const name of saved) live.delete(name);
  }
  return kept.reverse();
}

/** Whether the rows that a step was fitted on came out otherwise than its `transform` gives them. */
export function refits(item: FitItem, pipeline: StagedPipeline): boolean {
  return stagedStep(pipeline, item.step).fitsWhole;
}

/** What comes after training looks at its result, unless it trains again or writes files. */
function evaluates(role: Role, isAfterTraining: boolean): boolean {
  return role === 'evaluate' || (isAfterTraining && role !== 'train' && role !== 'persist');
}

/** A function may change what it takes; one that only trains or writes does not. */
function mayChange(step: Step, live: ReadonlySet<string>): boolean {
  if (step.role === 'train' || step.role === 'persist') return false;
  return step.parameters.some(({ name }) => live.has(name));
}

function isUsed(item: FlowItem, instances: ReadonlySet<string>): boolean {
  return item.kind === 'fit' && instances.has(item.instance);
}

function gives(item: FlowItem): readonly string[] {
  switch (item.kind) {
    case 'call':
      return item.step.results.map(({ name }) => name);
    case 'fit':
      return [item.into, ...item.exports.map(({ variable }) => variable)];
    case 'apply':
      return [item.into];
  }
}

/** What is read before an item, from what is read after it. */
function pass(live: Set<string>, item: FlowItem, pipeline: StagedPipeline): void {
  for (const name of gives(item)) live.delete(name);
  switch (item.kind) {
    case 'call':
      for (const { name } of item.step.parameters) live.add(name);
      break;
    case 'fit':
      live.add(item.rows);
      if (item.target !== null) live.add(item.target);
      for (const { name } of givenTo(item.step, pipeline)) live.add(name);
      break;
    case 'apply':
      live.add(item.rows);
  }
}

function givenTo(id: StepId, pipeline: StagedPipeline): readonly { readonly name: string }[] {
  return stagedStep(pipeline, id).given;
}
