import path from 'node:path';
import {
  convert,
  type ConvertOptions,
  notebookScript,
  type NotebookScript,
  type Outcome,
  type SourceFile,
  type StagedPart,
  type Style,
} from '../../lib/index.ts';
import {
  ANYWHERE,
  checkSides,
  estimatorValue,
  learnedByStep,
  type LearnedValue,
  PREDICTIONS,
} from '../../lib/node/verify/checks.ts';
import { nodeFiles, withModules } from '../../lib/node/files/index.ts';
import { type Check, reportOf } from '../../lib/node/verify/report.ts';
import { type CapturePlan, type CaptureRun } from '../../lib/node/verify/run-capture.ts';
import type { Starter } from '../../lib/node/verify/nursery.ts';
import { type ProjectRun, runProjects } from '../../lib/node/verify/run-project.ts';
import {
  copyForProject,
  firstWandering,
  predictionsVariable,
  projectPlan,
  runSide,
  stagedPlan,
  type Verifying,
} from '../../lib/node/verify/sides.ts';
import { type DataPlace, withScratch } from '../../lib/node/verify/working-copy.ts';

export type ParityStatus =
  | 'equal'
  | 'WRONG'
  | 'refused'
  /** The notebook's own run fails, or two runs of it differ: nothing can be said. */
  | 'notebook-fails'
  | 'unrepeatable'
  /** No estimator, or no held-out rows. */
  | 'not-meant';

/** One notebook in one style. */
export interface ParityRow {
  readonly name: string;
  readonly style: Style;
  readonly status: ParityStatus;
  readonly rows: number;
  readonly largest: number | null;
  readonly learned: { readonly equal: number; readonly all: number };
  /** Whether rows predicted alone and in another order equal those of the batch; null when not compared. */
  readonly singleRows: boolean | null;
  /** Whether predictions for the raw rows as loaded were compared too. */
  readonly rawRows: boolean;
  readonly seconds: number;
  /** Reason of a refusal, first difference, or why nothing can be said. */
  readonly detail: string;
}

/** What the notebook's author says that its results are, whatever the conversion believes. */
export interface Oracle {
  readonly target: string;
  readonly predictions: string | null;
  readonly heldOut: string | null;
  readonly learned: readonly string[];
}

export interface ParityNotebook {
  readonly name: string;
  readonly source: SourceFile;
  readonly data: DataPlace;
  readonly python: string;
  /** False: the interpreter has old libraries, for which old calls are kept. */
  readonly modernise: boolean;
  /** Null: the conversion's own word is taken. */
  readonly oracle: Oracle | null;
}

export interface ParityOptions {
  readonly styles: readonly Style[];
  /** Limit for the notebook, and for each project. */
  readonly seconds: number;
  /** How Python programs are started. */
  readonly start: Starter;
}

interface Converted {
  readonly style: Style;
  readonly outcome: Outcome;
  readonly script: NotebookScript | null;
}

/** Runs a notebook as a whole once and its project in each style, and compares. */
export async function compareStyles(
  given: ParityNotebook,
  options: ParityOptions,
): Promise<readonly ParityRow[]> {
  const started = performance.now();
  const folder = path.join(given.data.folder, given.data.cwd);
  const notebook = { ...given, source: await withModules(nodeFiles, given.source, folder) };
  const converted = options.styles.map((style): Converted => {
    const chosen: ConvertOptions = {
      marks: {},
      targets: [],
      style,
      order: 'auto',
      name: null,
      modernise: notebook.modernise,
    };
    const outcome = convert([notebook.source], chosen, { format: null });
    return { style, outcome, script: notebookScript([notebook.source], chosen) };
  });
  const rows = await withScratch((scratch) =>
    compareConverted(notebook, converted, options, scratch),
  );
  const seconds = Math.round((performance.now() - started) / 100 / rows.length) / 10;
  return rows.map((row) => ({ ...row, seconds }));
}

async function compareConverted(
  notebook: ParityNotebook,
  converted: readonly Converted[],
  options: ParityOptions,
  scratch: string,
): Promise<readonly ParityRow[]> {
  const [first] = converted;
  const staged = first?.script?.pipeline.staged ?? null;
  if (first === undefined || first.script === null || staged === null)
    return converted.map((one) => refusal(notebook, one));
  const verifying = verifyingOf(notebook, first, first.script, options, scratch);
  if (verifying === null) return converted.map((one) => refusal(notebook, one));
  if (notebook.oracle === null && (staged.notebook?.predictions ?? null) === null)
    return converted.map((one) => unpredicted(notebook, one));
  const learned = learnedOf(notebook, staged);
  // The author's word for the predictions may be another than the conversion's.
  const predictions = notebook.oracle?.predictions ?? predictionsVariable(staged);
  const plan = planOf(notebook, first.script, staged, learned);
  const run = await runSide(plan, verifying, 'notebook');
  if (run.values === null || !run.captured.includes(PREDICTIONS)) {
    const detail = run.failed[0] ?? 'the predictions were not reached';
    return converted.map((one) => emptyRow(notebook, one, 'notebook-fails', detail));
  }
  const projects = await runAll(converted, { staged, run, predictions }, verifying);
  const rows: ParityRow[] = [];
  for (const one of converted) {
    const project = projects.get(one.style);
    if (project === undefined) rows.push(refusal(notebook, one));
    else
      rows.push(
        await rowOf(notebook, one, { staged, predictions, learned, run, project }, verifying),
      );
  }
  const differ = ({ status, rows: count }: ParityRow): boolean => status === 'WRONG' && count > 0;
  const fails = run.failed.length > 0 && rows.some(({ status }) => status === 'WRONG');
  if (!rows.some(differ))
    return fails && notebook.oracle === null
      ? againstSlice(notebook, converted, { staged, predictions, learned, run, rows }, verifying)
      : rows;
  const again = await runSide(plan, verifying, 'again');
  const compare = { ...verifying.request, scratch: path.join(scratch, 'again-compared') };
  const wanders = await firstWandering(run, again, compare);
  if (wanders !== null)
    return rows.map((row) =>
      differ(row)
        ? { ...row, status: 'unrepeatable', detail: `two runs of the notebook differ: ${wanders}` }
        : row,
    );
  return notebook.oracle === null
    ? againstSlice(notebook, converted, { staged, predictions, learned, run, rows }, verifying)
    : rows;
}

/**
 * Cells that production leaves out may draw from the same random numbers. What counts then is a run of the slice;
 * the row says so.
 */
async function againstSlice(
  notebook: ParityNotebook,
  converted: readonly Converted[],
  before: Omit<Compared, 'project'> & {
    readonly rows: readonly ParityRow[];
  },
  verifying: Verifying,
): Promise<readonly ParityRow[]> {
  const { staged, learned, predictions, rows } = before;
  const plan = {
    ...stagedPlan(verifying.script, staged, learned),
    statements: verifying.script.slice,
  };
  const run = await runSide(plan, verifying, 'slice');
  const [failed = ''] = run.failed;
  // What fails in the whole notebook too fails by itself, not because something was left out.
  if (run.values === null || !run.captured.includes(PREDICTIONS))
    return rows.map((row) =>
      row.status === 'WRONG' && before.run.failed.includes(failed)
        ? { ...row, status: 'notebook-fails', detail: failed }
        : row,
    );
  // Other draws hold other rows out: the projects are asked about those.
  const scratch = path.join(verifying.scratch, 'sliced');
  const projects = await runAll(converted, { staged, run, predictions }, { ...verifying, scratch });
  const answers: ParityRow[] = [];
  for (const row of rows) {
    const one = converted.find(({ style }) => style === row.style);
    const project = projects.get(row.style);
    if (row.status !== 'WRONG' || one === undefined || project === undefined) answers.push(row);
    else {
      const sides = { staged, predictions, learned, run, project };
      const sliced = await rowOf(notebook, one, sides, verifying);
      const detail =
        before.run.failed.length > 0
          ? `equal to the slice; in the whole notebook ${before.run.failed[0] ?? ''}`
          : 'equal to the slice; cells outside of it change random draws';
      answers.push(sliced.status === 'equal' ? { ...sliced, detail } : row);
    }
  }
  return answers;
}

function verifyingOf(
  { source, data, python, modernise }: ParityNotebook,
  { outcome }: Converted,
  script: NotebookScript,
  { seconds, start }: ParityOptions,
  scratch: string,
): Verifying | null {
  if (outcome.project === null) return null;
  const options: ConvertOptions = {
    marks: {},
    targets: [],
    style: 'sklearn',
    order: 'auto',
    name: null,
    modernise,
  };
  const progress = (): void => undefined;
  const request = {
    sources: [source],
    options,
    data,
    python,
    seconds,
    format: null,
    progress,
    start,
  };
  return { request, project: outcome.project, script, scratch };
}

/** The whole notebook is run, not the slice: what the conversion left out by mistake would be left out of both. */
function planOf(
  { oracle }: ParityNotebook,
  script: NotebookScript,
  staged: StagedPart,
  learned: readonly LearnedValue[],
): CapturePlan {
  const heldOut =
    oracle === null || oracle.heldOut === null
      ? undefined
      : { expression: oracle.heldOut, after: null };
  const plan = stagedPlan(script, staged, learned, heldOut);
  const whole = { ...plan, statements: script.whole, steady: true };
  if (oracle === null || oracle.predictions === null) return whole;
  const own = { name: PREDICTIONS, expression: oracle.predictions, after: null, plain: true };
  return { ...whole, captures: [...plan.captures.filter(({ name }) => name !== PREDICTIONS), own] };
}

function learnedOf({ oracle }: ParityNotebook, staged: StagedPart): readonly LearnedValue[] {
  if (oracle === null) return learnedByStep(staged);
  const values = oracle.learned.map((expression): LearnedValue => ({
    name: `learned/${expression}`,
    label: expression,
    step: null,
    expression,
    after: null,
    plain: false,
    among: () => ANYWHERE,
  }));
  const isEstimator = oracle.target !== oracle.predictions && staged.serving.estimator !== null;
  return isEstimator
    ? [...values, { ...estimatorValue(oracle.target, staged), after: null }]
    : values;
}

async function runAll(
  converted: readonly Converted[],
  { staged, run, predictions }: Pick<Compared, 'staged' | 'run' | 'predictions'>,
  verifying: Verifying,
): Promise<ReadonlyMap<Style, ProjectRun>> {
  const { scratch } = verifying;
  const made = converted.flatMap(({ style, outcome }) =>
    outcome.project === null
      ? []
      : [
          {
            style,
            plan: {
              ...projectPlan(
                staged,
                run,
                outcome.project,
                copyForProject(verifying, `project-${style}`),
                predictions,
              ),
              scratch: path.join(scratch, `${style}-out`),
            },
          },
        ],
  );
  const runs = await runProjects(
    made.map(({ plan }) => plan),
    { ...verifying.request, scratch: path.join(scratch, 'ask') },
  );
  return new Map(
    made.flatMap(({ style }, at) => {
      const one = runs[at];
      return one === undefined ? [] : [[style, one] as const];
    }),
  );
}

interface Compared {
  readonly staged: StagedPart;
  /** Variable that holds the predictions. */
  readonly predictions: string;
  readonly learned: readonly LearnedValue[];
  readonly run: CaptureRun;
  readonly project: ProjectRun;
}

async function rowOf(
  notebook: ParityNotebook,
  one: Converted,
  { predictions, learned, run, project }: Compared,
  { request, scratch }: Verifying,
): Promise<ParityRow> {
  if (project.failed !== null)
    return emptyRow(notebook, one, 'WRONG', `the project failed: ${project.failed}`);
  const sides = { learned, predictions, notebook: run, project };
  const checks = await checkSides(sides, {
    ...request,
    scratch: path.join(scratch, `${one.style}-compared`),
  });
  const report = reportOf(checks, one.style, { notebook: 0, project: 0 });
  const found = checks.filter(({ kind }) => kind === 'learned');
  const isEqual = ({ state }: Check): boolean => state === 'equal';
  const single = checks.filter(({ kind }) => kind === 'single-rows' || kind === 'row-order');
  return {
    ...emptyRow(notebook, one, report.result === 'equal' ? 'equal' : 'WRONG', report.reason),
    rows: report.rows,
    largest: report.largest,
    learned: { equal: found.filter(isEqual).length, all: found.length },
    singleRows: single.length === 0 ? null : single.every(isEqual),
    rawRows: checks.some((check) => check.kind === 'raw-rows' && isEqual(check)),
  };
}

function emptyRow(
  { name }: ParityNotebook,
  { style }: Converted,
  status: ParityStatus,
  detail: string,
): ParityRow {
  const nothing = { rows: 0, largest: 0, learned: { equal: 0, all: 0 } };
  return { name, style, status, ...nothing, singleRows: null, rawRows: false, seconds: 0, detail };
}

/** Whether a notebook predicts or scores, and sets rows apart: then held-out predictions were to be found. */
const PREDICTS = /\.(predict|predict_proba|decision_function|score)\(/;
const SETS_APART = /train_test_split|test/i;

function unpredicted(notebook: ParityNotebook, one: Converted): ParityRow {
  const { text } = notebook.source;
  return PREDICTS.test(text) && SETS_APART.test(text)
    ? emptyRow(notebook, one, 'refused', 'no held-out predictions were found')
    : emptyRow(notebook, one, 'not-meant', 'no held-out predictions');
}

/** A conversion without a staged part: what it says about that. */
function refusal(notebook: ParityNotebook, one: Converted): ParityRow {
  const { diagnostics, inspection } = one.outcome;
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const estimates = inspection?.targets.some(({ kind }) => kind === 'estimator') === true;
  const meant = PREDICTS.test(notebook.source.text) && SETS_APART.test(notebook.source.text);
  if (notebook.oracle === null && !(estimates || error !== undefined ? meant : false))
    return emptyRow(notebook, one, 'not-meant', 'no estimator with held-out rows');
  // Findings (CW51) are about the notebook; none of them stands in the way.
  const others = diagnostics.filter(({ code }) => !code.startsWith('CW51'));
  const reason =
    error ??
    others.find(({ code }) => code.startsWith('CW5')) ??
    others.find(({ kind }) => kind === 'not-yet' || kind === 'unsupported');
  const detail = reason === undefined ? 'without a reason' : `${reason.code} ${reason.message}`;
  return emptyRow(notebook, one, 'refused', detail);
}
