import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ruleByCode } from '../../../lib/index.ts';
import { RulePage } from '../_components/rule-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly code: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const rule = ruleByCode((await params).code);
  return { title: rule === null ? 'Unknown code' : `${rule.code} ${rule.name}` };
}

export default async function Page({ params }: PageProps) {
  const rule = ruleByCode((await params).code);
  if (rule === null) notFound();
  return <RulePage rule={rule} />;
}
