import type { Metadata } from 'next';
import { Workbench } from './_components/workbench.tsx';

export const metadata: Metadata = { title: 'Workbench' };

export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly sample?: string | string[] }>;
}) {
  const { sample } = await searchParams;
  return <Workbench sample={typeof sample === 'string' ? sample : null} />;
}
