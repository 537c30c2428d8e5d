import type { TextEdit } from '../../../source/index.ts';
import type { Located, Magic } from '../ast.ts';
import type { Escape } from '../scan.ts';
import type { FoundMagic } from './cell-magic.ts';

/** IPython syntax taken out of a text: Python stands in its place. */
export interface Replaced {
  readonly edits: readonly TextEdit[];
  /** By stand-in name: the magic and its range. */
  readonly standIns: ReadonlyMap<string, FoundMagic>;
  /** Magics that left nothing: `%time` in front of a statement. */
  readonly removed: readonly FoundMagic[];
}

/** What `%pylab` binds, written as the imports it performs. */
const pylabImports =
  'import numpy as np, matplotlib, matplotlib.pyplot as plt; from numpy import *; from matplotlib.pyplot import *';

/** Replaces each escape by a name that the text does not contain, so that any Python parser accepts the rest. */
export function replaceEscapes(text: string, escapes: readonly Escape[]): Replaced {
  const edits: TextEdit[] = [];
  const standIns = new Map<string, FoundMagic>();
  const removed: FoundMagic[] = [];
  const stem = freshStem(text);
  for (const escape of escapes) {
    const written = text.slice(escape.start, escape.end);
    const magic = readMagic(escape.kind === 'bare' ? `%${written}` : written);
    const range: Located = { start: escape.start, end: trimmedEnd(text, escape) };
    if (escape.kind === 'prefix') {
      removed.push({ ...range, magic });
      edits.push({ start: escape.start, end: escape.end, text: '' });
    } else if (escape.kind === 'line' && magic.kind === 'line-magic' && magic.name === 'pylab') {
      edits.push({ ...range, text: pylabImports });
    } else {
      const name = `${stem}${standIns.size}_`;
      standIns.set(name, { ...range, magic });
      edits.push({ ...range, text: name });
    }
  }
  return { edits, standIns, removed };
}

const installer =
  /^(?:pip3?|conda|mamba)[ \t]+(?:install|uninstall|list|show|freeze|update|upgrade)\b/;
const command = /^(?:cd|ls|ll|pwd|cat|mkdir|rmdir|rm|cp|mv|head|tail|wget|unzip)[ \t]+\S/;

/** Lines that IPython runs as magics although they lack their `%`; only for text that is not Python as it stands. */
export function bareMagics(text: string, lines: readonly Located[]): readonly Escape[] {
  return lines
    .filter((line) => {
      const written = text.slice(line.start, line.end);
      return installer.test(written) || (lines.length === 1 && command.test(written));
    })
    .map(({ start, end }) => ({ kind: 'bare', start, end }));
}

function trimmedEnd(text: string, escape: Escape): number {
  return escape.start + text.slice(escape.start, escape.end).trimEnd().length;
}

function freshStem(text: string): string {
  let stem = '_escape_';
  while (text.includes(stem)) stem += '_';
  return stem;
}

/** Reads the text of one escape: `%name rest`, `!command`, `?topic`, `topic??`. */
export function readMagic(escape: string): Magic {
  const text = escape.replaceAll(/\\\n/g, ' ').trim();
  const help = /^(?:\?{1,2}(.*)|([^!].*?)\?{1,2}|)$/s.exec(text);
  if (help !== null && !(text.startsWith('%') && /\s/.test(text))) {
    return { kind: 'help', text: (help[1] ?? help[2] ?? '').trim() };
  }
  if (text.startsWith('!')) return { kind: 'shell', command: text.replace(/^!{1,2}/, '').trim() };
  const [, name = '', rest = ''] = /^(?:%{1,2}\s*|[,;/])([^\s]*)\s*(.*)$/s.exec(text) ?? [];
  return { kind: 'line-magic', name, text: rest };
}
