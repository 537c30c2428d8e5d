'use client';

import { useMemo } from 'react';
import { Scrollable } from './scrollable.tsx';
import { sanitise } from './sanitise.ts';

interface RichHtmlProps {
  readonly html: string;
}

/** Tables and markup of an output, without anything that runs or loads. */
export function RichHtml({ html }: RichHtmlProps) {
  const clean = useMemo(() => ({ __html: sanitise(html) }), [html]);
  return (
    <Scrollable label="Table or text of the notebook">
      <div
        className="rich-html"
        // oxlint-disable-next-line react/no-danger -- sanitised on the line above
        dangerouslySetInnerHTML={clean}
      />
    </Scrollable>
  );
}
