import type { CellId, ConvertOptions, FixAction, Mark, Notebook } from '../../_lib.ts';
import { applyFix, sameOptions, withMark } from './options.ts';
import {
  type SettingChange,
  suggestedBy,
  withoutSettingChoice,
  withSettingChange,
} from './setting-choices.ts';
import {
  INITIAL_STATE,
  type Answer,
  type Opened,
  type Pane,
  type Tab,
  type WorkbenchState,
} from './state.ts';

export type Action =
  | { readonly kind: 'open'; readonly opened: Opened; readonly options: ConvertOptions }
  | { readonly kind: 'close' }
  | { readonly kind: 'mark'; readonly cells: readonly CellId[]; readonly mark: Mark }
  | {
      readonly kind: 'set-options';
      readonly change: Partial<ConvertOptions>;
      readonly title: string;
    }
  /** A wish about one setting; null takes back what was chosen of it. */
  | {
      readonly kind: 'choose-setting';
      readonly at: string;
      readonly change: SettingChange | null;
      readonly title: string;
    }
  | { readonly kind: 'fix'; readonly action: FixAction; readonly title: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | {
      readonly kind: 'answered';
      readonly revision: number;
      readonly notebook: Notebook | null | 'same';
      readonly answer: Answer;
      readonly formatted: boolean;
      readonly milliseconds: number;
    }
  | { readonly kind: 'failed'; readonly revision: number; readonly message: string }
  | { readonly kind: 'retry' }
  | { readonly kind: 'show-cell'; readonly cell: CellId; readonly focus: boolean }
  | { readonly kind: 'select-cell'; readonly cell: CellId }
  | { readonly kind: 'show-file'; readonly path: string; readonly line: number | null }
  | { readonly kind: 'show-tab'; readonly tab: Tab }
  | { readonly kind: 'show-pane'; readonly pane: Pane };

export function reduce(state: WorkbenchState, action: Action): WorkbenchState {
  switch (action.kind) {
    case 'open':
      return {
        ...INITIAL_STATE,
        opened: action.opened,
        options: action.options,
        revision: state.revision + 1,
        run: { kind: 'converting' },
      };
    case 'close':
      return { ...INITIAL_STATE, revision: state.revision + 1 };
    case 'mark':
      return changed(
        state,
        withMark(state.options, action.cells, action.mark),
        markTitle(state, action.cells, action.mark),
      );
    case 'set-options':
      return changed(state, { ...state.options, ...action.change }, action.title);
    case 'choose-setting':
      return changed(state, settingChosen(state.options, action), action.title);
    case 'fix':
      return changed(state, applyFix(state.options, action.action), action.title);
    case 'undo':
      return undone(state);
    case 'redo':
      return redone(state);
    case 'answered':
      return answered(state, action);
    case 'failed':
      if (action.revision !== state.revision) return state;
      return { ...state, run: { kind: 'failed', message: action.message } };
    case 'retry':
      return { ...state, revision: state.revision + 1, run: { kind: 'converting' } };
    case 'show-cell':
      return {
        ...state,
        view: {
          ...state.view,
          cell: action.cell,
          cellJump: state.view.cellJump + 1,
          cellFocus: action.focus,
          pane: 'notebook',
        },
      };
    case 'select-cell':
      return { ...state, view: { ...state.view, cell: action.cell } };
    case 'show-file':
      return {
        ...state,
        view: {
          ...state.view,
          pane: 'project',
          tab: 'files',
          filePath: action.path,
          fileLine: action.line,
          fileJump: state.view.fileJump + 1,
        },
      };
    case 'show-tab':
      return { ...state, view: { ...state.view, tab: action.tab, pane: 'project' } };
    case 'show-pane':
      return { ...state, view: { ...state.view, pane: action.pane } };
  }
}

function settingChosen(
  options: ConvertOptions,
  { at, change }: Extract<Action, { kind: 'choose-setting' }>,
): ConvertOptions {
  return change === null
    ? withoutSettingChoice(options, at)
    : withSettingChange(options, at, change, suggestedBy(at));
}

function changed(state: WorkbenchState, options: ConvertOptions, title: string): WorkbenchState {
  if (sameOptions(state.options, options)) return state;
  return {
    ...state,
    options,
    past: [...state.past, { options: state.options, title }],
    future: [],
    revision: state.revision + 1,
    run: { kind: 'converting' },
  };
}

function undone(state: WorkbenchState): WorkbenchState {
  const last = state.past.at(-1);
  if (last === undefined) return state;
  return {
    ...state,
    options: last.options,
    past: state.past.slice(0, -1),
    future: [{ options: state.options, title: last.title }, ...state.future],
    revision: state.revision + 1,
    run: { kind: 'converting' },
  };
}

function redone(state: WorkbenchState): WorkbenchState {
  const next = state.future[0];
  if (next === undefined) return state;
  return {
    ...state,
    options: next.options,
    past: [...state.past, { options: state.options, title: next.title }],
    future: state.future.slice(1),
    revision: state.revision + 1,
    run: { kind: 'converting' },
  };
}

function answered(
  state: WorkbenchState,
  action: Extract<Action, { kind: 'answered' }>,
): WorkbenchState {
  if (action.revision !== state.revision) return state;
  const { answer } = action;
  const notebook = action.notebook === 'same' ? state.notebook : action.notebook;
  const refused = answer.status === 'refused';
  const firstRefusal = refused && state.answer?.status !== 'refused';
  return {
    ...state,
    notebook,
    answer,
    project: answer.project ?? state.project,
    stale: refused && state.project !== null,
    run: action.formatted
      ? { kind: 'done', milliseconds: action.milliseconds }
      : { kind: 'formatting' },
    view: {
      ...state.view,
      cell: state.view.cell ?? notebook?.cells[0]?.id ?? null,
      // A refusal is what the person has to see first; later choices of a tab are theirs.
      tab: firstRefusal ? 'diagnostics' : state.view.tab,
      pane: firstRefusal && state.answer === null ? 'project' : state.view.pane,
    },
  };
}

const MARKED: Readonly<Record<Mark, string>> = {
  include: 'put in production',
  exclude: 'left out',
  auto: 'left to the suggestion',
};

function markTitle(state: WorkbenchState, cells: readonly CellId[], mark: Mark): string {
  const [first] = cells;
  if (cells.length !== 1 || first === undefined) return `${cells.length} cells ${MARKED[mark]}`;
  const position = state.notebook?.cells.find((cell) => cell.id === first)?.position;
  return `Cell ${position ?? '?'} ${MARKED[mark]}`;
}
