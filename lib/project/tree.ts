import type { CellId } from '../source/span.ts';

/** One generated file. Paths use `/`, are relative, never contain `..`. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
  /** For each line of `text` (from 0) that came from the notebook: its cell and lines there (from 1). */
  readonly provenance: readonly LineProvenance[];
  /** The file beside the notebook that it is a copy of. */
  readonly from?: string;
}

export interface LineProvenance {
  readonly line: number;
  readonly cell: CellId;
  readonly position: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A generated project in memory: files sorted by path, all below one folder named `name`. */
export interface ProjectTree {
  readonly name: string;
  readonly files: readonly ProjectFile[];
}
