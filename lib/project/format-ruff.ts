import type { PythonFormatter } from '../outcome.ts';

/** What is used of `@astral-sh/ruff-wasm-web` once its WebAssembly is initialised. */
export interface RuffModule {
  readonly Workspace: new (options: unknown, positionEncoding: number) => RuffWorkspace;
}

interface RuffWorkspace {
  check(contents: string): unknown;
  format(contents: string): string;
}

interface Point {
  readonly row: number;
  readonly column: number;
}

interface RuffEdit {
  readonly content: string | null;
  readonly location: Point;
  readonly end_location: Point;
}

interface RuffDiagnostic {
  readonly code: string | null;
  readonly fix: { readonly edits: readonly RuffEdit[] } | null;
}

const UTF16 = 1;
const ROUNDS = 3;

/** The settings that generated projects carry in `pyproject.toml`, as far as they bear on fixes and format. */
const OPTIONS = { 'line-length': 100, 'target-version': 'py310', lint: { select: ['F401'] } };

/**
 * Formats as `ruff check --fix --select F401` and `ruff format` do. Only a rule whose fix is always safe is applied:
 * the module does not say which fixes are not. Text that does not parse comes back as it is; that it
 * does not parse is for the checks of the project to say.
 */
export function ruffFormatter(ruff: RuffModule): PythonFormatter {
  const workspace = new ruff.Workspace(OPTIONS, UTF16);
  return (path, text) => {
    const fixed = path.endsWith('__init__.py') ? text : removeUnusedImports(workspace, text);
    try {
      return workspace.format(fixed);
    } catch {
      return text;
    }
  };
}

function removeUnusedImports(workspace: RuffWorkspace, text: string): string {
  let fixed = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const edits = readDiagnostics(workspace.check(fixed)).flatMap(({ code, fix }) =>
      code === 'F401' ? (fix?.edits ?? []) : [],
    );
    if (edits.length === 0) return fixed;
    fixed = applyEdits(fixed, edits);
  }
  return fixed;
}

/** The module's own declarations leave the result untyped. */
function readDiagnostics(result: unknown): readonly RuffDiagnostic[] {
  return Array.isArray(result) ? (result as readonly RuffDiagnostic[]) : [];
}

/** Applies edits from the last to the first; one that overlaps waits for the next round. */
function applyEdits(text: string, edits: readonly RuffEdit[]): string {
  const starts = lineStarts(text);
  const offset = ({ row, column }: Point): number => (starts[row - 1] ?? text.length) + column - 1;
  const ranges = edits
    .map((edit) => ({
      start: offset(edit.location),
      end: offset(edit.end_location),
      content: edit.content ?? '',
    }))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let limit = Number.POSITIVE_INFINITY;
  for (const { start, end, content } of ranges) {
    if (end > limit) continue;
    result = result.slice(0, start) + content + result.slice(end);
    limit = start;
  }
  return result;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
