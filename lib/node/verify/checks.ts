import type { StagedPart } from '../../index.ts';
import { type Comparison, compareValues, type Pair } from './compare-values.ts';
import { type Check, checkOf, notCompared } from './report.ts';
import type { Capture, CaptureRun, RunOptions } from './run-capture.ts';
import type { ProjectRun } from './run-project.ts';

/** Name under which the notebook's held-out predictions are captured. */
export const PREDICTIONS = 'predictions';

/** A value of the notebook that the project must have learned too. */
export interface LearnedValue extends Capture {
  readonly step: string | null;
  /** What it is called to people; `name` is what it is captured under. */
  readonly label: string;
  /** Names of the project's values among which it must be. */
  readonly among: (project: ProjectRun) => readonly string[];
}

/** Both runs, with what they were asked for. */
export interface BothSides {
  readonly learned: readonly LearnedValue[];
  /** Variable of the project's evaluation that holds its predictions. */
  readonly predictions: string;
  readonly notebook: CaptureRun;
  readonly project: ProjectRun;
}

interface Planned {
  readonly what: Pick<Check, 'kind' | 'name' | 'step'>;
  readonly pair: Pair | null;
  readonly note: string;
}

/** Compares all that both sides have, in the order in which a difference would travel. */
export async function checkSides(sides: BothSides, options: RunOptions): Promise<readonly Check[]> {
  const planned = [...learnedPairs(sides), ...answerPairs(sides)];
  const pairs = planned.flatMap(({ pair }) => (pair === null ? [] : [pair]));
  const compared = await compareValues(pairs, options);
  return planned.map((plan) => toCheck(plan, compared, sides));
}

function toCheck(
  { what, pair, note }: Planned,
  compared: ReadonlyMap<string, Comparison>,
  { notebook }: BothSides,
): Check {
  if (pair === null) return notCompared(what, note);
  const check = checkOf(what, compared.get(pair.name), note);
  // The index of the held-out rows counts from 0 again somewhere: it names other rows.
  if (what.kind === 'raw-rows' && check.state === 'different' && notebook.rows?.evidence === false)
    return notCompared(what, ROWS_UNKNOWN);
  return check;
}

const ROWS_UNKNOWN =
  'the held-out rows cannot be led back to the rows as loaded; compared by the project’s own evaluation only';

/** The learned values that the conversion names, each in its step. */
export function learnedByStep(staged: StagedPart): readonly LearnedValue[] {
  const { estimator } = staged.serving;
  const values = (staged.notebook?.learned ?? []).map((one): LearnedValue => {
    const step = staged.steps.find(({ id }) => id === one.step)?.name ?? one.step;
    const name = `learned/${step}/${one.name}`;
    return {
      name,
      label: one.name,
      step,
      expression: one.expression,
      after: one.after,
      plain: false,
      // Where a step became a stock transformer, the value is in that object.
      among: ({ names }) => (names.includes(name) ? [name] : ANYWHERE),
    };
  });
  return estimator === null ? values : [...values, estimatorValue(estimator, staged)];
}

/** The fitted estimator as it is when it predicts: an object that the project must hold too. */
export function estimatorValue(expression: string, staged: StagedPart): LearnedValue {
  return {
    name: `estimator/${expression}`,
    label: expression,
    step: null,
    expression,
    after: staged.notebook?.predictions?.after ?? null,
    plain: false,
    among: () => ['objects/*'],
  };
}

/** Every value that the project learned, and the parts of each. */
export const ANYWHERE: readonly string[] = ['learned/*', 'objects/*'];

function learnedPairs({ learned, notebook, project }: BothSides): readonly Planned[] {
  return learned.map(({ name, label, step, among }) => ({
    what: { kind: 'learned', name: label, step },
    pair: pairOf(name, [notebook.values, name], [project.values, among(project)]),
    note: '',
  }));
}

function answerPairs({
  predictions: expression,
  notebook,
  project,
}: BothSides): readonly Planned[] {
  const flow = `answers/${expression}`;
  const hasRows = notebook.rows !== null;
  const own = (kind: Check['kind'], left: string, right: string): Planned => ({
    what: { kind, name: kind, step: null },
    pair: pairOf(kind, [project.values, left], [project.values, [right]]),
    note: '',
  });
  const predictions: Planned = project.names.includes(flow)
    ? {
        what: { kind: 'predictions', name: expression, step: null },
        pair: pairOf('predictions', [notebook.values, PREDICTIONS], [project.values, [flow]]),
        note: '',
      }
    : {
        what: { kind: 'predictions', name: expression, step: null },
        pair: null,
        note: 'the project’s evaluation keeps no variable of that name',
      };
  if (!hasRows)
    return [
      predictions,
      {
        what: { kind: 'raw-rows', name: 'raw-rows', step: null },
        pair: null,
        note: ROWS_UNKNOWN,
      },
    ];
  return [
    predictions,
    {
      what: { kind: 'raw-rows', name: 'raw-rows', step: null },
      pair: pairOf('raw-rows', [notebook.values, PREDICTIONS], [project.values, ['raw/batch']]),
      note: '',
    },
    own('single-rows', 'raw/of batch', 'raw/single'),
    own('row-order', 'raw/batch', 'raw/reversed'),
    own('command', 'raw/batch', 'raw/command'),
  ];
}

function pairOf(
  name: string,
  [leftFile, left]: readonly [string | null, string],
  [rightFile, right]: readonly [string | null, readonly string[]],
): Pair | null {
  if (leftFile === null || rightFile === null) return null;
  return { name, left: { file: leftFile, name: left }, right: { file: rightFile, names: right } };
}
