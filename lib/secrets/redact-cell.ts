import { secretFromEnvironment, secretInText } from '../diagnostics/catalog/read.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { Span } from '../source/index.ts';
import { applyEdits } from '../source/index.ts';
import { placeholder } from './placeholder.ts';
import { placeholderText, secretsOfCode, textEdits } from './redact-code.ts';
import { redactCommand } from './redact-text.ts';
import type { Variables } from './variables.ts';

export interface RedactedCell {
  readonly source: string;
  /** Variables that its commands set. */
  readonly set: readonly string[];
}

/** A code cell with placeholders for its secrets, each variable reported once. */
export function redactCell(
  parsed: ParsedCell,
  variables: Variables,
  sink: DiagnosticSink,
): RedactedCell {
  const { cell } = parsed;
  const set = new Set<string>();
  const report = (source: string, names: readonly string[]): RedactedCell => {
    for (const name of names)
      sink.report(secretFromEnvironment, spanOf(source, name, cell.id), { variable: name });
    if (names.length === 0 && source !== cell.source)
      sink.report(secretInText, { cell: cell.id, start: 0, end: 0 }, {});
    return { source, set: [...set] };
  };
  if (parsed.status.kind !== 'parsed') {
    const clean = redactCommand(cell.source, variables, (name) => set.add(name));
    return report(clean, [...set]);
  }
  const { found, inText } = secretsOfCode(parsed, variables);
  const strings = [
    ...found.map(({ start, end, variable }) => ({
      start,
      end,
      text: placeholderText(variable, cell.source.slice(start, end)),
    })),
    ...inText.map(({ start, end, variable }) => ({ start, end, text: placeholder(variable) })),
  ];
  const texts = textEdits(parsed, variables, (name) => set.add(name)).filter(
    (one) => !strings.some((edit) => edit.start < one.end && one.start < edit.end),
  );
  const names = [...found, ...inText].map(({ variable }) => variable);
  const { text } = applyEdits(cell.source, [...strings, ...texts]);
  return report(text, [...new Set([...names, ...set])]);
}

function spanOf(source: string, variable: string, cell: Span['cell']): Span {
  const text = placeholder(variable);
  const start = source.indexOf(text);
  return start === -1 ? { cell, start: 0, end: 0 } : { cell, start, end: start + text.length };
}
