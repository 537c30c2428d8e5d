/** A phrase in which names stand between backticks, as the compiler writes them. */
export function WithCode({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // Parts of one phrase never change places.
      // oxlint-disable-next-line react/no-array-index-key
      <code key={index} className="rounded bg-sunken px-1 py-px text-[0.92em] text-ink">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

export function withoutMarkup(text: string): string {
  return text.replaceAll('`', '');
}
