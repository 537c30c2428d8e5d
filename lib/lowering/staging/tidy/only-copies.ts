import type { FlowItem, StagedPart, StagedStep } from '../../../ir/index.ts';

const COPIES = /^X = X(?:\.copy\((?:deep=True)?\))?$/;

/** Without steps that only copy rows: each step copies what it changes. */
export function withoutCopies(staged: StagedPart): StagedPart {
  const gone = new Set(
    staged.steps.filter((step) => onlyCopies(step) && canGo(step, staged.flow)).map(({ id }) => id),
  );
  if (gone.size === 0) return staged;
  const instances = new Set(
    staged.flow.flatMap((item) =>
      item.kind === 'fit' && gone.has(item.step) ? [item.instance] : [],
    ),
  );
  return {
    ...staged,
    steps: staged.steps.filter(({ id }) => !gone.has(id)),
    flow: staged.flow.filter((item) => item.kind === 'call' || !instances.has(item.instance)),
    serving: {
      ...staged.serving,
      instances: staged.serving.instances.filter((one) => !instances.has(one)),
    },
  };
}

function onlyCopies({ learned, fit, transform, result }: StagedStep): boolean {
  return (
    learned.length === 0 &&
    result.name === 'X' &&
    [...fit, ...transform].every(({ text }) => COPIES.test(text))
  );
}

/** The rows keep their name, and who takes them next leaves them as they are. */
function canGo(step: StagedStep, flow: readonly FlowItem[]): boolean {
  const fits = flow.filter((item) => item.kind === 'fit' && item.step === step.id);
  const instances = new Set(fits.flatMap((item) => (item.kind === 'fit' ? [item.instance] : [])));
  return flow.every((item, index) => {
    if (item.kind === 'call' || !instances.has(item.instance)) return true;
    if (item.rows !== item.into) return false;
    const name = item.into;
    const next = flow
      .slice(index + 1)
      .find((other) =>
        other.kind === 'call'
          ? other.step.parameters.some((parameter) => parameter.name === name)
          : other.rows === name && !instances.has(other.instance),
      );
    return next === undefined || next.kind !== 'call';
  });
}
