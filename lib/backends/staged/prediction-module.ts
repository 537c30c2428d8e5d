import type { Docstring } from '../../codegen/python/docstring.ts';
import type { PyExpr, PyParameter, PyStatement } from '../../codegen/python/nodes.ts';
import { attribute, call, name } from '../../codegen/python/nodes.ts';
import { fillSlots, type Parameter, plainType } from '../../ir/index.ts';
import { cellsText } from '../project/cells.ts';
import { answerType, modelAnswerType, returnTyped } from './answer-types.ts';
import type { StagedPipeline } from './shape.ts';

/** Module of the function below; its code is the author's. */
export const PREDICTION = 'prediction';
export const CONVERT = 'convert_predictions';

/** Arguments after the predictions: variables of the flow, then settings by their own names. */
export interface AfterParameter extends Parameter {
  readonly setting: string | null;
}

export function afterParameters(pipeline: StagedPipeline): readonly AfterParameter[] {
  const { reads, settings } = pipeline.staged.serving;
  const taken = new Set(['predictions', ...reads.map(({ name: id }) => id)]);
  return [
    ...reads.map((read) => ({ ...read, setting: null })),
    ...settings.map((key) => {
      const short = key.split('.')[1] ?? key;
      const known = pipeline.settings.find(({ group, name: id }) => `${group}.${id}` === key);
      return {
        name: taken.has(short) ? key.replace('.', '_') : short,
        type: plainType(known?.type ?? 'Any'),
        doc: known?.doc ?? '',
        setting: key,
      };
    }),
  ];
}

/** What a class that predicts holds besides its model, for the function below. */
export function afterFields(pipeline: StagedPipeline): readonly AfterParameter[] {
  if (pipeline.staged.serving.after.length === 0) return [];
  return afterParameters(pipeline).filter(
    ({ name: id }) => id !== pipeline.staged.serving.estimator,
  );
}

/** `return convert_predictions(answer, self.encoder)`, or the answer itself, inside a class that predicts. */
export function convertedAnswer(pipeline: StagedPipeline, answer: PyExpr): readonly PyStatement[] {
  const { after, estimator } = pipeline.staged.serving;
  if (after.length === 0) return returnTyped(answer, modelAnswerType(pipeline));
  const own = (id: string): PyExpr => attribute(name('self'), id);
  const value = call(name(CONVERT), [
    answer,
    ...afterParameters(pipeline).map(({ name: id }) => own(id === estimator ? 'model' : id)),
  ]);
  return [{ kind: 'return', value }];
}

/** `convert_predictions(predictions, ...)`: from what the model answers to the notebook's predictions. */
export function convertFunction(pipeline: StagedPipeline): PyStatement {
  const parameters = afterParameters(pipeline);
  const spell = (setting: string): string =>
    parameters.find((parameter) => parameter.setting === setting)?.name ?? setting;
  return {
    kind: 'function',
    name: CONVERT,
    parameters: [
      { name: 'predictions', type: modelAnswerType(pipeline), defaultValue: null },
      ...parameters.map(({ name: id, type }): PyParameter => ({
        name: id,
        type,
        defaultValue: null,
      })),
    ],
    returns: answerType(pipeline),
    docstring: convertDocstring(pipeline),
    body: [
      ...pipeline.staged.serving.after.map((code): PyStatement => ({
        kind: 'code',
        code: fillSlots(code, (slot) => (slot.kind === 'setting' ? spell(slot.name) : slot.name)),
      })),
      { kind: 'return', value: name('predictions') },
    ],
  };
}

function convertDocstring(pipeline: StagedPipeline): Docstring {
  return {
    summary: 'Turn what the model answers into the predictions of the notebook',
    body: '',
    sections: [
      {
        title: 'Args',
        items: [
          { name: 'predictions', text: 'as the model gives them.' },
          ...afterParameters(pipeline).map(({ name: id, doc }) => ({ name: id, text: doc })),
        ],
      },
    ],
  };
}

/** Cells that the code comes from. */
export function afterCells({ staged }: StagedPipeline): string {
  return cellsText(
    staged.serving.after.flatMap(({ origins }) => origins.map(({ position }) => position)),
  );
}
