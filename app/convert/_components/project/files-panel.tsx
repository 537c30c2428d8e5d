'use client';

import { useMemo } from 'react';
import { firstFile } from '../../_state/file-tree.ts';
import { linesOfCell, originOfLine } from '../../_state/provenance.ts';
import { CodeViewer } from '../editor/code-viewer.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { EmptyPanel } from './empty-panel.tsx';
import { FileTree } from './file-tree.tsx';
import { ProvenanceBar } from './provenance-bar.tsx';

const NONE: readonly number[] = [];

/** The generated files, and from which cell each line came. */
export function FilesPanel() {
  const { state, dispatch } = useWorkbench();
  const { project, view } = state;
  const went = useMemo(
    () => (project === null || view.cell === null ? [] : linesOfCell(project, view.cell)),
    [project, view.cell],
  );
  if (project === null) return <EmptyPanel>The project appears here once there is one.</EmptyPanel>;
  const path = view.filePath ?? firstFile(project.files);
  const file = project.files.find((candidate) => candidate.path === path) ?? project.files[0];
  if (file === undefined) return <EmptyPanel>The project has no files.</EmptyPanel>;
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <FileTree
        key={project.name}
        project={project}
        selected={file.path}
        fed={went}
        onSelect={(next) => dispatch({ kind: 'show-file', path: next, line: null })}
      />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <CodeViewer
          path={file.path}
          text={file.text}
          marked={went.find((entry) => entry.path === file.path)?.lines ?? NONE}
          line={view.filePath === file.path ? view.fileLine : null}
          jump={view.fileJump}
          onLine={(line) => {
            const origin = originOfLine(file, line);
            if (origin !== null) dispatch({ kind: 'show-cell', cell: origin.cell, focus: false });
          }}
        />
        <ProvenanceBar path={file.path} went={went} />
      </div>
    </div>
  );
}
