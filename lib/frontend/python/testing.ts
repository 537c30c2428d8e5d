import type { CodeCell } from '../../notebook/model.ts';
import { cellId } from '../../source/index.ts';
import type { ParsedCell } from '../program.ts';
import type { Located, Magic, Stmt } from './ast.ts';

/** A code cell for tests. */
export function codeCell(source: string, position = 1): CodeCell {
  return {
    kind: 'code',
    id: cellId(`cell-${position}`),
    position,
    source,
    executionCount: null,
    outputs: [],
  };
}

/**
 * A cell in one short line: statements with their text, blocks in braces, IPython syntax in angle brackets.
 *
 *     %time x = f()   ->   x = f() +<time>
 */
export function printCell({
  status,
  statements,
  magics,
  cell,
  lastValueHidden,
}: ParsedCell): string {
  if (status.kind === 'opaque') return `opaque ${status.magic}`;
  if (status.kind === 'unparsable') return `error: ${status.message}`;
  const printed = statements.map((statement) => printStatement(statement, cell.source)).join('; ');
  const above = magics.map(({ magic }) => ` +${printMagic(magic)}`).join('');
  return `${printed}${above}${lastValueHidden ? ' (hidden)' : ''}`.trim();
}

function printMagic(magic: Magic): string {
  switch (magic.kind) {
    case 'line-magic':
      return `<${magic.name}${magic.text === '' ? '' : `|${magic.text}`}>`;
    case 'shell':
      return `<!${magic.command}>`;
    case 'help':
      return `<?${magic.text}>`;
  }
}

function printStatement(statement: Stmt, source: string): string {
  if (statement.kind === 'Magic') return printMagic(statement.magic);
  const blocks = blocksOf(statement);
  if (blocks.length > 0) {
    const inside = blocks.map(
      (block) => `{${block.map((child) => printStatement(child, source)).join('; ')}}`,
    );
    return `${statement.kind}${inside.join('')}`;
  }
  const text = (range: Located): string =>
    source.slice(range.start, range.end).replaceAll(/\s+/g, ' ');
  const value = 'value' in statement ? statement.value : null;
  if (value === null || value.kind !== 'MagicExpr') return synthetic(statement, text(statement));
  return `${text({ start: statement.start, end: value.start })}${printMagic(value.magic)}`;
}

/** `%pylab` leaves statements that have no text of their own. */
function synthetic(statement: Stmt, text: string): string {
  return text.startsWith('%')
    ? `${statement.kind}(${'names' in statement ? statement.names.map((name) => (typeof name === 'string' ? name : name.name)).join(',') : ''})`
    : text;
}

/** The non-empty blocks inside a statement. */
export function blocksOf(statement: Stmt): readonly (readonly Stmt[])[] {
  const blocks: (readonly Stmt[])[] = [];
  if (statement.kind === 'Match') blocks.push(...statement.cases.map((arm) => arm.body));
  if ('body' in statement) blocks.push(statement.body);
  if ('handlers' in statement) blocks.push(...statement.handlers.map((handler) => handler.body));
  if ('orelse' in statement) blocks.push(statement.orelse);
  if ('finalbody' in statement) blocks.push(statement.finalbody);
  return blocks.filter((block) => block.length > 0);
}

/** Ranges that do not lie within the one around them; empty when the tree is sound. */
export function strayRanges(parsed: ParsedCell): readonly string[] {
  const stray: string[] = [];
  const visit = (value: unknown, outer: Located): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, outer);
    else if (typeof value === 'object' && value !== null) {
      const own = rangeOf(value);
      if (own !== null && (own.start < outer.start || own.end > outer.end || own.start > own.end)) {
        stray.push(`${JSON.stringify(value)} in ${outer.start}-${outer.end}`);
      }
      for (const child of Object.values(value)) visit(child, own ?? outer);
    }
  };
  const all: Located = { start: 0, end: parsed.cell.source.length };
  visit([parsed.statements, parsed.comments, parsed.magics], all);
  if (parsed.status.kind === 'unparsable') visit(parsed.status.at, all);
  return stray;
}

function rangeOf(value: object): Located | null {
  if (!('start' in value) || !('end' in value)) return null;
  const { start, end } = value;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
}
