import { trimBlank } from './script-cell.ts';
import type { ScriptCell } from './script-cell.ts';

/** Databricks' source export: cells between `# COMMAND` lines, other languages behind `# MAGIC`. */
export function databricksCells(lines: readonly string[]): readonly ScriptCell[] {
  const cells: string[][] = [[]];
  for (const line of lines) {
    if (/^# COMMAND -{5,}/.test(line)) cells.push([]);
    else if (!/^# (?:Databricks notebook source|DBTITLE \d+,)/.test(line)) cells.at(-1)?.push(line);
  }
  return cells.flatMap((body): readonly ScriptCell[] => {
    const filled = body.filter((line) => line.trim() !== '');
    if (filled.length === 0) return [];
    const isMagic = filled.every((line) => line.startsWith('# MAGIC'));
    const lines = isMagic ? filled.map((line) => line.replace(/^# MAGIC ?/, '')) : body;
    const source = trimBlank(lines);
    const markdown = /^%md(?:-sandbox)?\b\s?/.exec(source)?.[0];
    return [
      markdown === undefined
        ? { kind: 'code', source, executionCount: null }
        : { kind: 'markdown', source: source.slice(markdown.length), executionCount: null },
    ];
  });
}
