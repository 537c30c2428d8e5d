import { FileCheck2, ListTree, ScanSearch } from 'lucide-react';
import { Drawing } from './drawing.tsx';
import { Gallery } from './gallery.tsx';
import { SiteHeader } from './site-header.tsx';
import { Start } from './start.tsx';

const POINTS = [
  {
    icon: ScanSearch,
    title: 'Keeps what the model needs',
    text: 'Plots, looks and dead ends fall away, statement by statement, each with its reason. You have the last word.',
  },
  {
    icon: ListTree,
    title: 'Every line knows its cell',
    text: 'Click a generated line to see where it came from. Hardcoded values become one typed configuration.',
  },
  {
    icon: FileCheck2,
    title: 'Tested from the first minute',
    text: 'A package with a training command and green tests, that prints the metrics your notebook printed.',
  },
] as const;

export function Landing() {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto w-full max-w-[84rem] flex-1 px-5 pb-10 sm:px-8">
        <div className="grid items-center gap-10 pt-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:gap-14">
          <div>
            <h1 className="text-[2rem] leading-[1.1] font-semibold tracking-[-0.035em] sm:text-[2.75rem]">
              The notebook works.
              <br />
              <span className="text-make">Now ship it.</span>
            </h1>
            <p className="mt-4 max-w-[34rem] text-base leading-7 text-ink-2">
              Cellwright turns a research notebook into a Python pipeline project: typed, tested and
              configured, with your own names in it. Mark the cells that matter, read the result
              beside the original, download it.
            </p>
            <div className="mt-6 max-w-[34rem]">
              <Start />
            </div>
          </div>
          <Drawing />
        </div>
        <div className="mt-8">
          <Gallery />
        </div>
        <ul className="mt-10 grid gap-6 border-t border-line pt-8 md:grid-cols-3">
          {POINTS.map(({ icon: Icon, title, text }) => (
            <li key={title} className="flex gap-3">
              <Icon aria-hidden size={18} className="mt-0.5 shrink-0 text-make" />
              <div>
                <h3 className="text-sm font-semibold">{title}</h3>
                <p className="mt-1 text-sm leading-6 text-ink-2">{text}</p>
              </div>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
