import { describe, expect, test } from 'vitest';
import { compareDisplays, type Display, normalizeLine, numbersOf } from './compare-displays.ts';

const display = (cell: number, text: string, line = 1): Display => ({ cell, line, text });
const always = (): boolean => true;
const never = (): boolean => false;

describe('normalizeLine', () => {
  test.each([
    ['np.float64(0.8125)', '0.8125'],
    ["'accuracy 0.667, kappa 0.467'", 'accuracy 0.667, kappa 0.467'],
    ['{0.5: np.float64(12.5), 0.9: np.int64(3)}', '{0.5: 12.5, 0.9: 3}'],
    ['weighted avg       0.66      0.67', 'weighted avg 0.66 0.67'],
    ['np.True_', 'True'],
    ["'a' and 'b'", "a' and 'b"],
  ])('%s', (line, expected) => {
    expect(normalizeLine(line)).toBe(expected);
  });
});

test('numbersOf keeps how numbers are written', () => {
  expect(numbersOf('MAE 1,242.79 (-3e-05) 66% .5 v2')).toEqual([
    '1,242.79',
    '-3e-05',
    '66%',
    '.5',
    '2',
  ]);
});

describe('compareDisplays', () => {
  const report = '  precision recall\n0  0.75 0.80\n1  0.50 0.40\n';

  test('the same text is equal', () => {
    const result = compareDisplays(
      `acc: 0.81\n${report}`,
      [display(3, 'acc: 0.81\n'), display(4, report)],
      always,
    );
    expect(result).toEqual({ required: 3, found: 3, differences: [] });
  });

  test('a number that the notebook does not display is a difference', () => {
    const { differences } = compareDisplays('acc: 0.82\n', [display(3, 'acc: 0.81')], never);
    expect(differences).toEqual([{ side: 'project', cell: null, text: 'acc: 0.82' }]);
  });

  test('a required line that is not printed is a difference, in its cell', () => {
    const { differences, found, required } = compareDisplays(
      'train 0.9\n',
      [display(7, 'train 0.9'), display(8, 'test 0.8')],
      (one) => one.cell === 8,
    );
    expect({ found, required }).toEqual({ found: 0, required: 1 });
    expect(differences).toEqual([{ side: 'notebook', cell: 8, text: 'test 0.8' }]);
  });

  test('a value displayed twice must be printed twice', () => {
    const twice = [display(5, '0.75'), display(6, '0.75')];
    expect(compareDisplays('0.75\n', twice, always).found).toBe(1);
    expect(compareDisplays('0.75\n0.75\n', twice, always).found).toBe(2);
  });

  test('a label in front of a bare value is no difference, another digit is', () => {
    expect(compareDisplays('score: 0.8125', [display(2, '0.8125')], always).differences).toEqual(
      [],
    );
    expect(
      compareDisplays('score: 0.812', [display(2, '0.8125')], always).differences,
    ).toHaveLength(2);
  });

  test('a required line is found although a display nobody asked for shows the same', () => {
    const displays = [display(1, '0.5'), display(9, '0.5')];
    expect(compareDisplays('0.5', displays, (one) => one.cell === 9).differences).toEqual([]);
  });

  test('an array displayed by repr is the array printed by str', () => {
    const shown = [display(4, 'array([[46,  2,  0],\n       [ 1, 30,  2]])')];
    expect(compareDisplays('[[46  2  0]\n [ 1 30  2]]\n', shown, always).differences).toEqual([]);
    expect(compareDisplays('[[46  2  1]\n [ 1 30  2]]\n', shown, always).found).toBe(1);
  });

  test('a dictionary that IPython breaks over lines is the one that print leaves on one', () => {
    const shown = [display(4, "{'alpha': 0.1,\n 'depth': 3}")];
    expect(compareDisplays("{'alpha': 0.1, 'depth': 3}\n", shown, always)).toEqual({
      required: 1,
      found: 1,
      differences: [],
    });
  });

  test('text without numbers and run times are not compared', () => {
    const { differences, required } = compareDisplays(
      'Training the model\n',
      [display(1, 'CPU times: user 3 ms\nWall time: 3 ms\n'), display(2, 'best: ridge')],
      always,
    );
    expect(differences).toEqual([]);
    expect(required).toBe(0);
  });
});
