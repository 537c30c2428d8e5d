'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { cellCommand, nextMark, type CellCommand } from '../../_state/keyboard.ts';
import { linesOfCell } from '../../_state/provenance.ts';
import type { CellView } from '../../_state/selectors.ts';
import { useWorkbench } from '../workbench-context.tsx';
import { CellArticle } from './cell-article.tsx';
import { CellRail } from './cell-rail.tsx';

interface CellListProps {
  readonly views: readonly CellView[];
}

/** Only the cells near the visible ones are in the document: notebooks of several hundred cells stay quick. */
export function CellList({ views }: CellListProps) {
  const { state, dispatch, mark, showShortcuts } = useWorkbench();
  const { cell: selected, cellJump, cellFocus } = state.view;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: views.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeight(views[index]),
    getItemKey: (index) => views[index]?.cell.id ?? index,
    overscan: 4,
  });
  const at = views.findIndex((view) => view.cell.id === selected);

  useEffect(() => {
    if (cellJump === 0 || at === -1) return undefined;
    virtualizer.scrollToIndex(at, { align: 'auto' });
    if (!cellFocus) return undefined;
    const frame = requestAnimationFrame(() => {
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${at}"] article`)
        ?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
    // Only a jump scrolls; a selection by click must not move the page under the pointer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cellJump]);

  function go(index: number): void {
    const view = views[Math.max(0, Math.min(views.length - 1, index))];
    if (view !== undefined) dispatch({ kind: 'show-cell', cell: view.cell.id, focus: true });
  }

  function obey(command: CellCommand, view: CellView): void {
    switch (command.kind) {
      case 'move':
        return go(at + command.by);
      case 'first':
        return go(0);
      case 'last':
        return go(views.length - 1);
      case 'mark':
        return view.cell.kind === 'code' ? mark(view.cell.id, command.mark) : undefined;
      case 'cycle':
        return view.cell.kind === 'code' ? mark(view.cell.id, nextMark(view.mark)) : undefined;
      case 'reveal': {
        const [first] = state.project === null ? [] : linesOfCell(state.project, view.cell.id);
        if (first === undefined) return undefined;
        return dispatch({ kind: 'show-file', path: first.path, line: first.lines[0] ?? null });
      }
      case 'undo':
        return dispatch({ kind: 'undo' });
      case 'redo':
        return dispatch({ kind: 'redo' });
      case 'shortcuts':
        return showShortcuts();
    }
  }

  function keyed(event: KeyboardEvent): void {
    const view = views[at];
    // Keys inside a cell's own controls belong to these.
    if (view === undefined || !(event.target as HTMLElement).matches('article')) return;
    const command = cellCommand(event);
    if (command === null) return;
    event.preventDefault();
    obey(command, view);
  }

  return (
    <div className="flex min-h-0 flex-1">
      <CellRail views={views} />
      {/* The feed listens for its articles, which have the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scroller}
        role="feed"
        aria-label="Cells"
        aria-busy={state.run.kind === 'converting'}
        data-testid="cells"
        onKeyDown={keyed}
        className="scroll-thin min-h-0 flex-1 overflow-y-auto px-2 sm:px-3"
      >
        {views.length === 0 && (
          <p className="p-6 text-center text-sm text-ink-3">No cell matches.</p>
        )}
        <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const view = views[item.index];
            return view === undefined ? null : (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className="absolute top-0 left-0 w-full pt-3"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <CellArticle
                  view={view}
                  selected={view.cell.id === selected}
                  // One cell is in the order of Tab: the selected one, else the first.
                  tabbable={at === -1 ? item.index === 0 : item.index === at}
                  index={item.index}
                  count={views.length}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const LINE = 20;

function estimatedHeight(view: CellView | undefined): number {
  if (view === undefined) return 100;
  const lines = view.cell.source.split('\n').length;
  const outputs = view.cell.kind === 'code' ? view.cell.outputs.length : 0;
  const known = view.report?.statements.some(({ names }) => names.length > 0) === true ? 30 : 0;
  return 76 + known + lines * LINE + outputs * 120;
}
