'use client';

import { FilePlus2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { readModules } from '../../_intake/read-source.ts';
import { Button } from '../../_ui/button.tsx';
import { useWorkbench } from './workbench-context.tsx';

/** Which modules that the notebook imports were given with it, and which are missing. */
export function ModulesBar() {
  const { state, addModules } = useWorkbench();
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const modules = state.answer?.inspection?.modules ?? [];
  if (modules.length === 0) return null;
  const found = modules.filter(({ file }) => file !== null);
  const missing = modules.filter(({ file }) => file === null);

  async function add(files: readonly File[]): Promise<void> {
    const read = await readModules(files);
    const ignored = files.length - read.length;
    setProblem(ignored === 0 ? null : 'Only Python files of up to 1 MB can be modules.');
    if (read.length > 0) addModules(read);
  }

  return (
    <section
      aria-label="Modules beside the notebook"
      data-testid="modules-bar"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-4 py-1.5 text-xs text-ink-2"
    >
      {found.length > 0 && (
        <p>
          Modules found:{' '}
          <code className="text-ink">{found.map(({ name }) => name).join(', ')}</code>
        </p>
      )}
      {missing.length > 0 && (
        <>
          <p className="text-bad">
            Missing:{' '}
            <code>
              {missing
                .map(({ name, cell }) => (cell === null ? name : `${name} (cell ${cell})`))
                .join(', ')}
            </code>
          </p>
          <Button size="small" onClick={() => picker.current?.click()}>
            <FilePlus2 aria-hidden size={13} /> Add their files
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            accept=".py,text/x-python"
            aria-label="Module files"
            className="hidden"
            data-testid="module-input"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void add(files);
            }}
          />
        </>
      )}
      <p role="alert" className="text-bad">
        {problem}
      </p>
    </section>
  );
}
