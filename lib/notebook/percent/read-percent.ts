import { assignIds } from '../cell-ids.ts';
import type { Cell } from '../model.ts';
import { databricksCells } from './databricks.ts';
import { restoreCellMagic } from './exported-magic.ts';
import { markdownCell, trimBlank } from './script-cell.ts';
import type { ScriptCell } from './script-cell.ts';

const percent = /^#\s?%%+(?!\S)\s*(.*)$/;
const percentTight = /^#\s?%%(?=\s|\[|$)(.*)$/;
const exported = /^# In\s?\[(\d+|\s*|\*)\]:\s*$/;
const tagged = /^# <(codecell|markdowncell|rawcell)>\s*$/;

/** Reads a script with cell markers; one without any is a single cell. */
export function readScript(text: string): readonly Cell[] {
  const found = splitScript(text);
  const ids = assignIds(found.map(() => null));
  return found.flatMap((cell, index): readonly Cell[] => {
    const id = ids[index];
    if (id === undefined) return [];
    const base = { id, position: index + 1, source: cell.source };
    switch (cell.kind) {
      case 'code':
        return [
          {
            kind: 'code',
            ...base,
            source: restoreCellMagic(cell.source),
            executionCount: cell.executionCount,
            outputs: [],
          },
        ];
      case 'markdown':
        return [{ kind: 'markdown', ...base, attachments: {} }];
      case 'raw':
        return [{ kind: 'raw', ...base }];
    }
  });
}

function splitScript(text: string): readonly ScriptCell[] {
  const lines = withoutHeader(text.split('\n'));
  if (
    /^# Databricks notebook source\s*$/.test(lines[0] ?? '') ||
    lines.some((line) => /^# COMMAND -{5,}/.test(line))
  ) {
    return databricksCells(lines);
  }
  if (lines.some((line) => percentTight.test(line) || percent.test(line)))
    return percentCells(lines);
  if (lines.some((line) => exported.test(line))) return exportedCells(lines);
  if (lines.some((line) => tagged.test(line))) return taggedCells(lines);
  return [{ kind: 'code', source: trimBlank(lines), executionCount: null }];
}

const prologue = /^#(?:!|.*coding[:=]|\s*<nbformat>)/;

/** Takes away Jupytext's header. */
function withoutHeader(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '' && !prologue.test(line));
  if (lines[first] !== '# ---') return lines;
  const end = lines.indexOf('# ---', first + 1);
  const header = lines.slice(first, end);
  const isHeader =
    end !== -1 &&
    header.every((line) => line.startsWith('#')) &&
    header.some((line) => /jupy/.test(line));
  return isHeader ? lines.slice(end + 1) : lines;
}

function percentCells(lines: readonly string[]): readonly ScriptCell[] {
  return split(
    lines,
    (line) => percentTight.exec(line)?.[1] ?? percent.exec(line)?.[1] ?? null,
  ).map(({ head, body }) => {
    if (head !== null && /\[(?:markdown|md)\]/i.test(head)) return markdownCell(body);
    const kind = head !== null && /\[raw\]/i.test(head) ? 'raw' : 'code';
    return { kind, source: trimBlank(body), executionCount: null };
  });
}

/** `# In[3]:` as nbconvert writes; markdown stands as comments between two blank lines and the next marker. */
function exportedCells(lines: readonly string[]): readonly ScriptCell[] {
  return split(lines, (line) => exported.exec(line)?.[1] ?? null).flatMap(({ head, body }) => {
    const { code, comments } = splitTrailingComments(body);
    const executionCount = head !== null && /^\d+$/.test(head) ? Number(head) : null;
    const cells: ScriptCell[] = [];
    if (head !== null || trimBlank(code) !== '')
      cells.push({ kind: 'code', source: trimBlank(code), executionCount });
    if (comments.length > 0) cells.push(markdownCell(comments));
    return cells;
  });
}

function splitTrailingComments(body: readonly string[]): {
  readonly code: readonly string[];
  readonly comments: readonly string[];
} {
  let start = body.length;
  while (start > 0 && /^(?:#.*|\s*)$/.test(body[start - 1] ?? '')) start -= 1;
  const offset = body.slice(start).findIndex((line) => line.startsWith('# ') || line === '#');
  const blankBefore = start === 0 || offset >= 2;
  return offset === -1 || !blankBefore
    ? { code: body, comments: [] }
    : { code: body.slice(0, start), comments: body.slice(start + offset) };
}

function taggedCells(lines: readonly string[]): readonly ScriptCell[] {
  return split(lines, (line) => tagged.exec(line)?.[1] ?? null).map(({ head, body }) => {
    if (head === 'markdowncell') return markdownCell(body);
    return {
      kind: head === 'rawcell' ? 'raw' : 'code',
      source: trimBlank(body),
      executionCount: null,
    };
  });
}

interface Section {
  /** What stands in the marker; null for lines before the first one. */
  readonly head: string | null;
  readonly body: readonly string[];
}

/** Cuts lines at markers; lines before the first marker count unless only an interpreter or encoding is named. */
function split(
  lines: readonly string[],
  markerOf: (line: string) => string | null,
): readonly Section[] {
  const sections: { head: string | null; body: string[] }[] = [{ head: null, body: [] }];
  for (const line of lines) {
    const head = markerOf(line);
    if (head !== null) sections.push({ head, body: [] });
    else if (sections.length > 1 || !prologue.test(line)) sections.at(-1)?.body.push(line);
  }
  return sections.filter(({ head, body }) => head !== null || trimBlank(body) !== '');
}
