import type { Metadata } from 'next';
import { catalog } from '../../lib/index.ts';
import { RuleIndex } from './_components/rule-index.tsx';

export const metadata: Metadata = { title: 'Diagnostics' };

export default function Page() {
  return <RuleIndex rules={catalog} />;
}
