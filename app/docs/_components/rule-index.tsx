import Link from 'next/link';
import type { Rule } from '../../../lib/index.ts';
import { SiteHeader } from '../../_landing/site-header.tsx';
import { cx } from '../../_ui/cx.ts';
import { WithCode } from '../../_ui/with-code.tsx';
import { SEVERITIES, stageOf, withoutSlots } from './words.ts';

/** Every diagnostic, by the stage that reports it. */
export function RuleIndex({ rules }: { readonly rules: readonly Rule[] }) {
  const stages = new Map<string, Rule[]>();
  for (const rule of rules) {
    const stage = stageOf(rule.code);
    stages.set(stage, [...(stages.get(stage) ?? []), rule]);
  }
  return (
    <>
      <SiteHeader />
      <main className="mx-auto w-full max-w-4xl px-5 pt-6 pb-20 sm:px-8">
        <h1 className="text-3xl font-semibold tracking-[-0.03em]">Diagnostics</h1>
        <p className="mt-2 max-w-2xl text-base leading-7 text-ink-2">
          What Cellwright may say about a notebook: what happened, why it matters to the result, and
          what to do. Each has a code that never changes its meaning.
        </p>
        {[...stages].map(([stage, members]) => (
          <section key={stage} className="mt-10">
            <h2 className="text-sm font-semibold text-ink-2">{stage}</h2>
            <ul className="mt-2 divide-y divide-line border-y border-line">
              {members.map((rule) => (
                <li key={rule.code}>
                  <Link
                    href={`/docs/${rule.code}`}
                    className="grid grid-cols-[4.5rem_1fr] items-baseline gap-x-4 gap-y-1 py-3 hover:bg-surface sm:grid-cols-[4.5rem_5rem_1fr]"
                  >
                    <span className="font-mono text-xs font-semibold">{rule.code}</span>
                    <span
                      className={cx(
                        'w-fit rounded-full border px-2 text-2xs font-medium',
                        SEVERITIES[rule.severity].look,
                      )}
                    >
                      {SEVERITIES[rule.severity].name}
                    </span>
                    <span className="col-span-2 text-sm text-ink-2 sm:col-span-1">
                      <WithCode text={withoutSlots(rule.message)} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
    </>
  );
}
