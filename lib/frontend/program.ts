import type { Cell, CodeCell, Notebook } from '../notebook/model.ts';
import type { Dependency } from '../ir/pipeline.ts';
import type { Located } from './python/ast.ts';
import type { Comment, Magic, Stmt } from './python/ast.ts';

/** A notebook whose code cells are parsed. */
export interface Program {
  readonly notebook: Notebook;
  readonly cells: readonly ParsedCell[];
  /** From install lines (`%pip install pandas==1.5`, `!pip install ...`, `!conda install ...`). */
  readonly installs: readonly Dependency[];
}

/** How a cell was understood. Only `parsed` has statements. */
export type CellStatus =
  | { readonly kind: 'parsed' }
  /** Does not parse; already reported. */
  | { readonly kind: 'unparsable'; readonly message: string; readonly at: Located }
  /** A cell magic in another language or of unknown meaning (`%%bash`, `%%html`, `%%writefile`). */
  | { readonly kind: 'opaque'; readonly magic: string };

export interface ParsedCell {
  readonly cell: CodeCell;
  readonly status: CellStatus;
  /** Empty unless parsed. Spans count from the start of the cell's source. */
  readonly statements: readonly Stmt[];
  readonly comments: readonly Comment[];
  /**
   * Magics that left no statement: `%%time` above a body, `%time` before a statement or value (whose range may hold
   * it). All others, display magics too, are statements, so that a block of nothing else stays valid.
   */
  readonly magics: readonly (Located & { readonly magic: Magic })[];
  /** Whether a semicolon hides the value of the last expression. */
  readonly lastValueHidden: boolean;
  /** A module's function put in place of a call: where the call stands, for provenance. */
  readonly calledFrom?: { readonly cell: CodeCell; readonly span: Located };
}

export function isCode(cell: Cell): cell is CodeCell {
  return cell.kind === 'code';
}
