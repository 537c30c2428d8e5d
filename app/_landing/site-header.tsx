import Link from 'next/link';
import { ThemeToggle } from '../_theme/theme-toggle.tsx';
import { Wordmark } from '../_ui/logo.tsx';

export function SiteHeader() {
  return (
    <header className="mx-auto flex h-16 w-full max-w-[84rem] items-center justify-between px-5 sm:px-8">
      <Link href="/" aria-label="Cellwright, start page" className="inline-flex">
        <Wordmark />
      </Link>
      <nav aria-label="Site" className="flex items-center gap-1 text-sm">
        <Link
          href="/docs"
          className="rounded-md px-3 py-1.5 font-medium text-ink-2 hover:bg-sunken hover:text-ink"
        >
          Diagnostics
        </Link>
        <ThemeToggle />
      </nav>
    </header>
  );
}
