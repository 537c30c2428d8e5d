'use client';

import { useMemo, useState } from 'react';
import type { StatementReport } from '../../../_lib.ts';
import { cx } from '../../../_ui/cx.ts';
import type { TokenKind } from '../../_state/highlight.ts';
import type { Fate } from '../../_state/selectors.ts';
import { shade, type ShadedLine } from '../../_state/shading.ts';

const COLOUR: Readonly<Record<TokenKind, string>> = {
  plain: '',
  keyword: 'text-[var(--code-keyword)]',
  string: 'text-[var(--code-string)]',
  number: 'text-[var(--code-number)]',
  comment: 'text-[var(--code-comment)] italic',
  call: 'text-[var(--code-call)]',
  magic: 'text-[var(--code-keyword)]',
  decorator: 'text-[var(--code-keyword)]',
};

const SHOWN = 60;

interface CodeSourceProps {
  readonly source: string;
  readonly statements: readonly StatementReport[];
  readonly fate: Fate;
}

/** A cell's code; what falls away is faint, statement by statement. */
export function CodeSource({ source, statements, fate }: CodeSourceProps) {
  const lines = useMemo(() => shade(source, statements), [source, statements]);
  const [whole, setWhole] = useState(false);
  const shown = whole ? lines : lines.slice(0, SHOWN);
  return (
    <div className="py-2">
      <pre className="font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
        <code>
          {shown.map((line, index) => (
            // Lines of one source never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <Line key={index} line={line} faint={fate === 'left-out'} />
          ))}
        </code>
      </pre>
      {lines.length > SHOWN && !whole && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="mx-3 mt-1 text-xs font-medium text-make hover:underline"
        >
          Show {lines.length - SHOWN} more lines
        </button>
      )}
    </div>
  );
}

function Line({ line, faint }: { readonly line: ShadedLine; readonly faint: boolean }) {
  const dropped = line.fate === 'dropped';
  return (
    <span
      data-fate={line.fate}
      title={line.reason?.replaceAll('`', '') ?? undefined}
      className={cx('block border-l-2 pr-3 pl-[calc(0.625rem+2ch)] -indent-[2ch]', edge(line.fate))}
    >
      {line.fragments.length === 0 ? '\n' : null}
      {line.fragments.map((fragment, index) => (
        <span
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className={cx(
            fragment.kept && !(faint && line.fate === 'plain')
              ? COLOUR[fragment.kind]
              : 'text-ink-3',
            !fragment.kept && !dropped && 'line-through decoration-line-strong',
          )}
        >
          {fragment.text}
        </span>
      ))}
    </span>
  );
}

function edge(fate: ShadedLine['fate']): string {
  switch (fate) {
    case 'kept':
      return 'border-l-make';
    case 'mixed':
      return 'border-l-make';
    case 'dropped':
      return 'border-l-transparent hatched';
    case 'plain':
      return 'border-l-transparent';
  }
}
