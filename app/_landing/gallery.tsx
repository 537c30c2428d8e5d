import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { SAMPLES } from '../_samples/catalog.ts';

/** Three notebooks to try; each opens straight in the workbench. */
export function Gallery() {
  return (
    <section aria-labelledby="gallery-title">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="gallery-title" className="text-sm font-semibold tracking-[-0.01em]">
          No notebook at hand? Take one of ours
        </h2>
      </div>
      <ul className="mt-3 grid gap-3 md:grid-cols-3" data-testid="gallery">
        {SAMPLES.map((sample, index) => (
          <li key={sample.name}>
            <Link
              href={`/convert?sample=${sample.name}`}
              data-testid={`sample-${sample.name}`}
              className="group flex h-full gap-4 rounded-xl border border-line bg-surface p-4 transition-colors hover:border-make-line hover:bg-raised"
            >
              <span
                aria-hidden
                className="font-mono text-2xs leading-6 text-ink-3 tabular group-hover:text-make"
              >
                [{index + 1}]
              </span>
              <span className="min-w-0 flex-1">
                <span className="flex items-center justify-between gap-2 text-sm font-semibold">
                  {sample.title}
                  <ArrowRight
                    aria-hidden
                    size={15}
                    className="text-ink-3 transition-transform group-hover:translate-x-0.5 group-hover:text-make"
                  />
                </span>
                <span className="mt-1 block text-xs leading-5 text-ink-2">{sample.summary}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
