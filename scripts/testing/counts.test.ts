import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closingLine, fromReport, gate, total, vitestCounts } from './counts.js';

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'cellwright-counts-'));
afterAll(() => fs.rmSync(temporary, { recursive: true }));

function report(passed: number, failed: number): string {
  const file = path.join(temporary, `${passed}-${failed}.json`);
  const body = {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 0,
  };
  fs.writeFileSync(file, JSON.stringify(body));
  return file;
}

test('counts add up to the closing line', () => {
  const sum = total([gate(true), gate(false), fromReport(report(5, 0), true, vitestCounts)]);
  expect(closingLine(sum)).toBe('6 passed, 1 failed, 1 skipped');
});

test('a runner that fails without a failed test, runs nothing or leaves no report is a failure', () => {
  expect(fromReport(report(5, 0), false, vitestCounts).failed).toBe(1);
  expect(fromReport(report(0, 0), true, vitestCounts).failed).toBe(1);
  expect(fromReport(path.join(temporary, 'absent.json'), true, vitestCounts).failed).toBe(1);
  expect(fromReport(report(5, 2), false, vitestCounts).failed).toBe(2);
});
