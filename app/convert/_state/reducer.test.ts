import { describe, expect, test } from 'vitest';
import type { CellId, Notebook, ProjectTree } from '../../_lib.ts';
import { DEFAULT_OPTIONS } from '../../_lib.ts';
import { reduce, type Action } from './reducer.ts';
import { INITIAL_STATE, type Answer, type WorkbenchState } from './state.ts';

const cell = 'c1' as CellId;
const NOTEBOOK: Notebook = {
  fileName: 'a.ipynb',
  format: { kind: 'ipynb', major: 4, minor: 5 },
  language: 'python',
  languageVersion: null,
  cells: [{ id: cell, position: 5, kind: 'code', source: 'x = 1', executionCount: 1, outputs: [] }],
};
const PROJECT: ProjectTree = { name: 'a', files: [] };
const CONVERTED: Answer = {
  status: 'converted',
  inspection: null,
  project: PROJECT,
  diagnostics: [],
};
const REFUSED: Answer = { status: 'refused', inspection: null, project: null, diagnostics: [] };

function play(...actions: readonly Action[]): WorkbenchState {
  return actions.reduce(reduce, INITIAL_STATE);
}

const OPEN: Action = {
  kind: 'open',
  opened: { file: { fileName: 'a.ipynb', text: '{}' }, hash: 'h' },
  options: DEFAULT_OPTIONS,
};

function answered(revision: number, answer: Answer, formatted = true): Action {
  const notebook = answer === CONVERTED ? NOTEBOOK : 'same';
  return { kind: 'answered', revision, notebook, answer, formatted, milliseconds: 1 };
}

const EXCLUDE: Action = { kind: 'mark', cells: [cell], mark: 'exclude' };

describe('answers', () => {
  test('a preview shows while the formatter still works', () => {
    const state = play(OPEN, answered(1, CONVERTED, false));
    expect(state.project).toBe(PROJECT);
    expect(state.run.kind).toBe('formatting');
  });

  test('an answer to older options is dropped', () => {
    const state = play(OPEN, answered(1, CONVERTED), EXCLUDE, answered(1, REFUSED));
    expect(state.answer?.status).toBe('converted');
    expect(state.run.kind).toBe('converting');
  });

  test('a refusal keeps the last project, as stale, and shows the diagnostics', () => {
    const state = play(OPEN, answered(1, CONVERTED), EXCLUDE, answered(2, REFUSED));
    expect(state.project).toBe(PROJECT);
    expect(state.stale).toBe(true);
    expect(state.view.tab).toBe('diagnostics');
    expect(state.notebook).toBe(NOTEBOOK);
  });

  test('a second refusal leaves the chosen tab alone', () => {
    const state = play(
      OPEN,
      answered(1, REFUSED),
      { kind: 'show-tab', tab: 'steps' },
      EXCLUDE,
      answered(2, REFUSED),
    );
    expect(state.view.tab).toBe('steps');
  });

  test('after a repair the project is fresh again', () => {
    const state = play(
      OPEN,
      answered(1, CONVERTED),
      EXCLUDE,
      answered(2, REFUSED),
      { kind: 'undo' },
      answered(3, CONVERTED),
    );
    expect(state.stale).toBe(false);
  });

  test('a failure of older options is dropped too', () => {
    const state = play(OPEN, EXCLUDE, { kind: 'failed', revision: 1, message: 'late' });
    expect(state.run.kind).toBe('converting');
  });
});

describe('history', () => {
  test('a change is named for people', () => {
    const state = play(OPEN, answered(1, CONVERTED), EXCLUDE);
    expect(state.past.map(({ title }) => title)).toEqual(['Cell 5 left out']);
  });

  test('undo and redo go back and forth', () => {
    const changed = play(OPEN, answered(1, CONVERTED), EXCLUDE);
    const back = reduce(changed, { kind: 'undo' });
    expect(back.options).toEqual(DEFAULT_OPTIONS);
    const forth = reduce(back, { kind: 'redo' });
    expect(forth.options).toEqual(changed.options);
    expect(forth.past).toEqual(changed.past);
  });

  test('a change that changes nothing is no history', () => {
    const state = play(OPEN, { kind: 'mark', cells: [cell], mark: 'auto' });
    expect(state.past).toEqual([]);
    expect(state.revision).toBe(1);
  });

  test('a new change ends what could be redone', () => {
    const state = play(
      OPEN,
      EXCLUDE,
      { kind: 'undo' },
      { kind: 'mark', cells: [cell], mark: 'include' },
    );
    expect(state.future).toEqual([]);
  });
});
