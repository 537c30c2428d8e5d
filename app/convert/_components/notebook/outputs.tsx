'use client';

import { memo, useState, type ReactNode } from 'react';
import type { MimeBundle, Output } from '../../../_lib.ts';
import { AnsiText } from './ansi-text.tsx';
import { Markdown } from './markdown.tsx';
import { Scrollable } from './scrollable.tsx';
import { RichHtml } from './rich-html.tsx';

const MANY = 8;

/** What the notebook recorded when it was run. */
export const Outputs = memo(function Outputs({ outputs }: { readonly outputs: readonly Output[] }) {
  const [all, setAll] = useState(false);
  if (outputs.length === 0) return null;
  const shown = all ? outputs : outputs.slice(0, MANY);
  return (
    <div className="space-y-2 border-t border-dashed border-line px-3 py-2" data-testid="outputs">
      {shown.map((output, index) => (
        // Outputs of one cell never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <OneOutput key={index} output={output} />
      ))}
      {outputs.length > shown.length && (
        <Toggle onClick={() => setAll(true)}>
          Show {outputs.length - shown.length} more outputs
        </Toggle>
      )}
    </div>
  );
});

function OneOutput({ output }: { readonly output: Output }) {
  switch (output.kind) {
    case 'stream':
      return <LongText text={output.text} />;
    case 'error':
      return (
        <LongText
          text={
            output.traceback.length > 0
              ? output.traceback.join('\n')
              : `${output.name}: ${output.value}`
          }
        />
      );
    case 'display':
    case 'result':
      return <Bundle data={output.data} />;
  }
}

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** The richest of the forms that an output has and that can be shown without running anything. */
function Bundle({ data }: { readonly data: MimeBundle }) {
  for (const type of IMAGES) {
    const content = data[type];
    if (content !== undefined) {
      return <Picture address={`data:${type};base64,${content.replaceAll(/\s/g, '')}`} />;
    }
  }
  const svg = data['image/svg+xml'];
  // Inside an image element a drawing can neither run scripts nor load anything.
  if (svg !== undefined)
    return <Picture address={`data:image/svg+xml,${encodeURIComponent(svg)}`} />;
  const html = data['text/html'];
  const text = data['text/plain'];
  if (html !== undefined && !needsScript(html)) return <LongHtml html={html} />;
  if (data['text/markdown'] !== undefined)
    return <Markdown source={data['text/markdown']} className="prose-cell" />;
  if (data['text/latex'] !== undefined)
    return <Markdown source={data['text/latex']} className="prose-cell" />;
  if (text !== undefined) return <LongText text={text} />;
  const [type] = Object.keys(data);
  return <p className="text-xs text-ink-3">Output of type {type ?? 'unknown'}, not shown.</p>;
}

/** Interactive charts are all script: their text form says more than what would be left of them. */
function needsScript(html: string): boolean {
  return /<script\b/i.test(html) && !/<table\b/i.test(html);
}

function Picture({ address }: { readonly address: string }) {
  return (
    // White paper below: plots are drawn for it, often without a background of their own.
    // oxlint-disable-next-line nextjs/no-img-element
    <img src={address} alt="Recorded output" className="max-h-96 max-w-full rounded bg-white" />
  );
}

const LINES = 14;

function LongText({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  const lines = text.trimEnd().split('\n');
  const shown = whole ? lines : lines.slice(0, LINES);
  return (
    <div>
      <Scrollable label="Recorded text">
        <pre className="w-max font-mono text-xs leading-[1.15rem] text-ink-2">
          <AnsiText text={shown.join('\n')} />
        </pre>
      </Scrollable>
      {lines.length > LINES && (
        <Toggle onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : `Show ${lines.length - LINES} more lines`}
        </Toggle>
      )}
    </div>
  );
}

const LONG_HTML = 6_000;

function LongHtml({ html }: { readonly html: string }) {
  const [whole, setWhole] = useState(html.length <= LONG_HTML);
  return (
    <div>
      <div className={whole ? '' : 'max-h-64 overflow-hidden'}>
        <RichHtml html={html} />
      </div>
      {html.length > LONG_HTML && (
        <Toggle onClick={() => setWhole(!whole)}>{whole ? 'Show less' : 'Show all of it'}</Toggle>
      )}
    </div>
  );
}

function Toggle({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="text-xs font-medium text-make hover:underline"
    >
      {children}
    </button>
  );
}
