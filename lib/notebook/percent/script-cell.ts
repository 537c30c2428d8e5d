import type { Cell } from '../model.ts';

/** A cell as a script holds it, before it has an identity. */
export interface ScriptCell {
  readonly kind: Cell['kind'];
  readonly source: string;
  readonly executionCount: number | null;
}

/** Markdown is written as comments, or as a string of its own. */
export function markdownCell(body: readonly string[]): ScriptCell {
  const text = trimBlank(body);
  const quoted = /^r?("""|''')\n?([\s\S]*?)\n?\1$/.exec(text);
  const source = quoted?.[2] ?? text.replaceAll(/^# ?/gm, '');
  return { kind: 'markdown', source: source.trim(), executionCount: null };
}

/** Lines joined, without blank lines around them. */
export function trimBlank(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
