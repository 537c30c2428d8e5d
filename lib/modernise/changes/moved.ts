import type { Alias, Expr, Stmt } from '../../frontend/python/ast.ts';
import { edit, placeIn, textOf } from '../edits.ts';
import type { CellEdit, Change, Found, Site } from '../rule.ts';

/** Old dotted names and the new ones, builtins among them. Null: it is gone, with nothing in its place. */
export type MovedNames = Readonly<Record<string, string | null>>;

const BUILTINS: ReadonlySet<string> = new Set(['float', 'int', 'bool', 'object', 'str', 'complex']);

/** `from old import x`, `old.x`: names that live elsewhere now. */
export function moved(names: MovedNames): Change {
  const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
  return {
    words: Object.keys(names).map(last),
    find: (site) => {
      const { node, statement } = site;
      if (node?.kind === 'Attribute') return ofAttribute(site, node, names);
      if (node === null && statement.kind === 'ImportFrom')
        return ofImportFrom(site, statement, names);
      if (node === null && statement.kind === 'Import') return ofImport(site, statement, names);
      return null;
    },
  };
}

function ofAttribute(
  site: Site,
  node: Extract<Expr, { kind: 'Attribute' }>,
  names: MovedNames,
): Found | null {
  const written = site.names.written(node);
  if (written === null || !Object.hasOwn(names, written)) return null;
  const place = placeIn(site.cell, node);
  const to = names[written] ?? null;
  if (to === null) return { place, edits: null };
  const dot = to.lastIndexOf('.');
  if (BUILTINS.has(to)) return { place, edits: [edit(site.cell, node.start, node.end, to)] };
  const owner = site.names.written(node.value);
  if (owner === to.slice(0, dot))
    return {
      place,
      edits: [edit(site.cell, node.end - node.attr.length, node.end, to.slice(dot + 1))],
    };
  const spelling =
    dot < 0 ? site.names.spellModule(to) : site.names.spell(to.slice(0, dot), to.slice(dot + 1));
  if (spelling === null) return { place, edits: null };
  return {
    place,
    edits: [edit(site.cell, node.start, node.end, spelling.text), ...spelling.edits],
  };
}

/** Where a name of a module lives now: its own entry, or that of the module that it stood in. */
function target(full: string, names: MovedNames): string | null | undefined {
  if (Object.hasOwn(names, full)) return names[full];
  const dot = full.lastIndexOf('.');
  if (dot < 0) return undefined;
  const above = target(full.slice(0, dot), names);
  return typeof above === 'string' ? `${above}${full.slice(dot)}` : above;
}

function ofImportFrom(
  site: Site,
  statement: Extract<Stmt, { kind: 'ImportFrom' }>,
  names: MovedNames,
): Found | null {
  if (statement.level > 0) return null;
  const lines: string[] = [];
  const stay: Alias[] = [];
  for (const alias of statement.names) {
    const to =
      alias.name === '*'
        ? target(statement.module, names)
        : target(`${statement.module}.${alias.name}`, names);
    if (to === undefined) stay.push(alias);
    else if (to === null) return { place: placeIn(site.cell, statement), edits: null };
    else lines.push(importLine(to, alias));
  }
  if (lines.length === 0) return null;
  const kept = stay.map((a) => textOf(site.cell, a)).join(', ');
  const all = (kept === '' ? lines : [`from ${statement.module} import ${kept}`, ...lines]).filter(
    (line) => line !== '',
  );
  if (all.length === 0) return null;
  return { place: placeIn(site.cell, statement), edits: [asLines(site, statement, all)] };
}

function importLine(to: string, { name, asName }: Alias): string {
  if (name === '*') return `from ${to} import *`;
  const bound = asName ?? name;
  if (BUILTINS.has(to)) return to === bound ? '' : `${bound} = ${to}`;
  const dot = to.lastIndexOf('.');
  if (dot < 0) return to === bound ? `import ${to}` : `import ${to} as ${bound}`;
  const member = to.slice(dot + 1);
  return `from ${to.slice(0, dot)} import ${member}${member === bound ? '' : ` as ${bound}`}`;
}

function ofImport(
  site: Site,
  statement: Extract<Stmt, { kind: 'Import' }>,
  names: MovedNames,
): Found | null {
  const moves = statement.names.map(({ name }) => target(name, names));
  if (moves.every((to) => to === undefined)) return null;
  const place = placeIn(site.cell, statement);
  if (moves.includes(null)) return { place, edits: null };
  const texts = statement.names.map(({ name, asName }, i) => {
    const to = moves[i] ?? name;
    return asName === null ? to : `${to} as ${asName}`;
  });
  const edits: readonly CellEdit[] = [
    edit(site.cell, statement.start, statement.end, `import ${texts.join(', ')}`),
  ];
  return { place, edits };
}

function asLines({ cell }: Site, { start, end }: Stmt, lines: readonly string[]): CellEdit {
  const lineStart = cell.cell.source.lastIndexOf('\n', start - 1) + 1;
  const before = cell.cell.source.slice(lineStart, start);
  const separator = before.trim() === '' ? `\n${before}` : '; ';
  return edit(cell, start, end, lines.join(separator));
}
