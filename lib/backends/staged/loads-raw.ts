import type { StagedPart, Step } from '../../ir/index.ts';

/** Whether a step binds the raw rows; their variable may hold something else before. */
export function loadsRaw(step: Step, { serving, flow }: StagedPart): boolean {
  const { rawRows, loadStep } = serving;
  const isKnown = flow.some((item) => item.kind === 'call' && item.step.id === loadStep);
  return isKnown ? step.id === loadStep : step.results.some(({ name: id }) => id === rawRows);
}
