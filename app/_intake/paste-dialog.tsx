'use client';

import { useId, useState } from 'react';
import type { SourceFile } from '../_lib.ts';
import { Button } from '../_ui/button.tsx';
import { Dialog } from '../_ui/dialog.tsx';
import { readPaste } from './read-source.ts';

interface PasteDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onOpen: (file: SourceFile) => void;
}

export function PasteDialog({ open, onClose, onOpen }: PasteDialogProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useId();

  function submit(): void {
    const result = readPaste(text);
    if (result.kind === 'declined') setProblem(result.reason);
    else onOpen(result.file);
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Paste a notebook"
      description="The JSON text of an .ipynb file, or Python with # %% cells. It stays in this browser."
    >
      <label htmlFor={field} className="sr-only">
        Notebook text
      </label>
      <textarea
        id={field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
        rows={12}
        placeholder='{ "cells": [ … ], "nbformat": 4 }'
        className="w-full resize-y rounded-md border border-line-strong bg-paper p-3 font-mono text-xs text-ink placeholder:text-ink-3"
      />
      <p role="alert" className="min-h-5 text-sm text-bad">
        {problem}
      </p>
      <div className="mt-2 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" onClick={submit}>
          Open it
        </Button>
      </div>
    </Dialog>
  );
}
