'use client';

import { ChevronRight, File, Folder } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ProjectTree } from '../../../_lib.ts';
import { cx } from '../../../_ui/cx.ts';
import { treeOf, visibleRows, type TreeRow } from '../../_state/file-tree.ts';
import type { GeneratedLines } from '../../_state/provenance.ts';

interface FileTreeProps {
  readonly project: ProjectTree;
  readonly selected: string;
  /** Files that the selected cell feeds. */
  readonly fed: readonly GeneratedLines[];
  readonly onSelect: (path: string) => void;
}

/** Folders that one seldom wants to read first. */
const CLOSED_AT_FIRST = ['.github', 'notebook', 'tests'];

/** The project's folders and files, moved through with the arrow keys as a tree is. */
export function FileTree({ project, selected, fed, onSelect }: FileTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(CLOSED_AT_FIRST));
  const [focused, setFocused] = useState(selected);
  const [shown, setShown] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const tree = useMemo(() => treeOf(project.files), [project.files]);
  const rows = useMemo(() => visibleRows(tree, closed), [tree, closed]);
  const feeding = useMemo(() => new Set(fed.map(({ path }) => path)), [fed]);
  const reachable = rows.some(({ node }) => node.path === focused) ? focused : rows[0]?.node.path;

  if (shown !== selected) {
    // A file shown from elsewhere is found in the tree: the folders above it open.
    setShown(selected);
    setClosed(new Set([...closed].filter((folder) => !selected.startsWith(`${folder}/`))));
  }

  useEffect(() => {
    list.current
      ?.querySelector(`[data-path="${CSS.escape(selected)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  function focus(row: TreeRow | undefined): void {
    if (row === undefined) return;
    setFocused(row.node.path);
    list.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(row.node.path)}"]`)?.focus();
  }

  function toggle(path: string): void {
    const next = new Set(closed);
    if (!next.delete(path)) next.add(path);
    setClosed(next);
  }

  function act({ node }: TreeRow): void {
    setFocused(node.path);
    if (node.kind === 'folder') toggle(node.path);
    else onSelect(node.path);
  }

  function keyed(event: KeyboardEvent): void {
    const at = rows.findIndex(({ node }) => node.path === reachable);
    const row = rows[at];
    if (row === undefined) return;
    const folder = row.node.kind === 'folder';
    const open = folder && !closed.has(row.node.path);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(rows[at + 1]),
      ArrowUp: () => focus(rows[at - 1]),
      Home: () => focus(rows[0]),
      End: () => focus(rows.at(-1)),
      ArrowRight: () => (folder && !open ? toggle(row.node.path) : open && focus(rows[at + 1])),
      ArrowLeft: () =>
        open
          ? toggle(row.node.path)
          : focus(rows.slice(0, at).findLast((up) => up.level < row.level)),
      Enter: () => act(row),
      ' ': () => act(row),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  }

  return (
    <div
      ref={list}
      role="tree"
      aria-label={`Files of ${project.name}`}
      tabIndex={-1}
      onKeyDown={keyed}
      data-testid="file-tree"
      className="scroll-thin max-h-44 shrink-0 overflow-auto border-line py-2 text-xs max-lg:border-b lg:max-h-none lg:w-56 lg:border-r 2xl:w-72"
    >
      <p className="truncate px-3 pb-1 font-mono text-2xs font-semibold text-ink-3">
        {project.name}/
      </p>
      {rows.map((row) => (
        <Row
          key={row.node.path}
          row={row}
          selected={row.node.path === selected}
          open={!closed.has(row.node.path)}
          fed={feeding.has(row.node.path)}
          tabbable={row.node.path === reachable}
          onAct={() => act(row)}
        />
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: TreeRow;
  readonly selected: boolean;
  readonly open: boolean;
  readonly fed: boolean;
  readonly tabbable: boolean;
  readonly onAct: () => void;
}

function Row({ row, selected, open, fed, tabbable, onAct }: RowProps) {
  const { node } = row;
  const folder = node.kind === 'folder';
  const Icon = folder ? Folder : File;
  return (
    // Keys are the tree's: it moves the focus between its items.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-selected={selected}
      {...(folder ? { 'aria-expanded': open } : {})}
      tabIndex={tabbable ? 0 : -1}
      data-path={node.path}
      onClick={onAct}
      style={{ paddingLeft: `${0.5 + (row.level - 1) * 0.8}rem` }}
      className={cx(
        'flex h-6.5 cursor-pointer items-center gap-1.5 pr-2 font-mono text-xs focus-visible:-outline-offset-2',
        selected ? 'bg-make-soft font-medium text-make-strong' : 'text-ink-2 hover:bg-sunken',
      )}
    >
      <ChevronRight
        aria-hidden
        size={12}
        className={cx('shrink-0 transition-transform', open && 'rotate-90', !folder && 'invisible')}
      />
      <Icon aria-hidden size={13} className="shrink-0 text-ink-3" />
      <span className="truncate" title={node.path}>
        {node.name}
      </span>
      {fed && (
        <span
          title="The selected cell feeds this file"
          className="ml-auto size-1.5 shrink-0 rounded-full bg-make"
        />
      )}
    </div>
  );
}
