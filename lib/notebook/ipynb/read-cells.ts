import { assignIds } from '../cell-ids.ts';
import {
  arrayAt,
  countAt,
  isObject,
  multiline,
  normalizeNewlines,
  stringAt,
} from '../json-value.ts';
import type { JsonObject } from '../json-value.ts';
import type { Cell } from '../model.ts';
import { unprompt } from '../unprompt.ts';
import { OutputBudget, readAttachments, readOutputs } from './read-outputs.ts';

export interface CellsReading {
  readonly cells: readonly Cell[];
  /** Cells whose outputs were too large to keep, with the number of characters. */
  readonly dropped: readonly { readonly cell: Cell; readonly size: number }[];
}

/** The raw cells of a document: of its list in format 4, of all worksheets in format 3. */
export function rawCells(document: JsonObject): readonly JsonObject[] {
  const lists = Array.isArray(document['cells'])
    ? [document['cells']]
    : arrayAt(document, 'worksheets').map((sheet) => arrayAt(sheet, 'cells'));
  return lists.flat().filter(isObject);
}

/** Reads cells of format 3 or 4, whichever keys they have. */
export function readCells(raw: readonly JsonObject[]): CellsReading {
  const ids = assignIds(raw.map((cell) => stringAt(cell, 'id')));
  const budget = new OutputBudget();
  const dropped: { cell: Cell; size: number }[] = [];
  const cells = raw.map((value, index): Cell => {
    const base = {
      id: ids[index] ?? assignIds([null])[0],
      position: index + 1,
      source: sourceOf(value),
    } as Pick<Cell, 'id' | 'position' | 'source'>;
    switch (value['cell_type']) {
      case 'code': {
        const reading = readOutputs(arrayAt(value, 'outputs'), budget);
        const executionCount = countAt(value, 'execution_count') ?? countAt(value, 'prompt_number');
        const cell: Cell = { kind: 'code', ...base, executionCount, outputs: reading.outputs };
        if (reading.dropped > 0) dropped.push({ cell, size: reading.dropped });
        return cell;
      }
      case 'markdown':
      case 'heading':
        return { kind: 'markdown', ...base, attachments: readAttachments(value) };
      default:
        return { kind: 'raw', ...base };
    }
  });
  return { cells, dropped };
}

/** Format 3 calls a code cell's source `input`, and has heading cells. */
function sourceOf(cell: JsonObject): string {
  const text = normalizeNewlines(multiline(cell['source'] ?? cell['input']));
  if (cell['cell_type'] === 'code') return unprompt(text);
  if (cell['cell_type'] !== 'heading') return text;
  const level = Math.min(Math.max(countAt(cell, 'level') ?? 1, 1), 6);
  return `${'#'.repeat(level)} ${text}`;
}
