'use client';

import { useEffect, useMemo, useState } from 'react';
import { useSource } from '../../_intake/source-context.tsx';
import { loadLastNotebook } from '../_state/persistence.ts';
import { cellViews } from '../_state/selectors.ts';
import { loadSample } from './load-sample.ts';
import { Bench } from './bench.tsx';
import { EmptyBench } from './empty-bench.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useConversion } from './use-conversion.ts';
import { WorkbenchContext, type WorkbenchValue } from './workbench-context.tsx';

interface WorkbenchProps {
  /** Name of a sample notebook to open; null: the notebook handed over, or the last one. */
  readonly sample: string | null;
}

/** The place where a notebook becomes a project. */
export function Workbench({ sample }: WorkbenchProps) {
  const { state, dispatch, open, addModules, close, compare, download } = useConversion();
  const { source, setSource } = useSource();
  const [problem, setProblem] = useState<string | null>(null);
  const [looking, setLooking] = useState(true);
  const [shortcuts, setShortcuts] = useState(false);

  useEffect(() => {
    let left = false;
    async function find(): Promise<void> {
      const found =
        sample !== null ? await loadSample(sample) : (source ?? (await loadLastNotebook()));
      if (left) return;
      if (typeof found === 'string') setProblem(found);
      else if (found !== null) open(found);
      setLooking(false);
    }
    void find();
    return () => {
      left = true;
    };
    // A notebook opened later comes through `open`, not through this search.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [sample]);

  const { notebook, answer, options } = state;
  const cells = useMemo(
    () => cellViews({ notebook, answer, options }),
    [notebook, answer, options],
  );

  const value = useMemo<WorkbenchValue>(
    () => ({
      state,
      dispatch,
      cells,
      open,
      addModules,
      close: () => {
        setSource(null);
        setProblem(null);
        window.history.replaceState(null, '', '/convert');
        close();
      },
      mark: (cell, mark) => dispatch({ kind: 'mark', cells: [cell], mark }),
      compare,
      download,
      showShortcuts: () => setShortcuts(true),
    }),
    [state, dispatch, cells, open, addModules, close, compare, download, setSource],
  );

  return (
    <WorkbenchContext value={value}>
      {state.opened === null ? <EmptyBench looking={looking} problem={problem} /> : <Bench />}
      <ShortcutsDialog open={shortcuts} onClose={() => setShortcuts(false)} />
    </WorkbenchContext>
  );
}
