'use client';

import { ListPlus } from 'lucide-react';
import type { InlineLiteral } from '../../../_lib.ts';
import { Button } from '../../../_ui/button.tsx';
import { readLiteral } from '../../_state/literal.ts';
import { useWorkbench } from '../workbench-context.tsx';
import { CellLinks } from './cell-links.tsx';

/** Values that stay in the code, because they are structure or because somebody said so; each can become a setting. */
export function InlineLiterals({ literals }: { readonly literals: readonly InlineLiteral[] }) {
  if (literals.length === 0) return null;
  const chosen = literals.filter(({ kept }) => kept !== null);
  const others = literals.filter(({ kept }) => kept === null);
  return (
    <details
      className="border-b border-line"
      open={chosen.length > 0}
      data-testid="inline-literals"
    >
      <summary className="cursor-pointer bg-paper px-3 py-2 text-xs font-medium text-ink-2 hover:text-ink focus-visible:-outline-offset-2">
        Kept in the code <span className="tabular text-ink-3">{literals.length}</span>
      </summary>
      <ul>
        {[...chosen, ...others].map((literal) => (
          <LiteralRow key={literal.at} literal={literal} />
        ))}
      </ul>
    </details>
  );
}

function LiteralRow({ literal }: { readonly literal: InlineLiteral }) {
  const { state, dispatch } = useWorkbench();
  const { at, kept, group, name, span, position } = literal;
  const value = readLiteral(literal.value);
  const key = kept ?? `${group}.${name}`;
  // What a person kept in the code goes back by taking that choice back.
  const promote = (): void =>
    dispatch({
      kind: 'choose-setting',
      at: kept ?? at,
      change: kept === null ? {} : null,
      title: `${value} is the setting ${key}`,
    });
  return (
    <li className="flex items-center gap-2 border-t border-line px-3 py-1 text-xs hover:bg-paper">
      <code className="max-w-[40%] min-w-0 shrink-0 truncate font-mono" title={value}>
        {value}
      </code>
      <code className="min-w-0 flex-1 truncate font-mono text-2xs text-ink-3">
        {lineOf(state.notebook?.cells.find(({ id }) => id === span.cell)?.source, span.start)}
      </code>
      <CellLinks cells={[span.cell]} positions={[position]} />
      <Button
        size="small"
        look="quiet"
        aria-label={`Make ${value} of cell ${position} the setting ${key}`}
        title={`Becomes ${key}`}
        onClick={promote}
      >
        <ListPlus aria-hidden size={13} className="text-make" />
        <span className="hidden sm:inline">Make a setting</span>
      </Button>
    </li>
  );
}

/** The line around an offset, as the author wrote it. */
function lineOf(source: string | undefined, offset: number): string {
  if (source === undefined) return '';
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  return source.slice(start, end < 0 ? undefined : end).trim();
}
