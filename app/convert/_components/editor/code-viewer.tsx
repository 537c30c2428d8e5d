'use client';

import type { editor } from 'monaco-editor';
import { useEffect, useEffectEvent, useRef } from 'react';
import { createModel, SHARED_OPTIONS } from './monaco.ts';
import { PlainText } from './plain-text.tsx';
import { useMonaco } from './use-monaco.ts';

interface CodeViewerProps {
  readonly path: string;
  readonly text: string;
  /** Lines to bring out, from 0. */
  readonly marked: readonly number[];
  /** Line to scroll to, from 0, each time `jump` changes. */
  readonly line: number | null;
  readonly jump: number;
  readonly onLine: (line: number) => void;
}

/** A generated file, read-only. */
export function CodeViewer({ path, text, marked, line, jump, onLine }: CodeViewerProps) {
  const state = useMonaco();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<editor.IStandaloneCodeEditor | null>(null);
  const decorations = useRef<editor.IEditorDecorationsCollection | null>(null);
  const shown = useRef<string | null>(null);
  const moved = useEffectEvent(onLine);
  const monaco = state.kind === 'ready' ? state.monaco : null;

  useEffect(() => {
    if (monaco === null || host.current === null) return undefined;
    const created = monaco.editor.create(host.current, {
      ...SHARED_OPTIONS,
      model: null,
      ariaLabel: 'Generated file',
      lineNumbersMinChars: 4,
      folding: false,
      guides: { indentation: false },
    });
    const following = created.onDidChangeCursorPosition((event) => {
      // Only what a person does counts: moves made by this component come with another source.
      if (event.source === 'mouse' || event.source === 'keyboard') {
        moved(event.position.lineNumber - 1);
      }
    });
    decorations.current = created.createDecorationsCollection();
    view.current = created;
    return () => {
      following.dispose();
      created.getModel()?.dispose();
      created.dispose();
      view.current = null;
      shown.current = null;
    };
  }, [monaco]);

  useEffect(() => {
    const current = view.current;
    if (monaco === null || current === null) return;
    const model = current.getModel();
    if (model !== null && shown.current === path) {
      // The same file again: the place where one reads stays.
      if (model.getValue() !== text) model.setValue(text);
      return;
    }
    current.setModel(createModel(monaco, text, path));
    shown.current = path;
    model?.dispose();
  }, [monaco, path, text]);

  useEffect(() => {
    const current = view.current;
    if (current === null) return;
    decorations.current?.set(
      marked.map((at) => ({
        range: { startLineNumber: at + 1, startColumn: 1, endLineNumber: at + 1, endColumn: 1 },
        options: {
          isWholeLine: true,
          className: 'from-cell',
          linesDecorationsClassName: 'from-cell-edge',
          overviewRuler: { color: '#2f9d8a', position: 4 },
        },
      })),
    );
    const [first] = marked;
    const inSight = current.getVisibleRanges();
    // The last lines in sight may stand behind the scroll bar.
    const seen = marked.some((at) =>
      inSight.some((range) => at + 1 >= range.startLineNumber && at + 1 < range.endLineNumber - 1),
    );
    if (first !== undefined && !seen) current.revealLineInCenter(first + 1);
  }, [monaco, marked, path, text]);

  useEffect(() => {
    const current = view.current;
    if (current === null || line === null) return;
    current.setPosition({ lineNumber: line + 1, column: 1 });
    current.revealLineInCenterIfOutsideViewport(line + 1);
    // oxlint-disable-next-line react/exhaustive-deps -- a new text is no reason to scroll again
  }, [monaco, line, jump, path]);

  if (state.kind === 'failed') return <PlainText text={text} />;
  return (
    <div className="relative min-h-0 flex-1" data-testid="viewer" data-path={path}>
      {state.kind === 'loading' && <PlainText text={text} />}
      <div ref={host} className="absolute inset-0" />
    </div>
  );
}
