'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { isTheme, THEME_KEY, type Theme } from './theme.ts';

const listeners = new Set<() => void>();

function chosen(): Theme {
  const value = document.documentElement.dataset['theme'];
  return isTheme(value) ? value : 'system';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    media.removeEventListener('change', listener);
  };
}

function isDark(): boolean {
  const theme = chosen();
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

/** The chosen theme, whether it is dark now, and how to choose another. */
export function useTheme(): { theme: Theme; dark: boolean; choose: (theme: Theme) => void } {
  const theme = useSyncExternalStore<Theme>(subscribe, chosen, () => 'system');
  const dark = useSyncExternalStore(subscribe, isDark, () => false);
  const choose = useCallback((next: Theme) => {
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    try {
      localStorage.setItem(THEME_KEY, next);
    } catch {
      // Storage may be forbidden; the choice then lasts until the page is left.
    }
    for (const listener of listeners) listener();
  }, []);
  return { theme, dark, choose };
}
