import type { MimeBundle, Output } from '../model.ts';
import { arrayAt, countAt, isObject, multiline, objectAt, stringAt } from '../json-value.ts';
import type { JsonObject } from '../json-value.ts';

/** Outputs larger than this, alone or with those before them, are not kept. */
const largestOutput = 4_000_000;
const largestTotal = 32_000_000;

/** How much of a notebook's outputs has been kept so far. */
export class OutputBudget {
  #left = largestTotal;

  /** Whether output of this many characters is kept. */
  take(size: number): boolean {
    if (size > largestOutput || size > this.#left) return false;
    this.#left -= size;
    return true;
  }
}

export interface OutputReading {
  readonly outputs: readonly Output[];
  /** Characters of the outputs that were too large to keep. */
  readonly dropped: number;
}

/** Reads the outputs of one cell, of format 3 or 4; what has no known form is left out. */
export function readOutputs(values: readonly unknown[], budget: OutputBudget): OutputReading {
  const outputs: Output[] = [];
  let dropped = 0;
  for (const value of values) {
    const size = sizeOf(value);
    if (!budget.take(size)) dropped += size;
    else if (isObject(value)) {
      const output = readOutput(value);
      if (output !== null) outputs.push(output);
    }
  }
  return { outputs, dropped };
}

function readOutput(value: JsonObject): Output | null {
  switch (value['output_type']) {
    case 'stream':
      return {
        kind: 'stream',
        name: stringAt(value, 'name') ?? stringAt(value, 'stream') ?? 'stdout',
        text: multiline(value['text']),
      };
    case 'display_data':
      return { kind: 'display', data: bundleOf(value) };
    case 'execute_result':
    case 'pyout':
      return {
        kind: 'result',
        executionCount: countAt(value, 'execution_count') ?? countAt(value, 'prompt_number'),
        data: bundleOf(value),
      };
    case 'error':
    case 'pyerr':
      return {
        kind: 'error',
        name: stringAt(value, 'ename') ?? '',
        value: stringAt(value, 'evalue') ?? '',
        traceback: arrayAt(value, 'traceback').filter((line) => typeof line === 'string'),
      };
    default:
      return null;
  }
}

/** Format 3 writes each kind of data as a key of the output itself. */
const formatThreeTypes: Readonly<Record<string, string>> = {
  text: 'text/plain',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  latex: 'text/latex',
  json: 'application/json',
  javascript: 'application/javascript',
  pdf: 'application/pdf',
};

function bundleOf(output: JsonObject): MimeBundle {
  if (isObject(output['data'])) return readBundle(output['data']);
  const entries = Object.entries(formatThreeTypes).filter(([key]) => Object.hasOwn(output, key));
  return Object.fromEntries(entries.map(([key, type]) => [type, mimeText(type, output[key])]));
}

export function readBundle(data: JsonObject): MimeBundle {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [type, mimeText(type, value)]),
  );
}

/** JSON types may hold any value; it is kept as its text. */
function mimeText(type: string, value: unknown): string {
  const isText =
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((line) => typeof line === 'string'));
  if (isText && !/^application\/(?:.*\+)?json$/.test(type)) return multiline(value);
  return JSON.stringify(value) ?? '';
}

export function readAttachments(cell: unknown): Readonly<Record<string, MimeBundle>> {
  const attachments = objectAt(cell, 'attachments');
  return Object.fromEntries(
    Object.entries(attachments).flatMap(([name, bundle]) =>
      isObject(bundle) ? [[name, readBundle(bundle)]] : [],
    ),
  );
}

/** Characters of all strings inside a value; roughly its size in the file. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value))
    return value.reduce<number>((sum, item) => sum + sizeOf(item), value.length);
  if (isObject(value))
    return Object.values(value).reduce<number>((sum, item) => sum + sizeOf(item), 0);
  return 1;
}
