import type { PyExpr, PyStatement } from '../../codegen/python/nodes.ts';
import { name } from '../../codegen/python/nodes.ts';
import type { TypeText } from '../../ir/index.ts';
import { estimatorOf, hasAfter } from './serving.ts';
import { stepOfInstance, type StagedPipeline } from './shape.ts';

const ARRAY = 'numpy.ndarray';
/** Libraries whose models answer with an array. Those of lightgbm may be sparse. */
const ANSWERS_ARRAYS = /^(?:sklearn|imblearn|xgboost|catboost)\./;
/** Models that answer with a list of arrays. */
const SEVERAL = /\.(?:MultiOutput\w*|ClassifierChain|RegressorChain)$/;

/** What the model itself answers. */
export function modelAnswerType(pipeline: StagedPipeline): TypeText {
  const type = estimatorOf(pipeline)?.type ?? 'Any';
  return ANSWERS_ARRAYS.test(type) && !SEVERAL.test(type) ? ARRAY : 'Any';
}

/** What a saved pipeline answers: predictions, or the processed rows. */
export function answerType(pipeline: StagedPipeline): TypeText {
  const { serving } = pipeline.staged;
  if (serving.kind === 'transform') return servedRowsType(pipeline);
  return hasAfter(pipeline) ? (serving.predictionType ?? 'Any') : modelAnswerType(pipeline);
}

/** Rows as the model is given them. */
export function servedRowsType(pipeline: StagedPipeline): TypeText {
  const last = pipeline.staged.serving.instances.at(-1);
  return last === undefined ? 'pandas.DataFrame' : stepOfInstance(pipeline, last).result.type;
}

/** `return value`, by way of a name with the type where the value's own is not known. */
export function returnTyped(
  value: PyExpr,
  type: TypeText,
  variable = 'predictions',
): readonly PyStatement[] {
  if (type === 'Any') return [{ kind: 'return', value }];
  return [
    { kind: 'assign', targets: [variable], value, type },
    { kind: 'return', value: name(variable) },
  ];
}
