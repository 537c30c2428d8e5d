import type { CellId, Span } from '../source/span.ts';

export type Severity = 'error' | 'warning' | 'notice';

/**
 * Whose move it is: the notebook's (`invalid`), declined for good (`unsupported`), owed by us (`not-yet`),
 * guessed (`assumption`), our bug (`internal`).
 */
export type DiagnosticKind = 'invalid' | 'unsupported' | 'not-yet' | 'assumption' | 'internal';

export type DiagnosticCode = `CW${number}`;

/** What one click does: a change of the options, as data, so that any edge can apply it. */
export type FixAction =
  | {
      readonly kind: 'mark';
      readonly cells: readonly CellId[];
      readonly mark: 'include' | 'exclude' | 'auto';
    }
  | { readonly kind: 'target'; readonly names: readonly string[] }
  | { readonly kind: 'order'; readonly order: 'document' | 'recorded' }
  /** Changes the author's lines at a finding (`CW5108@3`: those in cell 3), or leaves them as they are. */
  | { readonly kind: 'repair'; readonly repair: string; readonly on: boolean }
  /** Writes calls as current library versions have them, or keeps the old ones with the old versions. */
  | { readonly kind: 'modernise'; readonly on: boolean };

export interface Fix {
  /** An imperative phrase: "Mark cell 3 for production". */
  readonly title: string;
  readonly action: FixAction;
}

/** A span with a sentence: the other place that a message speaks of. */
export interface RelatedSpan {
  readonly span: Span;
  readonly message: string;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** Kebab-case name of the rule. */
  readonly name: string;
  readonly severity: Severity;
  readonly kind: DiagnosticKind;
  /** What happened. */
  readonly message: string;
  /** Why it matters to the result. */
  readonly why: string;
  /** What to do. */
  readonly advice: string;
  /** The smallest guilty text; null when the whole input is meant. */
  readonly span: Span | null;
  readonly related: readonly RelatedSpan[];
  readonly fixes: readonly Fix[];
}
