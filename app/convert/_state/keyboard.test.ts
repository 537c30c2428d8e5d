import { expect, test } from 'vitest';
import { cellCommand, nextMark } from './keyboard.ts';

const key = (name: string, ctrlKey = false) => ({
  key: name,
  ctrlKey,
  metaKey: false,
  altKey: false,
});

test('keys are commands; the browser keeps its own', () => {
  expect(cellCommand(key('j'))).toEqual({ kind: 'move', by: 1 });
  expect(cellCommand(key('x'))).toEqual({ kind: 'mark', mark: 'exclude' });
  expect(cellCommand(key('x', true))).toBeNull();
  expect(cellCommand(key('q'))).toBeNull();
});

test('space goes round all three marks', () => {
  expect(nextMark(nextMark(nextMark('auto')))).toBe('auto');
  expect(new Set(['auto', nextMark('auto'), nextMark(nextMark('auto'))]).size).toBe(3);
});
