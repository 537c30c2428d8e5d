import type { DiagnosticCode, DiagnosticKind, Severity } from './diagnostic.ts';

/** Values put into a rule's texts, by name: `{name}` in a template. */
export type RuleArguments = Readonly<Record<string, string | number>>;

/** One entry of the message catalogue. Texts are templates with `{argument}` slots. */
export interface Rule<A extends RuleArguments = RuleArguments> {
  readonly code: DiagnosticCode;
  /** Kebab-case. */
  readonly name: string;
  readonly severity: Severity;
  readonly kind: DiagnosticKind;
  readonly message: string;
  readonly why: string;
  readonly advice: string;
  /** Markdown for the rule's documentation page: an example of what triggers it, and what to do. */
  readonly docs: string;
  /** Carries the argument type; never present at run time. */
  readonly arguments?: A;
}

export function rule<A extends RuleArguments>(definition: Rule<A>): Rule<A> {
  return definition;
}
