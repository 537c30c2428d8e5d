'use client';

import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window has at least this width, e.g. `56rem`. */
export function useMinWidth(width: string): boolean {
  const query = `(min-width: ${width})`;
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => true,
  );
}

/** Whether two panes fit beside each other. */
export function useWide(): boolean {
  return useMinWidth('56rem');
}
