import { type Check, differenceText, type VerifyReport } from '../verify/index.ts';

const TITLES: Readonly<Record<Check['kind'], string>> = {
  learned: 'learned values',
  predictions: 'held-out predictions, by the evaluation',
  'raw-rows': 'held-out predictions, from raw rows',
  command: 'predictions written to a file',
  'single-rows': 'rows predicted alone',
  'row-order': 'rows in another order, without the target',
  target: 'targets written',
};

/** A verification for people. */
export function verificationText(report: VerifyReport): string {
  const kinds = [...new Set(report.checks.map(({ kind }) => kind))];
  const width = Math.max(0, ...kinds.map((kind) => TITLES[kind].length));
  const lines = kinds.map((kind) => {
    const checks = report.checks.filter((check) => check.kind === kind);
    return `  ${TITLES[kind].padEnd(width)}  ${kindText(kind, checks)}`;
  });
  return `${[headline(report), ...lines].join('\n')}\n`;
}

function headline({ result, reason, rows, largest, seconds }: VerifyReport): string {
  const times = `notebook ${seconds.notebook} s, project ${seconds.project} s`;
  switch (result) {
    case 'equal':
      return `Equal: ${rows === 0 ? '' : `${rows} rows, `}largest difference ${sizeText(largest)} (${times})`;
    case 'different':
      return `Different: ${rows === 0 ? '' : `${rows} rows, `}largest difference ${sizeText(largest)} (${times})\n  first: ${reason}`;
    case 'unrepeatable':
      return `Cannot be said: ${reason}`;
    case 'failed':
      return `Not verified: ${reason}`;
  }
}

function kindText(kind: Check['kind'], checks: readonly Check[]): string {
  const equal = checks.filter(({ state }) => state === 'equal').length;
  const skipped = checks.find(({ state }) => state === 'not-compared');
  const wrong = checks.find(({ state }) => state === 'different' || state === 'missing');
  const several = kind === 'learned' || kind === 'target';
  if (wrong !== undefined)
    return `${several ? `${equal} of ${checks.length} equal; ` : ''}${differenceText(wrong)}`;
  if (skipped !== undefined && equal === 0) return `not compared: ${skipped.note}`;
  if (several) return `${equal} of ${checks.length} equal`;
  const rows = checks[0]?.rows ?? 0;
  return `equal, ${rows} ${rows === 1 ? 'row' : 'rows'}`;
}

function sizeText(largest: number | null): string {
  if (largest === null) return 'without bound';
  return largest === 0 ? '0' : largest.toExponential(1);
}
