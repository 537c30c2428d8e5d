import type * as Monaco from 'monaco-editor';

export type MonacoModule = typeof Monaco;

let loading: Promise<MonacoModule> | null = null;

/** Monaco with its worker, from this server; loaded once, when the first editor shows. */
export function loadMonaco(): Promise<MonacoModule> {
  loading ??= load();
  return loading;
}

async function load(): Promise<MonacoModule> {
  globalThis.MonacoEnvironment = {
    getWorker: (_id, label) =>
      new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module', name: label }),
  };
  const [monaco] = await Promise.all([
    import('monaco-editor/editor'),
    import('monaco-editor/features/register.all'),
    import('monaco-editor/languages/definitions/python/register'),
    import('monaco-editor/languages/definitions/yaml/register'),
    import('monaco-editor/languages/definitions/markdown/register'),
    import('monaco-editor/languages/definitions/dockerfile/register'),
    import('monaco-editor/languages/definitions/ini/register'),
  ]);
  const loaded = monaco as unknown as MonacoModule;
  defineThemes(loaded);
  return loaded;
}

export function themeName(dark: boolean): string {
  return dark ? 'cellwright-dark' : 'cellwright-light';
}

/** Code is coloured by what it means; how deep a bracket lies means nothing here. */
function plainBrackets(colour: string): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, colour]),
  );
}

/** Monaco takes no CSS variables: the tokens of globals.css once more. */
function defineThemes(monaco: MonacoModule): void {
  monaco.editor.defineTheme('cellwright-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'keyword', foreground: '8a3b6b' },
      { token: 'string', foreground: '6a5a12' },
      { token: 'string.escape', foreground: '6a5a12' },
      { token: 'number', foreground: '9a4a12' },
      { token: 'comment', foreground: '525b58', fontStyle: 'italic' },
      { token: 'type', foreground: '1f5d86' },
      { token: 'tag', foreground: '8a3b6b' },
    ],
    colors: {
      'editor.background': '#fffefb',
      'editor.foreground': '#1a211f',
      'editorLineNumber.foreground': '#626b67',
      'editorLineNumber.activeForeground': '#0a6a5c',
      'editor.lineHighlightBackground': '#edeae166',
      'editor.lineHighlightBorder': '#00000000',
      'editorGutter.background': '#fffefb',
      ...plainBrackets('#1a211f'),
      'diffEditor.insertedLineBackground': '#dcede7aa',
      'diffEditor.insertedTextBackground': '#9ccabd77',
      'diffEditor.removedLineBackground': '#f8e0d9aa',
      'diffEditor.removedTextBackground': '#dfa89b4d',
    },
  });
  monaco.editor.defineTheme('cellwright-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'keyword', foreground: 'dd9cc4' },
      { token: 'string', foreground: 'd3bf76' },
      { token: 'string.escape', foreground: 'd3bf76' },
      { token: 'number', foreground: 'e8a878' },
      { token: 'comment', foreground: 'a9b3ae', fontStyle: 'italic' },
      { token: 'type', foreground: '8fc1e8' },
      { token: 'tag', foreground: 'dd9cc4' },
    ],
    colors: {
      'editor.background': '#171d1c',
      'editor.foreground': '#e9ece7',
      'editorLineNumber.foreground': '#929c97',
      'editorLineNumber.activeForeground': '#5fcfb5',
      'editor.lineHighlightBackground': '#0c100f66',
      'editor.lineHighlightBorder': '#00000000',
      'editorGutter.background': '#171d1c',
      ...plainBrackets('#e9ece7'),
      'diffEditor.insertedLineBackground': '#13302aaa',
      'diffEditor.insertedTextBackground': '#2c5b5088',
      'diffEditor.removedLineBackground': '#391a13aa',
      'diffEditor.removedTextBackground': '#6b342655',
    },
  });
}

const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\.py$/, 'python'],
  [/\.ya?ml$/, 'yaml'],
  [/\.md$/, 'markdown'],
  [/(?:^|\/)Dockerfile$/, 'dockerfile'],
  [/\.(?:toml|ini|cfg)$/, 'ini'],
];

function languageOf(path: string): string {
  return LANGUAGES.find(([pattern]) => pattern.test(path))?.[1] ?? 'plaintext';
}

export const SHARED_OPTIONS: Monaco.editor.IEditorOptions = {
  readOnly: true,
  domReadOnly: true,
  minimap: { enabled: false },
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: 12.5,
  lineHeight: 20,
  fontLigatures: false,
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  renderFinalNewline: 'on',
  automaticLayout: true,
  contextmenu: false,
  stickyScroll: { enabled: false },
  padding: { top: 10, bottom: 10 },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  glyphMargin: false,
  lineDecorationsWidth: 14,
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  // Tab leaves the editor: nothing can be typed in it.
  tabFocusMode: true,
  unicodeHighlight: { ambiguousCharacters: false },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
};

/** A model whose language follows from the name of the file. */
export function createModel(
  monaco: MonacoModule,
  text: string,
  path: string,
): Monaco.editor.ITextModel {
  return monaco.editor.createModel(text, languageOf(path));
}
