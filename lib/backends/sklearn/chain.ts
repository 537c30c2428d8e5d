import type { FlowItem, Parameter, StagedStep, Step } from '../../ir/index.ts';
import { liveInTraining } from '../staged/liveness.ts';
import { servedVariables, writtenTargets } from '../staged/serving.ts';
import { stagedStep, type StagedPipeline } from '../staged/shape.ts';
import { modelFitOf, onlyBuilds } from './model-fit.ts';

type FitItem = Extract<FlowItem, { kind: 'fit' }>;
type CallItem = Extract<FlowItem, { kind: 'call' }>;

/**
 * Training as one `fit` of a `Pipeline` that settings alone build: from the last split on, rows pass nothing but
 * steps until the model is fitted on them.
 */
export interface Chain {
  /** The pipeline as the notebook trains it. */
  readonly given: StagedPipeline;
  /** The same with a function that only builds the model. */
  readonly pipeline: StagedPipeline;
  readonly build: Step;
  /** The call that fits the model, and the items that this fit stands for with it. */
  readonly fit: FlowItem;
  readonly replaced: ReadonlySet<FlowItem>;
  /** Instances that are fitted with the model, in order. */
  readonly tail: readonly string[];
  /** Training rows before those and after, and the target as it is written. */
  readonly rows: Side;
  readonly target: string | null;
  /** Other rows that pass the same steps. */
  readonly sides: readonly Side[];
}

export interface Side {
  readonly from: string;
  readonly to: string;
}

/** The chain that training is; null when it is something else. */
export function chainOf(given: StagedPipeline): Chain | null {
  const { flow, serving, steps } = given.staged;
  const { estimator, instances } = serving;
  if (serving.kind !== 'predict' || estimator === null) return null;
  if (serving.rawArray !== undefined || (serving.targetPositions ?? []).length > 0) return null;
  if (serving.reads.some(({ name }) => name !== 'config')) return null;
  if (steps.some((step) => step.given.some(({ name }) => name !== 'config'))) return null;
  const fits = flow.filter((item) => item.kind === 'fit');
  if (fits.map(({ instance }) => instance).join() !== instances.join()) return null;
  const trainAt = flow.findIndex(
    (item) => item.kind === 'call' && modelFitOf(item.step, estimator) !== null,
  );
  const train = flow[trainAt];
  if (train?.kind !== 'call') return null;
  const model = modelFitOf(train.step, estimator);
  if (model === null) return null;
  const builder = flow.find(
    (item): item is CallItem =>
      item.kind === 'call' && item !== train && gives(item).includes(estimator),
  );
  if ((builder === undefined) === (model.build === null)) return null;
  if (builder !== undefined && !onlyBuilds(builder.step, estimator)) return null;
  const others = flow.filter((item) => item !== train && item !== builder);
  const before = flow.slice(0, trainAt).filter((item) => item !== builder);
  if (before.some((item) => item.kind === 'call' && takes(item, estimator))) return null;
  const start = before.findLastIndex((item) => item.kind === 'call') + 1;
  const region = before.slice(start);
  const tail = region.filter((item) => item.kind === 'fit');
  const rows = sideOf(
    tail.map(({ rows: from, into: to }) => ({ from, to })),
    model.rows,
  );
  if (rows === null || rows.to !== model.rows) return null;
  if (tail.some(({ target }) => target !== null && target !== model.target)) return null;
  // The steps may change the target where it is a column of the rows.
  const [base = ''] = /^\w+/.exec(model.target ?? '') ?? [];
  if (tail.some((item) => item.rows === base || item.into === base)) return null;
  if (tail.some(({ step }) => draws(stagedStep(given, step)))) return null;
  const sides = sidesOf(region, tail);
  if (sides === null || hasOthers(others, region, tail)) return null;
  const replaced = new Set<FlowItem>([
    ...region,
    train,
    ...(builder === undefined ? [] : [builder]),
  ]);
  const chain = { given, fit: train, replaced, rows, target: model.target, sides };
  if (readsBetween(chain, tail)) return null;
  const build = builder?.step ?? buildStep(train.step, model.build, given);
  if (build === null) return null;
  return {
    ...chain,
    build,
    tail: tail.map(({ instance }) => instance),
    pipeline: withBuild(given, train.step, build),
  };
}

/** Whether the order matters in which its code draws random numbers. */
function draws({ fit, transform }: StagedStep): boolean {
  return [...fit, ...transform].some(({ text }) => /\brandom\.|\.sample\(|\bshuffle\(/.test(text));
}

/** Rows that go from step to step; without steps they stay as they are. */
function sideOf(links: readonly Side[], alone: string): Side | null {
  const [first] = links;
  const last = links.at(-1);
  if (first === undefined || last === undefined) return { from: alone, to: alone };
  return links.every(({ from }, at) => at === 0 || links[at - 1]?.to === from)
    ? { from: first.from, to: last.to }
    : null;
}

/** Rows that every step of the tail is applied to in its turn; null when any misses one. */
function sidesOf(region: readonly FlowItem[], tail: readonly FitItem[]): readonly Side[] | null {
  const applied = tail.map(({ instance }) =>
    region.filter((item) => item.kind === 'apply' && item.instance === instance),
  );
  const count = applied[0]?.length ?? 0;
  if (applied.some(({ length }) => length !== count)) return null;
  const sides: Side[] = [];
  for (let at = 0; at < count; at += 1) {
    const links = applied.flatMap((items) => {
      const item = items[at];
      return item?.kind === 'apply' ? [{ from: item.rows, to: item.into }] : [];
    });
    const side = sideOf(links, '');
    if (side === null) return null;
    sides.push(side);
  }
  return sides;
}

/** Whether steps of the tail are used elsewhere, or others in between. */
function hasOthers(
  flow: readonly FlowItem[],
  region: readonly FlowItem[],
  tail: readonly FitItem[],
): boolean {
  const own = new Set(tail.map(({ instance }) => instance));
  return (
    flow.some(
      (item) => item.kind === 'apply' && own.has(item.instance) && !region.includes(item),
    ) || region.some((item) => item.kind === 'apply' && !own.has(item.instance))
  );
}

/** Whether something later reads what is now inside of the fit: rows on their way, learned values, rows fitted whole. */
function readsBetween(
  { given, fit, rows, sides }: Pick<Chain, 'given' | 'fit' | 'rows' | 'sides'>,
  tail: readonly FitItem[],
): boolean {
  const live = liveInTraining(given, {
    variables: [...writtenTargets(given), ...servedVariables(given)],
    instances: given.staged.serving.instances,
  });
  const after = live.find(({ item }) => item === fit)?.read ?? new Set<string>();
  const ends = new Set([rows.to, ...sides.map(({ to }) => to)]);
  const inner = [
    ...tail.flatMap(({ into, exports }) => [into, ...exports.map(({ variable }) => variable)]),
    ...given.staged.flow.flatMap((item) =>
      item.kind === 'apply' && tail.some(({ instance }) => instance === item.instance)
        ? [item.into]
        : [],
    ),
  ];
  const isWhole = tail.some(({ step }) => stagedStep(given, step).fitsWhole);
  return (
    inner.some((name) => after.has(name) && !ends.has(name)) || (isWhole && after.has(rows.to))
  );
}

/** `build_model()`: what the training function builds, without the fit. */
function buildStep(
  train: Step,
  code: Step['body'][number] | null,
  given: StagedPipeline,
): Step | null {
  if (code === null) return null;
  const rest = train.name.replace(/^train_/, '');
  const name = `build_${rest === train.name ? 'model' : rest}`;
  const { steps, staged, declarations } = given;
  const taken = [...steps, ...staged.steps, ...declarations].map((one) => one.name);
  if (taken.includes(name) || name === 'build_pipeline') return null;
  const title = /^train\b/i.test(train.title)
    ? train.title.replace(/^train/i, 'Build')
    : 'Build the model';
  return {
    ...train,
    name,
    title,
    module: `steps/${name}`,
    parameters: [],
    results: train.results.map((result) => ({ ...result, doc: 'the model, not fitted yet' })),
    body: [code],
    readsConfig: /\bconfig\b/.test(code.text),
  };
}

/** The pipeline with the model built where it was fitted. */
function withBuild(given: StagedPipeline, train: Step, build: Step): StagedPipeline {
  const source = (parameter: Parameter): Parameter =>
    parameter.doc.endsWith(`from \`${train.name}\``)
      ? { ...parameter, doc: 'the fitted model' }
      : parameter;
  const renamed = (step: Step): Step => ({ ...step, parameters: step.parameters.map(source) });
  const placed = (step: Step): readonly Step[] => {
    if (step.id === train.id) return [build];
    return step.id === build.id ? [] : [renamed(step)];
  };
  return {
    ...given,
    steps: given.steps.flatMap(placed),
    staged: {
      ...given.staged,
      flow: given.staged.flow.flatMap((item): readonly FlowItem[] =>
        item.kind === 'call' ? placed(item.step).map((step) => ({ kind: 'call', step })) : [item],
      ),
    },
  };
}

function gives(item: CallItem): readonly string[] {
  return item.step.results.map(({ name }) => name);
}

function takes(item: CallItem, variable: string): boolean {
  return item.step.parameters.some(({ name }) => name === variable);
}
