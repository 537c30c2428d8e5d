/** `system` follows the operating system; the other two are a person's choice. */
export type Theme = 'system' | 'light' | 'dark';

export const THEME_KEY = 'cellwright.theme';

export function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark';
}

/** Runs before the first paint so that the page never flashes in the wrong colours. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem(${JSON.stringify(THEME_KEY)});if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;
