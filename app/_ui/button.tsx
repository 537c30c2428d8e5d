import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

type Look = 'primary' | 'secondary' | 'quiet';

const LOOKS: Readonly<Record<Look, string>> = {
  primary:
    'bg-make text-on-make hover:bg-make-strong border border-transparent shadow-sm disabled:opacity-50',
  secondary:
    'bg-surface text-ink border border-line-strong hover:border-ink-3 hover:bg-raised disabled:opacity-50',
  quiet:
    'bg-transparent text-ink-2 border border-transparent hover:bg-sunken hover:text-ink disabled:opacity-40',
};

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
  readonly size?: 'small' | 'normal';
}

export function buttonClass(look: Look = 'secondary', size: 'small' | 'normal' = 'normal'): string {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors duration-150 disabled:cursor-not-allowed',
    size === 'small' ? 'h-7 px-2.5 text-xs' : 'h-9 px-3.5 text-sm',
    LOOKS[look],
  );
}

export function Button({ look, size, className, type, ...rest }: ButtonProps) {
  // oxlint-disable-next-line react/button-has-type
  return (
    <button type={type ?? 'button'} className={cx(buttonClass(look, size), className)} {...rest} />
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does: read aloud and shown on hover. */
  readonly label: string;
  readonly children: ReactNode;
}

export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-40',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
