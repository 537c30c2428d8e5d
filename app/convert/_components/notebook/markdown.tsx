'use client';

import 'katex/dist/katex.min.css';
import './rich-html.css';
import { memo, useMemo, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import type { MimeBundle } from '../../../_lib.ts';
import { rehypeNotebookHtml } from './notebook-html.ts';
import { RichHtml } from './rich-html.tsx';

interface MarkdownProps {
  readonly source: string;
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
  readonly className?: string;
}

const REMARK = [remarkGfm, remarkMath];
const REHYPE = [
  rehypeNotebookHtml,
  [rehypeKatex, { throwOnError: false, strict: false, trust: false, maxExpand: 1000 }],
] as Parameters<typeof ReactMarkdown>[0]['rehypePlugins'];

/** A notebook's prose: tables, mathematics, its own pictures; nothing from outside, nothing that runs. */
export const Markdown = memo(function Markdown({ source, attachments, className }: MarkdownProps) {
  const components = useMemo(() => parts(attachments ?? {}), [attachments]);
  return (
    <div className={className ?? 'prose-cell px-4 py-2.5'}>
      <ReactMarkdown
        remarkPlugins={REMARK}
        rehypePlugins={REHYPE ?? null}
        components={components}
        urlTransform={(url) => url}
      >
        {source}
      </ReactMarkdown>
    </div>
  );
});

/** The headings of a notebook lie below the page's own: they are told by their level, not by their size. */
function heading(level: 1 | 2 | 3 | 4 | 5 | 6) {
  const Tag = `h${Math.min(6, level + 1)}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  return function Heading({ children }: { readonly children?: ReactNode }) {
    return <Tag className={`cell-h${Math.min(4, level)}`}>{children}</Tag>;
  };
}

const HEADINGS = {
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(5),
  h6: heading(6),
};

function parts(attachments: Readonly<Record<string, MimeBundle>>): Components {
  return {
    ...HEADINGS,
    a: ({ href, children }) =>
      href !== undefined && /^https?:/i.test(href) ? (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {children}
        </a>
      ) : (
        <span>{children}</span>
      ),
    img: ({ src, alt }) => {
      const address = typeof src === 'string' ? imageAddress(src, attachments) : null;
      if (address === null) {
        return (
          <span className="rounded border border-line bg-sunken px-1.5 py-0.5 text-xs text-ink-3">
            {alt === undefined || alt === '' ? 'Picture' : alt} (not part of the notebook, not
            loaded)
          </span>
        );
      }
      // The optimiser of the framework is for pictures of this site.
      // oxlint-disable-next-line nextjs/no-img-element
      return <img src={address} alt={alt ?? ''} />;
    },
    input: ({ checked }) => <span>{checked === true ? '☑' : '☐'}</span>,
    div: ({ node, children }) => {
      const html = node?.properties['dataHtml'];
      return typeof html === 'string' ? <RichHtml html={html} /> : <div>{children}</div>;
    },
  };
}

function imageAddress(
  source: string,
  attachments: Readonly<Record<string, MimeBundle>>,
): string | null {
  if (source.startsWith('data:image/')) return source;
  if (!source.startsWith('attachment:')) return null;
  const name = decodeName(source.slice('attachment:'.length));
  const [entry] = Object.entries(attachments[name] ?? {});
  if (entry === undefined || !entry[0].startsWith('image/')) return null;
  return `data:${entry[0]};base64,${entry[1].replaceAll(/\s/g, '')}`;
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
