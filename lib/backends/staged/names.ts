import type { StagedStep, Step } from '../../ir/index.ts';
import type { StagedPipeline } from './shape.ts';

/** Names of the scaffolding, none of which is a variable of the author's in the same function. */
export interface FlowNames {
  readonly functionOf: (step: Step) => string;
  /** Name under which a class or function of a staged step is known. */
  readonly nameOf: (wanted: string) => string;
  readonly schema: string;
  readonly pipeline: string;
}

/** What the modules that follow the flow define and import themselves. */
const OWN = [
  'train',
  'evaluate',
  'fit_pipeline',
  'build_pipeline',
  'input_files',
  'save_model',
  'write_outputs',
  'read_options',
  'clone',
  'logged',
  'deepcopy',
];

export function chooseNames({ staged }: StagedPipeline): FlowNames {
  const variables = new Set([
    ...OWN,
    ...staged.flow.flatMap((item) => {
      if (item.kind === 'call')
        return [...item.step.parameters, ...item.step.results].map(({ name }) => name);
      if (item.kind === 'apply') return [item.instance, item.rows, item.into];
      const exports = item.exports.map(({ variable }) => variable);
      return [item.instance, item.rows, item.into, ...exports];
    }),
  ]);
  const free = (wanted: string, suffix: string): string =>
    variables.has(wanted) ? free(`${wanted}_${suffix}`, suffix) : wanted;
  return {
    functionOf: (step) => free(step.name, 'step'),
    nameOf: (wanted) => free(wanted, 'step'),
    schema: free('schema', 'of_rows'),
    pipeline: free('pipeline', 'as_fitted'),
  };
}

/** Constructor parameters of a step: values given to it, then the settings that it uses. */
export interface StepParameter {
  readonly name: string;
  /** `group.name` of a setting, or the variable that is given. */
  readonly source: { readonly kind: 'setting' | 'given'; readonly name: string };
}

/** A setting goes by its own name, or with its group's when another has that. */
export function stepParameters(step: StagedStep): readonly StepParameter[] {
  const given = step.given.map(({ name }) => name);
  const short = step.settings.map((key) => key.split('.')[1] ?? key);
  const isTaken = (name: string, index: number): boolean =>
    given.includes(name) || short.some((other, at) => at !== index && other === name);
  return [
    ...given.map((name): StepParameter => ({ name, source: { kind: 'given', name } })),
    ...step.settings.map((key, index): StepParameter => {
      const name = short[index] ?? key;
      return {
        name: isTaken(name, index) ? key.replace('.', '_') : name,
        source: { kind: 'setting', name: key },
      };
    }),
  ];
}
