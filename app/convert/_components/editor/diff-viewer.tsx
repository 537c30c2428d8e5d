'use client';

import type { editor } from 'monaco-editor';
import { useEffect, useRef } from 'react';
import { useWide } from '../use-wide.ts';
import { createModel, SHARED_OPTIONS } from './monaco.ts';
import { PlainText } from './plain-text.tsx';
import { useMonaco } from './use-monaco.ts';

interface DiffViewerProps {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly label: string;
}

/** Two texts beside each other, or below each other where it is narrow. */
export function DiffViewer({ path, before, after, label }: DiffViewerProps) {
  const state = useMonaco();
  const wide = useWide();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<editor.IStandaloneDiffEditor | null>(null);
  const monaco = state.kind === 'ready' ? state.monaco : null;

  useEffect(() => {
    if (monaco === null || host.current === null) return undefined;
    const created = monaco.editor.createDiffEditor(host.current, {
      ...SHARED_OPTIONS,
      originalAriaLabel: `${label}, before`,
      modifiedAriaLabel: `${label}, after`,
      renderSideBySide: wide,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 560,
      hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 6 },
      renderOverviewRuler: false,
      originalEditable: false,
      folding: false,
      lineNumbersMinChars: 3,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      guides: { indentation: false },
      wordWrap: 'off',
    });
    // The names given above reach the editors only while a model is set; these stay.
    created.getOriginalEditor().updateOptions({ ariaLabel: `${label}, before` });
    created.getModifiedEditor().updateOptions({ ariaLabel: `${label}, after` });
    view.current = created;
    return () => {
      const models = created.getModel();
      created.dispose();
      models?.original.dispose();
      models?.modified.dispose();
      view.current = null;
    };
  }, [monaco, wide, label]);

  useEffect(() => {
    const current = view.current;
    if (monaco === null || current === null) return;
    const old = current.getModel();
    current.setModel({
      original: createModel(monaco, before, path),
      modified: createModel(monaco, after, path),
    });
    old?.original.dispose();
    old?.modified.dispose();
    // A new editor needs its models again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [monaco, wide, label, path, before, after]);

  if (state.kind === 'failed') return <PlainText text={after} />;
  return (
    <div className="relative min-h-0 flex-1" data-testid="diff" data-path={path}>
      <div ref={host} className="absolute inset-0" />
    </div>
  );
}
