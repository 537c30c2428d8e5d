import {
  attribute,
  call,
  importOf,
  name,
  subscript,
  text,
  type PyExpr,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { FlowItem, Origin } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import { LOGGED } from '../project/progress.ts';
import { copyOfSettings } from '../project/pipeline-parts.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { callStep, exportsOf, joinEmitted } from '../staged/flow.ts';
import { liveInTraining, type LiveItem } from '../staged/liveness.ts';
import { rawItem } from '../staged/raw-schema.ts';
import { servedVariables, writtenTargets } from '../staged/serving.ts';
import { stagedStep, stepOfInstance } from '../staged/shape.ts';
import type { Chain, Side } from './chain.ts';
import { modelStage, RAW_ROWS, stageName } from './pipeline-parts.ts';
import { isWrapped } from './predictor.ts';

/** The body of `fit_pipeline`: steps before the split are fitted by themselves, the others with the model. */
export function chainTraining(chain: Chain, context: StyleContext): Emitted {
  const { given } = chain;
  const { pipeline, names } = context;
  const { serving } = given.staged;
  const written = writtenTargets(given);
  const live = liveInTraining(given, {
    variables: [...written, ...servedVariables(given)],
    instances: serving.instances,
  });
  const loaded = rawItem(
    given,
    live.map(({ item }) => item),
  );
  const isRead = live.some(({ item }) => takesModel(item, chain));
  const parts = live.map((entry, index): Emitted => {
    if (entry.item === chain.fit) return fitAtOnce(chain, entry, isRead, context);
    if (chain.replaced.has(entry.item)) return NOTHING;
    const read = index <= loaded ? new Set([...entry.read, serving.rawRows]) : entry.read;
    const emitted = itemOf({ ...entry, read }, chain, context);
    return index === loaded ? joinEmitted([emitted, built(context)]) : emitted;
  });
  const joined = joinEmitted(parts);
  const saved = name(names.pipeline);
  return {
    statements: [
      ...(pipeline.settings.length > 0 ? copyOfSettings() : []),
      ...joined.statements,
      {
        kind: 'return',
        value:
          written.length === 0
            ? saved
            : { kind: 'tuple', items: [saved, ...written.map((id) => name(id))] },
      },
    ],
    imports: joined.imports,
  };
}

const NOTHING: Emitted = { statements: [], imports: [] };

function takesModel(item: FlowItem, { fit, given }: Chain): boolean {
  const { estimator } = given.staged.serving;
  return (
    item !== fit &&
    item.kind === 'call' &&
    item.step.parameters.some(({ name: id }) => id === estimator)
  );
}

/** `pipeline = build_pipeline(config)`, which then learns the columns of the loaded rows. */
function built({ pipeline, names }: StyleContext): Emitted {
  const rows = name(pipeline.staged.serving.rawRows);
  return {
    statements: [
      {
        kind: 'assign',
        targets: [names.pipeline],
        value: call(name('build_pipeline'), [name('config')]),
      },
      expression(call(attribute(stage(RAW_ROWS, names.pipeline), 'fit'), [rows])),
    ],
    imports: [],
  };
}

function itemOf(live: LiveItem, chain: Chain, context: StyleContext): Emitted {
  const { item, read } = live;
  if (item.kind === 'call') return callStep(item.step, read, context);
  const own = stage(stageName(item.instance), context.names.pipeline);
  const rows = name(item.rows);
  if (item.kind === 'apply')
    return {
      statements: [assign(item.into, call(attribute(own, 'transform'), [rows]))],
      imports: [],
    };
  const args = [rows, ...(item.target === null ? [] : [name(item.target)])];
  const step = stagedStep(chain.given, item.step);
  return {
    statements: [
      read.has(item.into)
        ? assign(item.into, call(attribute(own, 'fit_transform'), args))
        : expression(call(attribute(own, 'fit'), args)),
      ...exportsOf(item, read).map(({ learned, variable }) =>
        assign(variable, step.stock === null ? attribute(own, `${learned}_`) : own),
      ),
    ],
    imports: [],
  };
}

/** `pipeline[2:].fit(X_train, y_train)`, then the rows that are read later, processed. */
function fitAtOnce(
  chain: Chain,
  { read }: LiveItem,
  readsModel: boolean,
  context: StyleContext,
): Emitted {
  const { pipeline, names } = context;
  const { estimator, instances } = pipeline.staged.serving;
  const { rows, sides, tail, target } = chain;
  const from = 1 + instances.length - tail.length;
  const own = name(names.pipeline);
  const whole: PyExpr =
    tail.length === 0
      ? stage(modelStage(context), names.pipeline)
      : subscript(own, { kind: 'slice', start: from, stop: null });
  const args = [name(rows.from), ...(target === null ? [] : [targetExpression(target)])];
  const model = stage(modelStage(context), names.pipeline);
  return {
    statements: [
      {
        kind: 'expression',
        value: call(call(name(LOGGED), [attribute(whole, 'fit')]), args),
        origins: originsOf(chain),
      },
      ...(tail.length === 0 ? [] : [rows, ...sides])
        .filter(({ to }) => read.has(to))
        .map((side) => processed(side, chain, context)),
      ...(readsModel && estimator !== null
        ? [assign(estimator, isWrapped(context) ? attribute(model, 'model') : model)]
        : []),
    ],
    imports: [importOf(moduleName(pipeline, 'progress'), LOGGED)],
  };
}

/** In evaluation all steps of the tail process rows at once. */
export function chainEvaluation(
  chain: Chain,
  { item, read }: LiveItem,
  context: StyleContext,
): Emitted | null {
  if (item.kind === 'call' || !chain.replaced.has(item)) return null;
  if (item.instance !== chain.tail.at(-1) || !read.has(item.into)) return NOTHING;
  const sides = item.kind === 'fit' ? [chain.rows] : chain.sides;
  const side = sides.find(({ to }) => to === item.into);
  if (side === undefined) return null;
  return { statements: [processed(side, chain, context)], imports: [] };
}

/** `X_test = pipeline[2:-1].transform(X_test)`. */
function processed(side: Side, { tail }: Chain, { names, pipeline }: StyleContext): PyStatement {
  const start = 1 + pipeline.staged.serving.instances.length - tail.length;
  const before = subscript(name(names.pipeline), { kind: 'slice', start, stop: -1 });
  return assign(side.to, call(attribute(before, 'transform'), [name(side.from)]));
}

/** What the fit stands for: the notebook's of the model, and of the library's transformers. */
function originsOf({ fit, given, tail }: Chain): readonly Origin[] {
  const stock = tail.flatMap((instance) => {
    const step = stepOfInstance(given, instance);
    return step.stock === null ? [] : step.fit.flatMap(({ origins }) => origins);
  });
  const model = fit.kind === 'call' ? (fit.step.body.at(-1)?.origins ?? []) : [];
  return [...model, ...stock];
}

/** `y_train`, `train["price"].values`. */
function targetExpression(source: string): PyExpr {
  const [, base = '', column, rest = ''] =
    /^(\w+)(?:\[["']([^"'\n]+)["']\])?((?:\.\w+(?:\(\))?)*)$/.exec(source) ?? [];
  const value = column === undefined ? name(base) : subscript(name(base), text(column));
  return rest
    .split('.')
    .filter((part) => part !== '')
    .reduce<PyExpr>(
      (of, part) =>
        part.endsWith('()') ? call(attribute(of, part.slice(0, -2))) : attribute(of, part),
      value,
    );
}

function stage(id: string, pipeline: string): PyExpr {
  return subscript(name(pipeline), text(id));
}

function assign(target: string, value: PyExpr): PyStatement {
  return { kind: 'assign', targets: [target], value };
}

function expression(value: PyExpr): PyStatement {
  return { kind: 'expression', value };
}
