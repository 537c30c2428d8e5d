'use client';

import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react';
import {
  type ConvertOptions,
  DEFAULT_OPTIONS,
  type ModuleFile,
  type ProjectTree,
  type SourceFile,
} from '../../_lib.ts';
import { fingerprint } from '../_state/fingerprint.ts';
import {
  forgetLastNotebook,
  loadOptions,
  saveLastNotebook,
  saveOptions,
} from '../_state/persistence.ts';
import { reduce, type Action } from '../_state/reducer.ts';
import { INITIAL_STATE, type WorkbenchState } from '../_state/state.ts';
import { startBrowserWorker } from '../_worker/browser-worker.ts';
import { ConvertClient } from '../_worker/client.ts';
import { saveZip } from './save-zip.ts';

export interface Conversion {
  readonly state: WorkbenchState;
  readonly dispatch: (action: Action) => void;
  readonly open: (file: SourceFile) => void;
  /** Python files that the open notebook imports. */
  readonly addModules: (modules: readonly ModuleFile[]) => void;
  readonly close: () => void;
  readonly compare: (options: ConvertOptions) => Promise<ProjectTree | null>;
  readonly download: () => Promise<void>;
}

/** Ties the state to the worker and to the browser's storage: each new revision is converted and kept. */
export function useConversion(): Conversion {
  const [state, dispatch] = useReducer(reduce, INITIAL_STATE);
  const client = useRef<ConvertClient | null>(null);
  const live = useCallback(() => {
    client.current ??= new ConvertClient(startBrowserWorker);
    return client.current;
  }, []);

  useEffect(
    () => () => {
      client.current?.close();
      client.current = null;
    },
    [],
  );

  const open = useCallback((file: SourceFile) => {
    const hash = fingerprintOf(file);
    const options = loadOptions(localStorageOrNone(), hash) ?? DEFAULT_OPTIONS;
    void saveLastNotebook(file);
    dispatch({ kind: 'open', opened: { file, hash }, options });
  }, []);

  const close = useCallback(() => {
    void forgetLastNotebook();
    dispatch({ kind: 'close' });
  }, []);

  const { opened, options, revision } = state;
  const lookingAt = useEffectEvent(() => state.view.filePath);

  useEffect(() => {
    if (opened !== null) live().open(opened.hash, opened.file);
  }, [live, opened]);

  useEffect(() => {
    if (opened === null) return;
    saveOptions(localStorageOrNone(), opened.hash, options);
    live().convert(options, lookingAt(), (reply) => {
      if (reply.kind === 'failed') dispatch({ kind: 'failed', revision, message: reply.message });
      else {
        const { notebook, answer, formatted, milliseconds } = reply;
        dispatch({ kind: 'answered', revision, notebook, answer, formatted, milliseconds });
      }
    });
  }, [live, opened, options, revision]);

  const addModules = useCallback(
    (added: readonly ModuleFile[]) => {
      if (opened === null) return;
      const names = new Set(added.map(({ path }) => path));
      const kept = (opened.file.modules ?? []).filter(({ path }) => !names.has(path));
      const file = { ...opened.file, modules: [...kept, ...added] };
      void saveLastNotebook(file);
      dispatch({ kind: 'open', opened: { file, hash: fingerprintOf(file) }, options });
    },
    [opened, options],
  );

  const compare = useCallback((other: ConvertOptions) => live().compare(other), [live]);
  const download = useCallback(async () => saveZip(await live().zip(options)), [live, options]);

  return { state, dispatch, open, addModules, close, compare, download };
}

/** The same notebook with other modules is another input. */
function fingerprintOf({ text, modules = [] }: SourceFile): string {
  return fingerprint(modules.length === 0 ? text : `${text}\n${JSON.stringify(modules)}`);
}

const NO_STORE = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

/** Reading `localStorage` throws where storage is forbidden. */
function localStorageOrNone(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    return localStorage;
  } catch {
    return NO_STORE;
  }
}
