'use client';

import { useMemo } from 'react';
import { sanitise } from './sanitise.ts';

interface RichHtmlProps {
  readonly html: string;
}

/** Tables and markup of an output, without anything that runs or loads. */
export function RichHtml({ html }: RichHtmlProps) {
  const clean = useMemo(() => ({ __html: sanitise(html) }), [html]);
  return (
    <div
      className="rich-html scroll-thin overflow-x-auto"
      // oxlint-disable-next-line react/no-danger -- sanitised on the line above
      dangerouslySetInnerHTML={clean}
    />
  );
}
