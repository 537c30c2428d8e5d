import type { ParsedCell } from '../../frontend/program.ts';
import type { Alias, Stmt } from '../../frontend/python/ast.ts';
import { applyEdits, type TextEdit } from '../../source/text-edits.ts';
import { allStatements } from '../walk.ts';
import {
  bindingOfModule,
  boundBy,
  type LocalModule,
  type LocalModules,
  writtenModule,
} from './local-modules.ts';

/** The text of a module as it stands in the package: as it was, but for imports of modules that moved with it. */
export function movedText({ parsed }: LocalModule, modules: LocalModules): string {
  const edits = parsed.statements.flatMap((s) => importEdits(parsed, s, modules, true));
  const { text } = applyEdits(parsed.cell.source, edits);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/**
 * Edits that lead imports of local modules, in a statement and all inside it, to their places in the package. Inside
 * the package relative imports lead there already.
 */
export function importEdits(
  { cell }: ParsedCell,
  statement: Stmt,
  modules: LocalModules,
  insidePackage: boolean,
): readonly TextEdit[] {
  return [...allStatements([statement])].flatMap((s): readonly TextEdit[] => {
    if (s.kind === 'ImportFrom') {
      const target = modules.targetOf(cell.id, writtenModule(s));
      if (target === null || (insidePackage && s.level > 0)) return [];
      const text = cell.source.slice(s.start, s.end);
      const written = /^from\s+([\w.]+(?:\s*\.\s*\w+)*)/.exec(text);
      if (written === null) return [];
      const at = s.start + written[0].length - (written[1] ?? '').length;
      return [{ start: at, end: s.start + written[0].length, text: target }];
    }
    if (s.kind !== 'Import') return [];
    const targets = s.names.map((a) => modules.targetOf(cell.id, a.name));
    if (targets.every((target) => target === null)) return [];
    const line = cell.source.lastIndexOf('\n', s.start - 1) + 1;
    const indent = /^[ \t]*/.exec(cell.source.slice(line, s.start))?.[0] ?? '';
    const lines = s.names.flatMap((a, i) => importLines(a, targets[i] ?? null));
    return [{ start: s.start, end: s.end, text: lines.join(`\n${indent}`) }];
  });
}

function importLines({ name, asName }: Alias, target: string | null): readonly string[] {
  if (target === null) return [asName === null ? `import ${name}` : `import ${name} as ${asName}`];
  if (asName !== null) return [`import ${target} as ${asName}`];
  const { name: bound, module, member, aliased } = bindingOfModule(...boundBy(name, target));
  const from = `from ${module} import ${member ?? ''}${aliased ? ` as ${bound}` : ''}`;
  // `import a.b` binds `a`, and sees to it that `a.b` is there.
  return name.includes('.') ? [`import ${target}  # noqa: F401`, from] : [from];
}
