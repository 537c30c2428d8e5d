import { parseCell } from '../frontend/python/parse-cell.ts';
import type { CodeCell, ModuleFile } from '../notebook/model.ts';
import { applyEdits } from '../source/index.ts';
import { cellId } from '../source/span.ts';
import type { Stmt } from '../frontend/python/ast.ts';
import { fieldEdit, readOfEnvironment } from './environment-text.ts';
import { secretsOfCode, textEdits } from './redact-code.ts';
import { redactText } from './redact-text.ts';
import type { Variables } from './variables.ts';

/** A Python file beside the notebook that reads its secrets from the environment. */
export function redactModule(
  file: ModuleFile,
  variables: Variables,
  suspicious: RegExp,
): ModuleFile {
  if (!suspicious.test(file.text)) return file;
  const cell: CodeCell = {
    kind: 'code',
    id: cellId(`module ${file.path}`),
    position: 0,
    source: file.text,
    executionCount: null,
    outputs: [],
  };
  const { parsed } = parseCell(cell);
  if (parsed.status.kind !== 'parsed') return { ...file, text: redactText(file.text, variables) };
  const { found, inText } = secretsOfCode(parsed, variables);
  const edits = [
    ...found.map(({ start, end, variable }) => ({
      start,
      end,
      text: readOfEnvironment(variable, file.text.slice(start, end)),
    })),
    ...inText.map((one) => fieldEdit(file.text, one.within, one, one.variable)),
  ];
  const texts = textEdits(parsed, variables, () => undefined).filter(
    (one) => !edits.some((edit) => edit.start < one.end && one.start < edit.end),
  );
  const bindsOs = parsed.statements.some(
    (s) => s.kind === 'Import' && s.names.some((a) => a.name === 'os' && a.asName === null),
  );
  const start = importPlace(file.text, parsed.statements);
  const imported =
    bindsOs || edits.length === 0 ? [] : [{ start, end: start, text: 'import os\n' }];
  const { text } = applyEdits(file.text, [...imported, ...edits, ...texts]);
  const secrets = [...new Set([...found, ...inText].map((one) => one.variable))];
  return secrets.length === 0 ? { ...file, text } : { ...file, text, secrets };
}

/** The line of the first statement that is neither the docstring nor an import of the future. */
function importPlace(text: string, statements: readonly Stmt[]): number {
  const first = statements.find(
    (s, index) =>
      !(index === 0 && s.kind === 'Expr' && s.value.kind === 'Constant') &&
      !(s.kind === 'ImportFrom' && s.module === '__future__'),
  );
  if (first === undefined) return text.length;
  const starts = 'decorators' in first ? first.decorators.map((one) => one.start) : [];
  return text.lastIndexOf('\n', Math.min(first.start, ...starts) - 1) + 1;
}
