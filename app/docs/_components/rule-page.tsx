import '../../convert/_components/notebook/rich-html.css';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { Rule } from '../../../lib/index.ts';
import { SiteHeader } from '../../_landing/site-header.tsx';
import { cx } from '../../_ui/cx.ts';
import { KINDS, SEVERITIES, stageOf, withoutSlots } from './words.ts';

/** One diagnostic: its three texts, and the rule's own page from the catalogue. */
export function RulePage({ rule }: { readonly rule: Rule }) {
  const severity = SEVERITIES[rule.severity];
  return (
    <>
      <SiteHeader />
      <main className="mx-auto w-full max-w-3xl px-5 pt-4 pb-20 sm:px-8">
        <Link
          href="/docs"
          className="inline-flex items-center gap-1.5 text-sm text-ink-2 hover:text-ink"
        >
          <ArrowLeft aria-hidden size={14} /> All diagnostics
        </Link>
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <span className="font-mono text-sm font-semibold text-make">{rule.code}</span>
          <span
            className={cx('rounded-full border px-2 py-px text-2xs font-medium', severity.look)}
          >
            {severity.name}
          </span>
          <span className="text-xs text-ink-3">
            {stageOf(rule.code)} · {KINDS[rule.kind]}
          </span>
        </div>
        <h1 className="mt-2 text-2xl font-semibold tracking-[-0.025em] sm:text-3xl">
          {title(rule.name)}
        </h1>
        <dl className="mt-6 divide-y divide-line rounded-xl border border-line bg-surface">
          <Text term="What happened" text={rule.message} />
          <Text term="Why it matters" text={rule.why} />
          <Text term="What to do" text={rule.advice} />
        </dl>
        <div className="prose-cell mt-8" data-testid="rule-docs">
          <ReactMarkdown remarkPlugins={[remarkGfm]} skipHtml>
            {rule.docs}
          </ReactMarkdown>
        </div>
      </main>
    </>
  );
}

function Text({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <div className="grid gap-1 px-4 py-3 sm:grid-cols-[9rem_1fr]">
      <dt className="text-xs leading-6 font-medium text-ink-3">{term}</dt>
      <dd className="prose-cell">
        <ReactMarkdown skipHtml>{withoutSlots(text)}</ReactMarkdown>
      </dd>
    </div>
  );
}

function title(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
