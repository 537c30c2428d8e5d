import type { DiagnosticKind, Severity } from '../../_lib.ts';

/** Whose move it is, in words. */
export const KINDS: Readonly<Record<DiagnosticKind, string>> = {
  invalid: 'The notebook has to change',
  unsupported: 'Declined, and will stay so',
  'not-yet': 'Not done yet',
  assumption: 'An assumption, yours to check',
  internal: 'A fault of Cellwright',
};

export const SEVERITIES: Readonly<
  Record<Severity, { readonly name: string; readonly look: string }>
> = {
  error: { name: 'Error', look: 'border-bad-line bg-bad-soft text-bad' },
  warning: { name: 'Warning', look: 'border-warn-line bg-warn-soft text-warn' },
  notice: { name: 'Notice', look: 'border-note-line bg-note-soft text-note' },
};

const STAGES: Readonly<Record<string, string>> = {
  '1': 'Reading the file',
  '2': 'Parsing the cells',
  '3': 'Analysing the code',
  '4': 'Roles, marks and targets',
  '5': 'Building the pipeline',
  '6': 'Generating the project',
  '9': 'Files and folders',
};

/** The stage that speaks: the first digit of its codes. */
export function stageOf(code: string): string {
  return STAGES[code[2] ?? ''] ?? 'Other';
}

/** Slots of a text as people see them before a notebook fills them: `{name}` becomes `name`. */
export function withoutSlots(template: string): string {
  return template.replaceAll(/`\{(\w+)\}`/g, '`$1`').replaceAll(/\{(\w+)\}/g, '‹$1›');
}
