'use client';

import { Check, Minus, Sparkles } from 'lucide-react';
import { useId } from 'react';
import type { Mark } from '../../../_lib.ts';
import { cx } from '../../../_ui/cx.ts';

const CHOICES = [
  { mark: 'auto', label: 'Suggestion', icon: Sparkles, on: 'bg-sunken text-ink' },
  { mark: 'include', label: 'In production', icon: Check, on: 'bg-make text-on-make' },
  { mark: 'exclude', label: 'Left out', icon: Minus, on: 'bg-ink-2 text-paper' },
] as const;

interface MarkControlProps {
  readonly position: number;
  readonly mark: Mark;
  readonly onMark: (mark: Mark) => void;
}

/** Three radio buttons drawn as one control: arrows move inside it, as in any radio group. */
export function MarkControl({ position, mark, onMark }: MarkControlProps) {
  const name = useId();
  return (
    <fieldset className="ml-auto flex shrink-0 overflow-hidden rounded-md border border-line-strong">
      <legend className="sr-only">Mark of cell {position}</legend>
      {CHOICES.map(({ mark: choice, label, icon: Icon, on }) => (
        <label
          key={choice}
          title={label}
          className={cx(
            'flex h-6 w-7 items-center justify-center not-last:border-r not-last:border-line-strong has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-make',
            mark === choice ? on : 'text-ink-3 hover:bg-sunken hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={choice}
            checked={mark === choice}
            onChange={() => onMark(choice)}
            className="sr-only"
          />
          <Icon aria-hidden size={13} strokeWidth={2.25} />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
