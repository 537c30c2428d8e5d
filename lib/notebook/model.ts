import type { CellId } from '../source/span.ts';

/** One notebook, whatever format it came in. */
export interface Notebook {
  /** Name of the uploaded file without folders, e.g. `churn.ipynb`. */
  readonly fileName: string;
  readonly format: NotebookFormat;
  /** Kernel language in lower case as far as it is known: `python`, `r`, `julia`, ... */
  readonly language: string;
  /** `language_info.version` where given, e.g. `3.9.7`. */
  readonly languageVersion: string | null;
  readonly cells: readonly Cell[];
  /** Python files around it; absent when none were given. */
  readonly modules?: readonly ModuleFile[];
  /** Data files that it reads; absent when none were given. */
  readonly data?: readonly DataFile[];
  /** Environment variables that commands of it set to secrets; none when absent. */
  readonly secretVariables?: readonly { readonly name: string; readonly position: number }[];
}

export type NotebookFormat =
  | { readonly kind: 'ipynb'; readonly major: number; readonly minor: number }
  | { readonly kind: 'percent' };

interface CellBase {
  readonly id: CellId;
  /** Position in the document, all kinds counted, from 1. */
  readonly position: number;
  /** Newlines normalised to LF. */
  readonly source: string;
}

export interface CodeCell extends CellBase {
  readonly kind: 'code';
  readonly executionCount: number | null;
  readonly outputs: readonly Output[];
}

export interface MarkdownCell extends CellBase {
  readonly kind: 'markdown';
  /** Attached images by file name: a mime bundle each. */
  readonly attachments: Readonly<Record<string, MimeBundle>>;
}

export interface RawCell extends CellBase {
  readonly kind: 'raw';
}

export type Cell = CodeCell | MarkdownCell | RawCell;

/** Mime type to text (images base64); JSON mime types hold their JSON text. */
export type MimeBundle = Readonly<Record<string, string>>;

export type Output =
  | { readonly kind: 'stream'; readonly name: string; readonly text: string }
  | { readonly kind: 'display'; readonly data: MimeBundle }
  | { readonly kind: 'result'; readonly executionCount: number | null; readonly data: MimeBundle }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly value: string;
      readonly traceback: readonly string[];
    };

/** A Python file that lies beside the notebook, for its imports to find. */
export interface ModuleFile {
  /** Relative to the notebook's folder, with `/`; `../` leads to the folder above. */
  readonly path: string;
  readonly text: string;
  /** Environment variables that stand for secrets which stood in it; none when absent. */
  readonly secrets?: readonly string[];
}

/** A text file with data that the notebook reads: tests of the project get some of its rows. */
export interface DataFile {
  /** Relative to the folder of the data, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What a person gave: a file's name and its text, the Python files around it, and the data that it reads. */
export interface SourceFile {
  readonly fileName: string;
  readonly text: string;
  readonly modules?: readonly ModuleFile[];
  readonly data?: readonly DataFile[];
}
