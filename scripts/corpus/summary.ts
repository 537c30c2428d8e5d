import type { Examination, Finding } from './examine.ts';
import type { Fault, Opinion } from './python-checks.ts';

/** All that is known of one notebook of the corpus. */
export interface Entry {
  readonly file: string;
  readonly opinion: Opinion;
  readonly status: Examination['status'];
  readonly error: string | null;
  readonly findings: readonly Finding[];
  readonly marked: Examination['marked'];
  readonly lost: Examination['lost'];
  readonly faults: readonly Fault[];
  readonly milliseconds: number;
}

/** Codes of faults that break a project; the others are untidy. */
const BREAKING = new Set(['E999', 'F821']);

/** Whether a notebook became a project whose every file compiles and has no undefined name. */
export function isSound(entry: Entry): boolean {
  return entry.status === 'converted' && !entry.faults.some((fault) => BREAKING.has(fault.code));
}

/** The share of eligible notebooks that became sound projects. */
export function soundShare(entries: readonly Entry[]): {
  readonly eligible: number;
  readonly sound: number;
  readonly percent: number;
} {
  const eligible = entries.filter((entry) => entry.opinion.reason === null);
  const sound = eligible.filter(isSound).length;
  const percent = eligible.length === 0 ? 0 : (100 * sound) / eligible.length;
  return { eligible: eligible.length, sound, percent: Math.round(percent * 100) / 100 };
}

/** The report as lines of text. */
export function renderSummary(entries: readonly Entry[]): readonly string[] {
  const refused = entries.filter((entry) => entry.status === 'refused');
  const broken = entries.filter((entry) => entry.status === 'crashed' || entry.status === 'late');
  const faulty = entries.filter((entry) => entry.faults.length > 0);
  const losing = entries.filter((entry) => entry.lost.length > 0);
  const placeless = refused.filter(
    (entry) => !errorsOf(entry).some((error) => error.place !== null),
  );
  const { eligible, sound, percent } = soundShare(entries);
  const unfair = refused.filter((entry) => entry.opinion.reason === null);
  return [
    ...section('Refused', refused, (entry) => errorsOf(entry).slice(0, 3).map(renderFinding)),
    ...section('Crashed or too slow', broken, (entry) => [
      `${entry.status}: ${(entry.error ?? '').split('\n').slice(0, 4).join(' | ')}`,
    ]),
    ...section('Faults in generated Python', faulty, (entry) =>
      entry.faults.slice(0, 4).map((fault) => `${fault.code} ${fault.file} ${fault.message}`),
    ),
    ...section('Statements lost without a word', losing, (entry) =>
      entry.lost
        .slice(0, 4)
        .map((one) => `cell ${one.cell} line ${one.line} (${one.role}): ${one.text}`),
    ),
    ...section('Refused, though in Python 3 with every name defined', unfair, (entry) =>
      errorsOf(entry).slice(0, 1).map(renderFinding),
    ),
    '',
    `${entries.length} notebooks: ${count(entries, 'converted')} converted, ${refused.length} refused, ` +
      `${count(entries, 'crashed')} crashed, ${count(entries, 'late')} too slow`,
    `refused by code: ${tally(refused.map((entry) => errorsOf(entry)[0]).map((error) => (error === undefined ? 'no error named' : `${error.code} ${error.name}`)))}`,
    `refused without cell and line: ${placeless.length} (${tally(placeless.map((entry) => errorsOf(entry)[0]?.name ?? 'no error named'))})`,
    `not eligible by opinion: ${tally(entries.flatMap((entry) => entry.opinion.reason ?? []))}`,
    `faults by code: ${tally(entries.flatMap((entry) => entry.faults.map((fault) => fault.code)))}`,
    `with every code cell marked: ${entries.filter((entry) => entry.marked === 'converted').length} converted, ` +
      `${entries.filter((entry) => entry.marked === 'refused').length} refused`,
    `notebooks with lost statements: ${losing.length}; statements: ${tally(losing.flatMap((entry) => entry.lost.map((one) => `${one.role}${one.included ? ' included' : ''}`)))}`,
    `sound projects: ${sound} of ${eligible} notebooks in Python 3 that define every name they use = ${percent} %`,
  ];
}

function errorsOf(entry: Entry): readonly Finding[] {
  return entry.findings.filter((finding) => finding.severity === 'error');
}

function count(entries: readonly Entry[], status: Entry['status']): number {
  return entries.filter((entry) => entry.status === status).length;
}

function section(
  title: string,
  entries: readonly Entry[],
  lines: (entry: Entry) => readonly string[],
): readonly string[] {
  if (entries.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...entries.flatMap((entry) => lines(entry).map((line) => `  ${entry.file}: ${line}`)),
  ];
}

function renderFinding(finding: Finding): string {
  const place =
    finding.place === null ? 'no place' : `cell ${finding.place.cell} line ${finding.place.line}`;
  return `${place}: ${finding.code} ${finding.message}`;
}

/** `CW1002 x 3, CW1001 x 1`, most frequent first. */
export function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.length === 0
    ? 'none'
    : sorted.map(([word, times]) => `${word} x ${times}`).join(', ');
}
