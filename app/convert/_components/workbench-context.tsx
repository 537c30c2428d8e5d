'use client';

import { createContext, use } from 'react';
import type {
  CellId,
  ConvertOptions,
  Mark,
  ModuleFile,
  ProjectTree,
  SourceFile,
} from '../../_lib.ts';
import type { CellView } from '../_state/selectors.ts';
import type { Action } from '../_state/reducer.ts';
import type { WorkbenchState } from '../_state/state.ts';

export interface WorkbenchValue {
  readonly state: WorkbenchState;
  readonly dispatch: (action: Action) => void;
  readonly cells: readonly CellView[];
  readonly open: (file: SourceFile) => void;
  readonly addModules: (modules: readonly ModuleFile[]) => void;
  readonly close: () => void;
  readonly mark: (cell: CellId, mark: Mark) => void;
  /** The project as other options would make it. */
  readonly compare: (options: ConvertOptions) => Promise<ProjectTree | null>;
  readonly download: () => Promise<void>;
  readonly showShortcuts: () => void;
}

export const WorkbenchContext = createContext<WorkbenchValue | null>(null);

export function useWorkbench(): WorkbenchValue {
  const value = use(WorkbenchContext);
  if (value === null) throw new Error('useWorkbench needs a Workbench above it');
  return value;
}
