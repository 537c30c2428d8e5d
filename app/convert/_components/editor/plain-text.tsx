/** The text itself, while the editor loads or when it cannot. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    // A scrolling region has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre tabIndex={0} className="absolute inset-0 overflow-auto p-3 font-mono text-xs leading-5">
      {text}
    </pre>
  );
}
