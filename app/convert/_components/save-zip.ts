import type { Zip } from '../_worker/client.ts';

/** Gives the archive to the browser's downloads. */
export function saveZip({ name, bytes }: Zip): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.zip`;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the bytes only once it began.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
