import type { Notebook } from '../notebook/index.ts';
import type { Span } from '../source/span.ts';

const REDACTED = '<redacted>';

/** Forms that give themselves away wherever they stand: keys of well-known services, private keys. */
const TOKENS =
  /\b(?:sk-[\w-]{20,}|(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{30,}|github_pat_\w{30,}|xox[abprs]-[\w-]{10,}|AIza[\w-]{30,}|hf_\w{30,}|glpat-[\w-]{20,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+)/g;
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const PASSWORD_IN_URL = /(\b[a-z][\w+.-]*:\/\/[^/\s:@'"]+:)[^/\s@'"]+(?=@)/gi;

/** The notebook without its secrets: the spans given, and whatever looks like one in any cell. */
export function redactNotebook(notebook: Notebook, secrets: readonly Span[]): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => {
      const spans = secrets.filter((s) => s.cell === cell.id).toSorted((a, b) => b.start - a.start);
      let source = cell.source;
      for (const { start, end } of spans)
        source = `${source.slice(0, start)}"${REDACTED}"${source.slice(end)}`;
      return { ...cell, source: redactText(source) };
    }),
  };
}

export function redactText(text: string): string {
  return text
    .replace(PRIVATE_KEY, REDACTED)
    .replace(TOKENS, REDACTED)
    .replace(PASSWORD_IN_URL, `$1${REDACTED}`);
}
