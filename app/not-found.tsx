import Link from 'next/link';
import { SiteHeader } from './_landing/site-header.tsx';
import { buttonClass } from './_ui/button.tsx';

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <main className="mx-auto max-w-xl px-5 py-24 text-center">
        <p className="font-mono text-sm text-ink-3">[404]</p>
        <h1 className="mt-2 text-2xl font-semibold tracking-[-0.025em]">There is no such page</h1>
        <p className="mt-2 text-sm text-ink-2">
          The address may be mistyped, or the page has gone.
        </p>
        <Link href="/" className={`${buttonClass('primary')} mt-6`}>
          To the start
        </Link>
      </main>
    </>
  );
}
