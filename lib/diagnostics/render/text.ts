import type { Diagnostic } from '../diagnostic.ts';
import { Places } from './place.ts';
import type { PlacedSpan, RenderedSource } from './place.ts';

/** Lines of a span that are shown before the rest is cut. */
const shownLines = 3;
/** Text of a source line that is shown around the span. */
const shownColumns = 110;

/**
 * Diagnostics for a terminal, each with the text that it speaks of:
 *
 *     warning CW2001 cell-does-not-parse: This cell is not valid Python: invalid syntax.
 *       --> churn.ipynb: cell 3, line 1, column 5
 *        |
 *      1 | x = = 2
 *        |     ^
 *       why: ...
 *       do: ...
 */
export function renderText(
  diagnostics: readonly Diagnostic[],
  source: RenderedSource | null,
): string {
  const places = new Places(source);
  return diagnostics
    .map((diagnostic) => renderOne(diagnostic, places, source?.fileName ?? ''))
    .join('\n');
}

function renderOne(diagnostic: Diagnostic, places: Places, fileName: string): string {
  const placed = places.find(diagnostic.span);
  const lines = [
    `${diagnostic.severity} ${diagnostic.code} ${diagnostic.name}: ${diagnostic.message}`,
  ];
  if (placed !== null) {
    const file = fileName === '' ? '' : `${fileName}: `;
    lines.push(
      `  --> ${file}cell ${placed.from.position}, line ${placed.from.line}, column ${placed.from.column}`,
    );
    lines.push(...frame(placed));
  } else if (fileName !== '') lines.push(`  --> ${fileName}`);
  for (const related of diagnostic.related) {
    const other = places.find(related.span);
    if (other === null) continue;
    lines.push(
      `  also cell ${other.from.position}, line ${other.from.line}, column ${other.from.column}: ${related.message}`,
    );
    lines.push(...frame(other));
  }
  lines.push(`  why: ${diagnostic.why}`, `  do: ${diagnostic.advice}`);
  for (const fix of diagnostic.fixes) lines.push(`  fix: ${fix.title}`);
  return `${lines.join('\n')}\n`;
}

function frame(placed: PlacedSpan): readonly string[] {
  const { from, to, lines } = placed;
  // A span that ends at the start of a line does not touch that line.
  const last = to.column === 1 && to.line > from.line ? to.line - 1 : to.line;
  const shown = Math.min(last, from.line + shownLines - 1);
  const width = Math.max(String(shown).length, 2);
  const empty = ' '.repeat(width + 2);
  const out = [`${empty}|`];
  for (let line = from.line; line <= shown; line += 1) {
    const text = lines.lineText(line);
    const start = line === from.line ? from.column - 1 : text.length - text.trimStart().length;
    const end = line === to.line ? to.column - 1 : text.trimEnd().length;
    const view = viewOf(text, start, end);
    out.push(`${String(line).padStart(width + 1)} | ${view.text}`.trimEnd());
    if (view.mark !== '') out.push(`${empty}| ${view.mark}`);
  }
  if (shown < last) out.push(`${empty}| ... to line ${last}`);
  return out;
}

/** The part of a line around a range, and carets below the range. */
function viewOf(
  text: string,
  start: number,
  end: number,
): { readonly text: string; readonly mark: string } {
  const cutLeft = start > shownColumns - 30 ? start - 30 : 0;
  const cutRight = Math.min(text.length, cutLeft + shownColumns);
  const before = text.slice(cutLeft, start);
  const marked = text.slice(start, Math.min(end, cutRight));
  const left = cutLeft > 0 ? '...' : '';
  const right = cutRight < text.length ? '...' : '';
  const carets = '^'.repeat(Math.max(columns(marked), 1));
  return {
    text: `${left}${text.slice(cutLeft, cutRight)}${right}`,
    mark:
      text === ''
        ? ''
        : `${left.replaceAll('.', ' ')}${before.replaceAll(/[^\t]/gu, ' ')}${carets}`,
  };
}

/** Characters as a terminal counts most of them: code points, not UTF-16 units. */
function columns(text: string): number {
  return Array.from(text).length;
}
