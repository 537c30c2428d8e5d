'use client';

import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import type { SourceFile } from '../_lib.ts';

interface SourceContextValue {
  readonly source: SourceFile | null;
  readonly setSource: (source: SourceFile | null) => void;
}

const SourceContext = createContext<SourceContextValue | null>(null);

/** Carries the notebook from the landing page to the workbench, in memory: it is never part of a request. */
export function SourceProvider({ children }: { readonly children: ReactNode }) {
  const [source, setSource] = useState<SourceFile | null>(null);
  const value = useMemo(() => ({ source, setSource }), [source]);
  return <SourceContext value={value}>{children}</SourceContext>;
}

export function useSource(): SourceContextValue {
  const value = use(SourceContext);
  if (value === null) throw new Error('useSource needs a SourceProvider above it');
  return value;
}
