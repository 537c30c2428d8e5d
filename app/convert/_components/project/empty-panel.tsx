import type { ReactNode } from 'react';

/** A panel that has nothing to show yet says why. */
export function EmptyPanel({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-1 items-center justify-center p-8">
      <p className="max-w-sm text-center text-sm leading-6 text-ink-3">{children}</p>
    </div>
  );
}
