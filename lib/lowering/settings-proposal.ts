import type { InlineLiteral, RefusedChoice, Origin, Setting, StatementId } from '../ir/index.ts';
import type { CellId } from '../source/span.ts';
import type { Edit } from './text/index.ts';

/** What hardcoded values become settings, as data: the edits that read them, and statements that thereby go. */
export interface SettingsProposal {
  readonly settings: readonly Setting[];
  readonly edits: ReadonlyMap<CellId, readonly Edit[]>;
  /** Assignments whose value is now read from the configuration everywhere. */
  readonly removed: ReadonlySet<StatementId>;
  /** Names that those assignments bound. */
  readonly inlinedNames: ReadonlySet<string>;
  /** Values of the production code that must not be written to any file. */
  readonly secrets: readonly { readonly name: string; readonly origin: Origin }[];
  /** Literals that a person may make settings of. */
  readonly literals: readonly InlineLiteral[];
  readonly refused: readonly RefusedChoice[];
}
