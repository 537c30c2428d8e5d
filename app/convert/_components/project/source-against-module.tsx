'use client';

import { useMemo } from 'react';
import { Select } from '../../../_ui/select.tsx';
import { modulesFromNotebook, sourceBehind } from '../../_state/provenance.ts';
import { ranges } from '../../_state/ranges.ts';
import { DiffViewer } from '../editor/diff-viewer.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { EmptyPanel } from './empty-panel.tsx';

/** The cells that feed a module on the left, the module on the right. */
export function SourceAgainstModule() {
  const { state, dispatch } = useWorkbench();
  const { project, notebook, view } = state;
  const modules = useMemo(() => (project === null ? [] : modulesFromNotebook(project)), [project]);
  const chosen = modules.find(({ path }) => path === view.filePath) ?? modules[0];
  const source = useMemo(
    () => (chosen === undefined || notebook === null ? '' : sourceBehind(chosen, notebook)),
    [chosen, notebook],
  );
  if (chosen === undefined) {
    return <EmptyPanel>No generated module holds code of the notebook yet.</EmptyPanel>;
  }
  const cells = new Set(chosen.provenance.map(({ position }) => position));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-xs text-ink-3">
        <Select
          label="Module"
          data-testid="module"
          value={chosen.path}
          items={modules.map(({ path }) => ({ value: path, label: path }))}
          onChange={(path) => {
            dispatch({ kind: 'show-file', path, line: null });
            dispatch({ kind: 'show-tab', tab: 'changes' });
          }}
          className="max-w-full font-mono"
        />
        <span>
          {cells.size === 1 ? 'cell' : 'cells'} {ranges([...cells])} against the module
        </span>
      </div>
      <DiffViewer
        path={chosen.path}
        before={source}
        after={chosen.text}
        label="Notebook and module"
      />
    </>
  );
}
