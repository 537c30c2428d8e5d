'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';

interface ScrollableProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Scrolls sideways; when there is something to scroll to, the keyboard can reach it. */
export function Scrollable({ label, children }: ScrollableProps) {
  const box = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className="scroll-thin overflow-x-auto focus-visible:-outline-offset-2"
      {...(wide ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {})}
    >
      {children}
    </div>
  );
}
