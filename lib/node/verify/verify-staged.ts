import path from 'node:path';
import type { StagedPart } from '../../index.ts';
import { checkSides, learnedByStep, PREDICTIONS } from './checks.ts';
import { failedReport, reportOf, type VerifyReport } from './report.ts';
import type { CapturePlan } from './run-capture.ts';
import { runProject } from './run-project.ts';
import {
  copyForProject,
  firstWandering,
  predictionsVariable,
  projectPlan,
  runSide,
  stagedPlan,
  type Verifying,
} from './sides.ts';

/** Compares held-out predictions, learned values and answers for raw rows. */
export async function verifyStaged(
  verifying: Verifying,
  staged: StagedPart,
): Promise<VerifyReport> {
  const { request, script, scratch } = verifying;
  const { style } = request.options;
  const learned = learnedByStep(staged);
  const plan: CapturePlan = { ...stagedPlan(script, staged, learned), statements: script.slice };
  request.progress('Running the notebook');
  const notebook = await runSide(plan, verifying, 'notebook');
  const predicts = plan.captures.some(({ name }) => name === PREDICTIONS);
  if (notebook.values === null || (predicts && !notebook.captured.includes(PREDICTIONS))) {
    const why = notebook.failed[0] ?? 'its predictions were not reached';
    return failedReport(`the notebook's slice failed: ${why}`, style);
  }
  request.progress('Running the project');
  const copy = copyForProject(verifying, 'project');
  const project = await runProject(
    {
      ...projectPlan(staged, notebook, verifying.project, copy),
      scratch: path.join(scratch, 'out'),
    },
    { python: request.python, seconds: request.seconds, scratch: path.join(scratch, 'out') },
  );
  const seconds = { notebook: notebook.seconds, project: project.seconds };
  if (project.failed !== null)
    return failedReport(`the project failed: ${project.failed}`, style, seconds);
  request.progress('Comparing');
  const compare = { ...request, scratch: path.join(scratch, 'compare') };
  const sides = { learned, predictions: predictionsVariable(staged), notebook, project };
  const report = reportOf(await checkSides(sides, compare), style, seconds);
  if (report.result !== 'different') return report;
  request.progress('Running the notebook again');
  const again = await runSide(plan, verifying, 'again');
  const wanders = await firstWandering(notebook, again, compare);
  return wanders === null
    ? report
    : { ...report, result: 'unrepeatable', reason: `two runs of the notebook differ: ${wanders}` };
}
