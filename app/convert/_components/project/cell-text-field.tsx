'use client';

import { useId, useState } from 'react';
import { cx } from '../../../_ui/cx.ts';

interface CellTextFieldProps {
  /** What the field is of: read aloud. */
  readonly label: string;
  readonly value: string;
  /** Why a text cannot be taken; null when it can. */
  readonly problem: (text: string) => string | null;
  readonly suggestions?: readonly string[];
  readonly onCommit: (text: string) => void;
  readonly className?: string;
}

/** Text in a table that is edited where it stands: Enter takes it, Escape gives the old one back. */
export function CellTextField(props: CellTextFieldProps) {
  // Another value from outside starts the field anew.
  return <Field key={props.value} {...props} />;
}

function Field({
  label,
  value,
  problem,
  suggestions = [],
  onCommit,
  className,
}: CellTextFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const wrong = text === value ? null : problem(text);

  function commit(): void {
    if (text === value) return;
    if (wrong === null) onCommit(text);
    else setText(value);
  }

  return (
    <>
      <input
        aria-label={label}
        aria-invalid={wrong !== null}
        title={wrong ?? undefined}
        value={text}
        list={suggestions.length === 0 ? undefined : id}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setText(value);
        }}
        className={cx(
          'h-7 w-full min-w-0 border border-transparent border-b-line-strong bg-transparent px-1.5 font-mono text-xs text-ink [border-bottom-style:dashed] hover:rounded-md hover:border-line-strong hover:bg-surface hover:[border-bottom-style:solid] focus:rounded-md focus:border-make focus:bg-surface focus:[border-bottom-style:solid] aria-invalid:border-bad aria-invalid:text-bad',
          className,
        )}
      />
      {suggestions.length > 0 && (
        <datalist id={id}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion}>
              {suggestion}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
