import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sklearn } from '../../lib/summaries/constraints/sklearn.ts';
import { PYTHON } from '../../lib/node/testing/python.ts';

const script = path.join(import.meta.dirname, '..', 'parameter-constraints.py');

test('the table of scikit-learn is what the library publishes', () => {
  const run = spawnSync(PYTHON, [script, '--json'], { encoding: 'utf8' });
  expect(JSON.parse(run.stdout)).toEqual(sklearn.calls);
});
