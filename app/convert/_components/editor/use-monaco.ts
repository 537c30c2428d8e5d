'use client';

import { useEffect, useState } from 'react';
import { useTheme } from '../../../_theme/use-theme.ts';
import { loadMonaco, themeName, type MonacoModule } from './monaco.ts';

export type MonacoState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly monaco: MonacoModule }
  | { readonly kind: 'failed' };

/** Monaco once it is loaded, in the colours of the page. */
export function useMonaco(): MonacoState {
  const { dark } = useTheme();
  const [state, setState] = useState<MonacoState>({ kind: 'loading' });
  useEffect(() => {
    let left = false;
    loadMonaco().then(
      (monaco) => !left && setState({ kind: 'ready', monaco }),
      () => !left && setState({ kind: 'failed' }),
    );
    return () => {
      left = true;
    };
  }, []);
  useEffect(() => {
    if (state.kind === 'ready') state.monaco.editor.setTheme(themeName(dark));
  }, [state, dark]);
  return state;
}
