import { cx } from './cx.ts';

/** Brackets of a cell with a solid block being set into them. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden className="shrink-0">
      <path
        d="M8 3H3.5v18H8M16 21h4.5V3H16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <rect x="7.5" y="12.5" width="9" height="5" rx="0.75" fill="var(--make)" />
      <rect x="7.5" y="6.5" width="5.5" height="4" rx="0.75" fill="var(--make)" opacity="0.45" />
    </svg>
  );
}

export function Wordmark({ className }: { readonly className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-2 text-ink', className)}>
      <Mark />
      <span className="text-[0.9375rem] font-semibold tracking-[-0.02em]">Cellwright</span>
    </span>
  );
}
