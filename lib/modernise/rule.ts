import type { Expr, Stmt } from '../frontend/python/ast.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { TextEdit } from '../source/text-edits.ts';
import type { CellId, Span } from '../source/span.ts';
import type { Names } from './names.ts';

/** An edit of the source of some cell: what a change needs imported may stand in another one. */
export interface CellEdit extends TextEdit {
  readonly cell: CellId;
}

/** A place in the notebook that a rule looks at. */
export interface Site {
  readonly cell: ParsedCell;
  readonly statement: Stmt;
  /** Null: the statement itself is looked at. */
  readonly node: Expr | null;
  readonly names: Names;
}

/** What a rule has to say of a site. */
export interface Found {
  /** The text that is old, as far as people should see it. */
  readonly place: Span;
  /** Null: no current version has an equal form; the code stays. */
  readonly edits: readonly CellEdit[] | null;
}

/** What to look for, and what to write instead. */
export interface Change {
  /** A notebook that holds none of these texts needs no look. */
  readonly words: readonly string[];
  readonly find: (site: Site) => Found | null;
}

/** One change of a library between versions. */
export interface ModernRule extends Change {
  /** `pandas/frame-append`: the library's import name, then kebab-case. */
  readonly id: string;
  readonly distribution: string;
  /** The version that removed or changed it. */
  readonly changed: string;
  /** The first version that has the new form, when a project then needs at least that; null: every version has it. */
  readonly since: string | null;
  /** Code that runs nowhere any more says how old its notebook is; `changed`: it runs, and means something else. */
  readonly kind: 'removed' | 'changed';
  /** Applied only where the notebook is known to be older than the change: today's default may be what is meant. */
  readonly onlyOlder: boolean;
  /** Part of a sentence, after a colon: "`append` was removed in pandas 2.0". */
  readonly reason: string;
  /** Release notes or documentation. */
  readonly reference: string;
}

type Facts = Omit<ModernRule, 'since' | 'kind' | 'onlyOlder' | keyof Change> &
  Partial<Pick<ModernRule, 'since' | 'kind' | 'onlyOlder'>>;

/** A rule: what is known of a change, and how it shows in code. */
export function modernRule(facts: Facts, change: Change): ModernRule {
  return { since: null, kind: 'removed', onlyOlder: false, ...facts, ...change };
}
