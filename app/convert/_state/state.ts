import {
  type CellId,
  type ConvertOptions,
  DEFAULT_OPTIONS,
  type Notebook,
  type Outcome,
  type ProjectTree,
  type SourceFile,
} from '../../_lib.ts';

/** What the compiler said, without the notebook, which does not change with the options. */
export type Answer = Omit<Outcome, 'notebook'>;

export interface Opened {
  readonly file: SourceFile;
  readonly hash: string;
}

/** One change of the options, for undo and for "before and after". */
export interface HistoryEntry {
  readonly options: ConvertOptions;
  /** What was done after these options: "Cell 5 left out". */
  readonly title: string;
}

export type Run =
  | { readonly kind: 'idle' }
  /** Waiting for the first answer to the current options. */
  | { readonly kind: 'converting' }
  /** The preview shows; the formatter still works on it. */
  | { readonly kind: 'formatting' }
  | { readonly kind: 'done'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly message: string };

export type Tab = 'files' | 'changes' | 'steps' | 'configuration' | 'diagnostics';

export type Pane = 'notebook' | 'project';

export interface View {
  readonly pane: Pane;
  readonly tab: Tab;
  readonly cell: CellId | null;
  /** A request to show the selected cell; the number grows with each, so that the same cell can be asked for twice. */
  readonly cellJump: number;
  /** Whether the jump takes the keyboard's focus along. */
  readonly cellFocus: boolean;
  readonly filePath: string | null;
  /** Line of the file to show, from 0. */
  readonly fileLine: number | null;
  readonly fileJump: number;
}

export interface WorkbenchState {
  readonly opened: Opened | null;
  readonly notebook: Notebook | null;
  readonly options: ConvertOptions;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** Grows with each change of source or options; answers to older revisions are dropped. */
  readonly revision: number;
  readonly run: Run;
  readonly answer: Answer | null;
  /** The last project that could be generated. */
  readonly project: ProjectTree | null;
  /** Whether `project` is older than the options, because these were refused. */
  readonly stale: boolean;
  readonly view: View;
}

export const INITIAL_STATE: WorkbenchState = {
  opened: null,
  notebook: null,
  options: DEFAULT_OPTIONS,
  past: [],
  future: [],
  revision: 0,
  run: { kind: 'idle' },
  answer: null,
  project: null,
  stale: false,
  view: {
    pane: 'notebook',
    tab: 'files',
    cell: null,
    cellJump: 0,
    cellFocus: false,
    filePath: null,
    fileLine: null,
    fileJump: 0,
  },
};
