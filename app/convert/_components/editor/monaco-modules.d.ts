declare module 'monaco-editor/features/register.all';
declare module 'monaco-editor/languages/definitions/*';
declare module 'monaco-editor/editor/editor.worker';
