import type { Comparison } from './compare-values.ts';

/** What two sides were compared in. */
export type CheckKind =
  /** A value that training learns. */
  | 'learned'
  /** Held-out predictions of the notebook and of the project's own evaluation. */
  | 'predictions'
  /** Held-out predictions of the notebook and what the project answers for the same raw rows. */
  | 'raw-rows'
  /** What `predict` wrote for a CSV file of the raw rows, and the same called as a function. */
  | 'command'
  /** Some raw rows, each alone, and the same rows in the batch. */
  | 'single-rows'
  /** Raw rows from last to first and without the target, and the batch. */
  | 'row-order'
  /** A variable that a project without held-out rows writes. */
  | 'target';

/** One comparison. */
export interface Check {
  readonly kind: CheckKind;
  /** What was compared: the learned value's or variable's name, else the kind in words. */
  readonly name: string;
  /** Name of the step that learns it. */
  readonly step: string | null;
  readonly state: 'equal' | 'different' | 'missing' | 'not-compared';
  readonly rows: number;
  /** Single values compared. */
  readonly values: number;
  /** Largest relative difference of two numbers; null when one is missing or infinite. */
  readonly largest: number | null;
  /** Where in the value the first difference is (`column 'age'[3]`), and what stood there. */
  readonly where: string | null;
  readonly notebook: string;
  readonly project: string;
  /** Why it was not compared, or what it is compared with instead; empty when there is nothing to say. */
  readonly note: string;
}

export type VerifyResult =
  | 'equal'
  | 'different'
  /** Two runs of the notebook itself differ: nothing can be said. */
  | 'unrepeatable'
  /** One side could not be run, or there was nothing to compare. */
  | 'failed';

/** What `verify --json` prints as `verification`. */
export interface VerifyReport {
  readonly result: VerifyResult;
  /** Why it failed or cannot be said; the first difference in one sentence; empty when equal. */
  readonly reason: string;
  readonly style: string;
  /** Held-out rows compared. */
  readonly rows: number;
  /** Largest relative difference over all checks; null when a number is missing or infinite on one side. */
  readonly largest: number | null;
  readonly checks: readonly Check[];
  readonly seconds: { readonly notebook: number; readonly project: number };
}

/** A check from the comparison behind it. */
export function checkOf(
  what: Pick<Check, 'kind' | 'name' | 'step'>,
  compared: Comparison | undefined,
  note = '',
): Check {
  if (compared === undefined || compared.state === 'missing')
    return { ...what, ...NOTHING, state: 'missing', note: note || 'one side has no such value' };
  const { state, rows, values, largest, where, left, right } = compared;
  return { ...what, state, rows, values, largest, where, notebook: left, project: right, note };
}

export function notCompared(what: Pick<Check, 'kind' | 'name' | 'step'>, note: string): Check {
  return { ...what, ...NOTHING, state: 'not-compared', note };
}

const NOTHING = { rows: 0, values: 0, largest: 0, where: null, notebook: '', project: '' } as const;

/** The report of the checks, in the order in which a difference would travel. */
export function reportOf(
  checks: readonly Check[],
  style: string,
  seconds: VerifyReport['seconds'],
): VerifyReport {
  const wrong = checks.find(({ state }) => state === 'different' || state === 'missing');
  const answered = checks.filter(
    ({ kind, state }) => ANSWERS.includes(kind) && state !== 'not-compared',
  );
  const base = {
    style,
    rows: Math.max(0, ...answered.map(({ rows }) => rows)),
    largest: largestOf(checks),
    checks,
    seconds,
  };
  if (wrong !== undefined) return { ...base, result: 'different', reason: differenceText(wrong) };
  if (answered.length === 0)
    return {
      ...base,
      result: 'failed',
      reason: 'no held-out predictions of the notebook are known to compare with',
    };
  return { ...base, result: 'equal', reason: '' };
}

const ANSWERS: readonly CheckKind[] = ['predictions', 'raw-rows', 'target'];

export function failedReport(
  reason: string,
  style: string,
  seconds: VerifyReport['seconds'] = { notebook: 0, project: 0 },
): VerifyReport {
  return { result: 'failed', reason, style, rows: 0, largest: 0, checks: [], seconds };
}

function largestOf(checks: readonly Check[]): number | null {
  const found = checks.map(({ largest }) => largest);
  return found.includes(null) ? null : Math.max(0, ...found.map((one) => one ?? 0));
}

/** One sentence: which check, step and place, and both values. */
export function differenceText(check: Check): string {
  const { kind, name, step, where, notebook, project, note } = check;
  const what = {
    learned: `learned value \`${name}\`${step === null ? '' : ` of step \`${step}\``}`,
    predictions: 'held-out predictions of the evaluation',
    'raw-rows': 'predictions for the raw held-out rows',
    command: 'what the command wrote',
    'single-rows': 'a row predicted alone',
    'row-order': 'rows in another order, without the target',
    target: `target \`${name}\``,
  }[kind];
  if (check.state === 'missing') return `${what}: ${note}`;
  if (kind === 'target') return `${what}: ${note}`;
  const place = where === null || where === '' ? '' : `${where.startsWith('[') ? '' : ' '}${where}`;
  const sides = kind === 'command' || kind === 'single-rows' || kind === 'row-order';
  const [left, right] = sides ? ['in the batch', 'there'] : ['in the notebook', 'in the project'];
  return `${what}${place.replace('  ', ' ')}: ${notebook} ${left}, ${project} ${right}`;
}
