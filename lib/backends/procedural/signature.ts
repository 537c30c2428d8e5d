import { slotsOf, type CodeText, type Parameter, type StagedStep } from '../../ir/index.ts';
import { learnedType, describeLearned } from '../staged/step-class.ts';

/** What the two functions of a step take and give. */
export interface Signature {
  readonly fitName: string;
  readonly parametersClass: string;
  /** Values that training has at hand, apart from the settings. */
  readonly given: readonly Parameter[];
  /** Fields of the dataclass: what is learned, then what was given and is read in serving. */
  readonly fields: readonly Parameter[];
  /** Whether `fit_<step>` is there at all. */
  readonly fits: boolean;
  readonly fitReadsConfig: boolean;
  readonly applyReadsConfig: boolean;
  /** Name of the dataclass among the parameters of the step's function. */
  readonly learned: string;
}

export function signatureOf(step: StagedStep): Signature {
  const given = step.given.filter(({ name }) => name !== 'config');
  const givenLater = given.filter(({ name }) => reads(step.transform, 'given', name));
  const fields = [
    ...step.learned.map((learned): Parameter => ({
      name: learned.name,
      type: learnedType(learned),
      doc: describeLearned(learned),
    })),
    ...givenLater,
  ];
  const text = step.transform.map((code) => code.text).join('\n');
  return {
    fitName: `fit_${step.name}`,
    parametersClass: `${step.className}Parameters`,
    given,
    fields,
    fits: fields.length > 0 || step.fitsWhole,
    fitReadsConfig: readsSetting(step.fit),
    applyReadsConfig: readsSetting(step.transform),
    learned: /(?<![.\w])learned\b(?!:)/.test(text) ? 'parameters' : 'learned',
  };
}

/** Whether anything of the fit is kept for serving. */
export function keepsParameters(step: StagedStep): boolean {
  return signatureOf(step).fields.length > 0;
}

function readsSetting(codes: readonly CodeText[]): boolean {
  return codes.some((code) =>
    slotsOf(code).some(
      ({ kind, name }) => kind === 'setting' || (kind === 'given' && name === 'config'),
    ),
  );
}

function reads(codes: readonly CodeText[], kind: string, name: string): boolean {
  return codes.some((code) =>
    slotsOf(code).some((slot) => slot.kind === kind && slot.name === name),
  );
}
