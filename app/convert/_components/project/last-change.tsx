'use client';

import { useEffect, useMemo, useState } from 'react';
import type { ConvertOptions, ProjectTree } from '../../../_lib.ts';
import { cx } from '../../../_ui/cx.ts';
import type { HistoryEntry } from '../../_state/state.ts';
import { changedFiles, type FileChange } from '../../_state/changed-files.ts';
import { DiffViewer } from '../editor/diff-viewer.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { EmptyPanel } from './empty-panel.tsx';

interface Earlier {
  /** The history that this is the answer to. */
  readonly past: readonly HistoryEntry[];
  /** The last project that came before, or why there is none. */
  readonly result: ProjectTree | string;
  /** What was done since. */
  readonly title: string;
}

/** How many changes that gave no project are gone back over. */
const PATIENCE = 8;

async function lastProjectBefore(
  compare: (options: ConvertOptions) => Promise<ProjectTree | null>,
  past: readonly HistoryEntry[],
): Promise<Earlier> {
  const titles: string[] = [];
  try {
    for (const entry of past.slice(-PATIENCE).toReversed()) {
      titles.unshift(entry.title);
      const project = await compare(entry.options);
      if (project !== null) return { past, result: project, title: titles.join(', then ') };
    }
    return { past, result: 'Before the last change there was no project.', title: '' };
  } catch (error) {
    return { past, result: error instanceof Error ? error.message : String(error), title: '' };
  }
}

/** The project before and after the last change of a mark or an option, file by file. */
export function LastChange() {
  const { state, compare } = useWorkbench();
  const { project, past, run, stale } = state;
  const last = past.at(-1);
  const [answer, setAnswer] = useState<Earlier | null>(null);
  const settled = run.kind === 'done';

  useEffect(() => {
    let left = false;
    async function ask(): Promise<void> {
      const found = await lastProjectBefore(compare, past);
      if (!left) setAnswer(found);
    }
    if (past.length > 0 && settled && !stale) void ask();
    return () => {
      left = true;
    };
  }, [compare, past, settled, stale]);

  if (last === undefined) {
    return (
      <EmptyPanel>
        Mark a cell or change an option: what that does to the project shows here.
      </EmptyPanel>
    );
  }
  if (stale) {
    return <EmptyPanel>The last change ({last.title}) gives no project to compare.</EmptyPanel>;
  }
  if (!settled || project === null || answer?.past !== past) {
    return <EmptyPanel>Comparing…</EmptyPanel>;
  }
  const before = answer.result;
  if (typeof before === 'string') return <EmptyPanel>{before}</EmptyPanel>;
  return <Comparison title={answer.title} before={before} after={project} />;
}

interface ComparisonProps {
  readonly title: string;
  readonly before: ProjectTree;
  readonly after: ProjectTree;
}

function Comparison({ title, before, after }: ComparisonProps) {
  const changes = useMemo(() => changedFiles(before, after), [before, after]);
  const [path, setPath] = useState<string | null>(null);
  const chosen =
    changes.find((change) => change.path === path) ??
    changes.find((change) => change.path.endsWith('.py')) ??
    changes[0];
  if (chosen === undefined) {
    return <EmptyPanel>{title}: the project stays as it was, to the last byte.</EmptyPanel>;
  }
  return (
    <>
      <div className="border-b border-line px-3 py-2">
        <p className="text-xs text-ink-2">
          <strong className="font-semibold text-ink">{title}</strong> changed {changes.length}{' '}
          {changes.length === 1 ? 'file' : 'files'}
        </p>
        <ul
          className="scroll-thin mt-1.5 flex max-h-24 flex-wrap gap-1.5 overflow-y-auto"
          data-testid="changed-files"
        >
          {changes.map((change) => (
            <li key={change.path}>
              <FileButton
                change={change}
                chosen={change === chosen}
                onChoose={() => setPath(change.path)}
              />
            </li>
          ))}
        </ul>
      </div>
      <DiffViewer
        path={chosen.path}
        before={chosen.before}
        after={chosen.after}
        label={chosen.path}
      />
    </>
  );
}

interface FileButtonProps {
  readonly change: FileChange;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function FileButton({ change, chosen, onChoose }: FileButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      title={change.path}
      className={cx(
        'flex items-center gap-1.5 rounded border px-1.5 py-0.5 font-mono text-2xs',
        chosen
          ? 'border-make bg-make-soft text-make-strong'
          : 'border-line text-ink-2 hover:bg-sunken',
        change.kind === 'removed' && 'line-through',
      )}
    >
      {change.path.split('/').slice(-2).join('/')}
      <span className="tabular">
        <span className="text-make">+{change.linesAdded}</span>{' '}
        <span className="text-bad">−{change.linesRemoved}</span>
      </span>
    </button>
  );
}
