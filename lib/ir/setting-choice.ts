import type { Literal } from './literal.ts';
import type { TypeText } from './python-type.ts';
import type { Span } from '../source/span.ts';

/** What a person wants of one hardcoded value. */
export interface SettingChoice {
  /**
   * The setting under the key that it has when nothing is chosen (`model.alpha`), or one literal by its place: `3:120`
   * begins at offset 120 of cell 3. A place of a setting that stands in several speaks of that place alone.
   */
  readonly at: string;
  /** Key inside the group. A literal that is no setting becomes one, also when only its place is given. */
  readonly rename?: string;
  readonly group?: string;
  /** One of the types that the report on the literal lists. */
  readonly type?: TypeText;
  /** Stays in the code. */
  readonly inline?: true;
}

/** A literal of production code that is no setting, and what it would be as one. */
export interface InlineLiteral {
  /** How a choice names it: `3:120`. */
  readonly at: string;
  readonly span: Span;
  /** Position of its cell, from 1. */
  readonly position: number;
  readonly value: Literal;
  readonly group: string;
  readonly name: string;
  readonly type: TypeText;
  /** Key of the setting that it would be, had a person not chosen to keep it in the code. */
  readonly kept: string | null;
}

/** A choice that cannot be made, with a reason in words. */
export interface RefusedChoice {
  readonly choice: SettingChoice;
  readonly reason: string;
}

export interface LiteralPlace {
  readonly position: number;
  readonly offset: number;
}

/** The place that a choice speaks of; null when it names a key. */
export function placeOfChoice(at: string): LiteralPlace | null {
  const match = /^(\d{1,6}):(\d{1,9})$/.exec(at);
  return match === null ? null : { position: Number(match[1]), offset: Number(match[2]) };
}
