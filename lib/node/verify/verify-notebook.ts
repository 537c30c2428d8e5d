import { convert, hideSecrets, notebookScript, type Outcome } from '../../index.ts';
import type { VerifyReport } from './report.ts';
import type { VerifyRequest } from './sides.ts';
import { verifyStaged } from './verify-staged.ts';
import { verifyTargets } from './verify-targets.ts';
import { withScratch } from './working-copy.ts';

export interface Verification {
  readonly outcome: Outcome;
  /** Null when the conversion was refused. */
  readonly report: VerifyReport | null;
}

/**
 * Converts a notebook, runs its production slice and the project on copies of the same data, and compares.
 * Nothing is written outside of a temporary folder, which is gone afterwards.
 */
export async function verifyNotebook(request: VerifyRequest): Promise<Verification> {
  request.progress('Converting');
  const outcome = convert(request.sources, request.options, { format: request.format });
  const script = notebookScript(request.sources, request.options);
  const { project } = outcome;
  if (project === null || script === null) return { outcome, report: null };
  const hide = hideSecrets(request.sources);
  const report = await withScratch((scratch) => {
    const verifying = { request, project, script, scratch };
    const { staged } = script.pipeline;
    return staged === null || staged === undefined
      ? verifyTargets(verifying)
      : verifyStaged(verifying, staged);
  }).catch((error: unknown) => {
    // oxlint-disable-next-line preserve-caught-error -- its text may hold a secret
    throw new Error(hide(error instanceof Error ? error.message : String(error)));
  });
  return { outcome, report: withoutSecrets(report, hide) };
}

/** The notebook runs with its secrets, and what a failing line says may name one. */
function withoutSecrets(report: VerifyReport, hide: (text: string) => string): VerifyReport {
  const checks = report.checks.map((check) => ({
    ...check,
    where: check.where === null ? null : hide(check.where),
    notebook: hide(check.notebook),
    project: hide(check.project),
    note: hide(check.note),
  }));
  return { ...report, reason: hide(report.reason), checks };
}
