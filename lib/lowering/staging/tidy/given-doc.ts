import type { Parameter, StagedPart, StagedStep } from '../../../ir/index.ts';

/** The step with where each value comes from that it is given. */
export function documentGiven(step: StagedStep, staged: StagedPart): StagedStep {
  return { ...step, given: step.given.map((one) => withSource(one, step, staged)) };
}

function withSource(given: Parameter, step: StagedStep, { flow, steps }: StagedPart): Parameter {
  const at = flow.findIndex((item) => item.kind === 'fit' && item.step === step.id);
  for (const item of flow.slice(0, Math.max(at, 0)).toReversed()) {
    if (item.kind === 'call' && item.step.results.some(({ name }) => name === given.name))
      return { ...given, doc: `from \`${item.step.name}\`` };
    if (item.kind === 'fit' && item.exports.some(({ variable }) => variable === given.name)) {
      const source = steps.find(({ id }) => id === item.step)?.name;
      return source === undefined ? given : { ...given, doc: `learned by \`${source}\`` };
    }
  }
  return given;
}
