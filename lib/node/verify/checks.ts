import type { StagedPart } from '../../index.ts';
import { type Comparison, compareValues, type Pair } from './compare-values.ts';
import { type Check, checkOf, notCompared } from './report.ts';
import type { CaptureRun, RunOptions } from './run-capture.ts';
import type { ProjectRun } from './run-project.ts';

/** Name under which the notebook's held-out predictions are captured. */
export const PREDICTIONS = 'predictions';

/** Both runs, with what they were asked for. */
export interface BothSides {
  readonly staged: StagedPart;
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

/** Name of a learned value on both sides. */
export function learnedName(step: string, name: string): string {
  return `learned/${step}/${name}`;
}

function learnedPairs({ staged, notebook, project }: BothSides): readonly Planned[] {
  return (staged.notebook?.learned ?? []).map(({ step: id, name }): Planned => {
    const step = staged.steps.find((one) => one.id === id);
    const stepName = step?.name ?? id;
    const key = learnedName(stepName, name);
    // Where a step became a stock transformer, the value is in that object.
    const names = project.names.includes(key) ? [key] : ['learned/*', 'objects/*'];
    return {
      what: { kind: 'learned', name, step: stepName },
      pair: pairOf(key, [notebook.values, key], [project.values, names]),
      note: '',
    };
  });
}

function answerPairs({ staged, notebook, project }: BothSides): readonly Planned[] {
  const expression = staged.notebook?.predictions?.expression ?? '';
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
