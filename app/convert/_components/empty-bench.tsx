'use client';

import { Intake } from '../../_intake/intake.tsx';
import { Gallery } from '../../_landing/gallery.tsx';
import { SiteHeader } from '../../_landing/site-header.tsx';
import { useWorkbench } from './workbench-context.tsx';

interface EmptyBenchProps {
  readonly looking: boolean;
  readonly problem: string | null;
}

/** The workbench before a notebook is on it. */
export function EmptyBench({ looking, problem }: EmptyBenchProps) {
  const { open } = useWorkbench();
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto w-full max-w-3xl flex-1 px-5 py-10 sm:px-8">
        {looking ? (
          <output className="block text-sm text-ink-2">Opening the notebook…</output>
        ) : (
          <div className="space-y-8">
            <div>
              <h1 className="text-2xl font-semibold tracking-[-0.025em]">Open a notebook</h1>
              {problem !== null && (
                <p role="alert" className="mt-2 text-sm text-bad">
                  {problem}
                </p>
              )}
            </div>
            <Intake onOpen={open} />
            <Gallery />
          </div>
        )}
      </main>
    </div>
  );
}
