import { secretInText } from '../diagnostics/catalog/read.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { ParsedCell } from '../frontend/program.ts';
import { parseCell } from '../frontend/python/parse-cell.ts';
import type { Cell, MimeBundle, Notebook, Output } from '../notebook/model.ts';
import { decodedText } from './escapes.ts';
import { redactCell } from './redact-cell.ts';
import { secretsOfCode } from './redact-code.ts';
import { redactModule } from './redact-module.ts';
import { redactText } from './redact-text.ts';
import { Variables } from './variables.ts';

/** Cheap and wide: only a cell that holds one of these is looked at. */
const SUSPICIOUS =
  /key|token|secret|pass|pwd|pw\b|credential|auth|salt|webhook|cookie|bearer|basic |:\/\/[^\s/]*:[^\s/]*@|login|-u |sk-|[sr]k_|AKIA|ASIA|AROA|gh[pousr]_|github_pat|hf_|gl(?:pat|dt|rt|ptt)-|xox|AIza|ya29|GOCSPX|SG\.|SK[0-9a-f]{8}|npm_|pypi-|eyJ|-us\d|sig=|hooks\.|:AA|dapi|do[opr]_v1|shp|sq0|[MNO][\w-]{22,27}\.|PRIVATE/i;

/** The notebook with its secrets taken out, those of code and of texts reported. */
export function redactNotebook(notebook: Notebook, sink: DiagnosticSink): Notebook {
  const variables = new Variables();
  const parsed = new Map<Cell, ParsedCell>();
  for (const cell of notebook.cells) {
    if (cell.kind === 'code' && SUSPICIOUS.test(cell.source))
      parsed.set(cell, parseCell(cell).parsed);
  }
  // Values of the whole notebook first: one may be printed above, or named in a comment.
  for (const cell of parsed.values()) secretsOfCode(cell, variables);
  const modules = notebook.modules?.map((module) => redactModule(module, variables, SUSPICIOUS));
  const known = variables.values;
  const holdsSome = (text: string): boolean =>
    SUSPICIOUS.test(text) || known.some((value) => text.includes(value));
  const isSuspicious = (text: string): boolean =>
    holdsSome(text) || holdsSome(decodedText(text)?.text ?? '');
  const clean = (text: string): string => (isSuspicious(text) ? redactText(text, variables) : text);
  const set: { readonly name: string; readonly position: number }[] = [];
  const cells = notebook.cells.map((cell): Cell => {
    if (cell.kind === 'code') {
      const outputs = cell.outputs.map((output) => cleanOutput(output, clean));
      if (!isSuspicious(cell.source)) return { ...cell, outputs };
      const redacted = redactCell(parsed.get(cell) ?? parseCell(cell).parsed, variables, sink);
      set.push(...redacted.set.map((name) => ({ name, position: cell.position })));
      return { ...cell, outputs, source: redacted.source };
    }
    const source = clean(cell.source);
    if (source !== cell.source) sink.report(secretInText, { cell: cell.id, start: 0, end: 0 }, {});
    return { ...cell, source };
  });
  return {
    ...notebook,
    cells,
    ...(modules === undefined ? {} : { modules }),
    ...(set.length === 0 ? {} : { secretVariables: set }),
  };
}

/** Takes the secrets of a notebook, and what gives itself away, out of texts that come of running it. */
export function secretsHidden({ cells }: Notebook): (text: string) => string {
  const variables = new Variables();
  for (const cell of cells)
    if (cell.kind === 'code' && SUSPICIOUS.test(cell.source))
      secretsOfCode(parseCell(cell).parsed, variables);
  return (text) => redactText(text, variables);
}

function cleanOutput(output: Output, clean: (text: string) => string): Output {
  switch (output.kind) {
    case 'stream':
      return { ...output, text: clean(output.text) };
    case 'display':
    case 'result':
      return { ...output, data: cleanBundle(output.data, clean) };
    case 'error':
      return { ...output, value: clean(output.value), traceback: output.traceback.map(clean) };
  }
}

/** Images hold no text, and base64 looks like anything. */
function cleanBundle(bundle: MimeBundle, clean: (text: string) => string): MimeBundle {
  return Object.fromEntries(
    Object.entries(bundle).map(([mime, text]) => [
      mime,
      /^(?:image\/(?!svg)|application\/pdf|audio\/|video\/)/.test(mime) ? text : clean(text),
    ]),
  );
}
