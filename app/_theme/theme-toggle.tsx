'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '../_ui/button.tsx';
import type { Theme } from './theme.ts';
import { useTheme } from './use-theme.ts';

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const NAME: Readonly<Record<Theme, string>> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
};
const ICON = { system: Monitor, light: Sun, dark: Moon };

export function ThemeToggle() {
  const { theme, choose } = useTheme();
  const Icon = ICON[theme];
  return (
    <IconButton
      label={`Colours: ${NAME[theme]}. Change to ${NAME[NEXT[theme]]}`}
      onClick={() => choose(NEXT[theme])}
      data-testid="theme-toggle"
    >
      <Icon aria-hidden size={16} />
    </IconButton>
  );
}
