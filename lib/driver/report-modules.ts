import { effectsOfImport, type MissingModule } from '../analysis/modules/index.ts';
import { allStatements } from '../analysis/walk.ts';
import { moduleActs, moduleMissing, moduleUnreadable } from '../diagnostics/catalog/modules.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { Stmt } from '../frontend/python/ast.ts';
import type { ModuleReport } from '../outcome.ts';
import type { Span } from '../source/span.ts';
import type { Understanding } from './understand.ts';

/** Says of the modules beside the notebook what keeps production from using them. */
export function reportModules(u: Understanding, sink: DiagnosticSink): void {
  const { files } = u.dataflow.modules;
  const needed = new Set(u.lowered.pipeline.modules?.map(({ name }) => name));
  for (const module of files.found.values()) {
    if (!needed.has(module.target)) continue;
    const { file, parsed } = module;
    const span = placeOfModule(u, module.target);
    const reason = unreadable(parsed);
    if (reason !== null) sink.report(moduleUnreadable, span, { file, reason });
    const [acts] = effectsOfImport(parsed.statements);
    if (acts !== undefined && reason === null)
      sink.report(moduleActs, span, { file, text: firstLine(parsed, acts) });
  }
  for (const missing of files.missing) {
    if (!isNeeded(u, missing, needed)) continue;
    const { name, cell, statement, importedBy, candidates } = missing;
    const by = importedBy === null ? 'the notebook' : `the module \`${importedBy}\``;
    const span = importedBy === null ? spanOf(cell, statement) : placeOfName(u, importedBy);
    const file = candidates[0] ?? `${name}.py`;
    sink.report(moduleMissing, span, { module: name, file, by });
  }
}

/** The modules beside the notebook, as people may list them. */
export function moduleReports(u: Understanding): readonly ModuleReport[] {
  const { files } = u.dataflow.modules;
  const needed = new Set(u.lowered.pipeline.modules?.map(({ name }) => name));
  const found = [...files.found.values()].map(({ name, file, target }): ModuleReport => ({
    name,
    file,
    module: needed.has(target) ? target : null,
    cell: importOf(u, target)?.cell.cell.position ?? null,
  }));
  const missing = files.missing.map(({ name, cell, importedBy }): ModuleReport => ({
    name,
    file: null,
    module: null,
    cell: importedBy === null ? cell.cell.position : null,
  }));
  return [...found, ...missing];
}

function isNeeded(
  u: Understanding,
  { statement, importedBy }: MissingModule,
  needed: ReadonlySet<string>,
): boolean {
  if (importedBy === null) return u.selection.slice.included.has(statement.id);
  const module = [...u.dataflow.modules.files.found.values()].find((m) => m.name === importedBy);
  return module !== undefined && needed.has(module.target);
}

function unreadable({ status, statements, cell }: ParsedCell): string | null {
  if (status.kind === 'unparsable') {
    const line = cell.source.slice(0, status.at.start).split('\n').length;
    return `line ${line}: ${status.message}`;
  }
  const magic = [...allStatements(statements)].find((s) => s.kind === 'Magic');
  if (status.kind === 'opaque' || magic !== undefined) return 'it holds notebook magics';
  return null;
}

interface Place {
  readonly cell: ParsedCell;
  readonly statement: Stmt;
}

/** The notebook's import that leads to a module, if one does. */
function importOf(u: Understanding, target: string): Place | null {
  const { files } = u.dataflow.modules;
  for (const cell of u.program.cells)
    for (const statement of allStatements(cell.statements)) {
      const names =
        statement.kind === 'Import'
          ? statement.names.map((a) => a.name)
          : statement.kind === 'ImportFrom'
            ? [`${'.'.repeat(statement.level)}${statement.module}`]
            : [];
      const leads = names.some((name) => {
        const found = files.targetOf(cell.cell.id, name);
        if (found === target) return true;
        return (
          statement.kind === 'ImportFrom' &&
          found !== null &&
          statement.names.some((a) => `${found}.${a.name}` === target)
        );
      });
      if (leads) return { cell, statement };
    }
  return null;
}

export function placeOfModule(u: Understanding, target: string): Span | null {
  const place = importOf(u, target);
  return place === null ? null : spanOf(place.cell, place.statement);
}

function placeOfName(u: Understanding, name: string): Span | null {
  const module = [...u.dataflow.modules.files.found.values()].find((m) => m.name === name);
  return module === undefined ? null : placeOfModule(u, module.target);
}

function spanOf({ cell }: ParsedCell, { start, end }: Stmt): Span {
  return { cell: cell.id, start, end };
}

function firstLine({ cell }: ParsedCell, s: Stmt): string {
  const [line = ''] = cell.source.slice(s.start, s.end).split('\n');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
