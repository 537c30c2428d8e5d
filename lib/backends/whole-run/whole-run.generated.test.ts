import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PYTHON } from '../../node/testing/python.ts';
import type { Pipeline } from '../../ir/index.ts';
import { loadRuffFormatter } from '../../node/ruff.ts';
import { backendFor } from '../index.ts';
import { housePrices } from '../../ir/testing/house-prices.ts';
import { ordersEtl } from '../../ir/testing/orders-etl.ts';
import { spamTexts } from '../../ir/testing/spam-texts.ts';
import { writeTree } from '../../node/testing/write-tree.ts';
import { withManifest } from '../../project/manifest.ts';

const format = loadRuffFormatter();
let folder = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'generated-'));
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function emit(pipeline: Pipeline, name: string): string {
  return writeTree(
    withManifest(backendFor('procedural').emit(pipeline, { format })),
    path.join(folder, name),
  );
}

/** Runs `python -m ...` in a project; gives what it wrote, with the exit status when that is not 0. */
function python(root: string, ...args: readonly string[]): string {
  const run = spawnSync(PYTHON, ['-m', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: 'src', PYTHONDONTWRITEBYTECODE: '1' },
  });
  const written = run.stdout + run.stderr;
  return run.status === 0 ? written : `exit ${run.status}\n${written}`;
}

/** Lines that the notebook's code printed, out of the log. */
function printed(written: string): readonly string[] {
  return written.split('\n').flatMap((line) => / INFO \w+\.notebook: (.*)$/.exec(line)?.[1] ?? []);
}

function writeHouses(root: string): void {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const quality = ['No', 'Gd', 'Ex'][i % 3] ?? '';
    const area = 50 + ((i * 37) % 150);
    return `${quality},${i % 2 === 0 ? 'Gd' : 'Ex'},${area},${area * (quality === 'Ex' ? 2000 : 1000) + ((i * 7919) % 5000)}`;
  });
  fs.mkdirSync(path.join(root, 'data'), { recursive: true });
  fs.writeFileSync(
    path.join(root, 'data', 'houses.csv'),
    `${['quality,on,area,price', ...rows].join('\n')}\n`,
  );
}

describe.each([
  ['house prices', housePrices],
  ['orders', ordersEtl],
  ['spam texts', spamTexts],
])('the project for %s', (name, pipeline) => {
  let root = '';
  beforeAll(() => {
    root = emit(pipeline, name);
  });

  test('compiles, is formatted and clean for the linter', () => {
    expect(python(root, 'compileall', '-q', 'src', 'tests')).toBe('');
    expect(python(root, 'ruff', 'check', '--no-cache', '.')).toContain('All checks passed!');
    expect(python(root, 'ruff', 'format', '--no-cache', '--check', '.')).toContain(
      'already formatted',
    );
  });

  test('type-checks', () => {
    expect(python(root, 'mypy', '--cache-dir', path.join(folder, `mypy ${name}`))).toContain(
      'Success: no issues found',
    );
  });

  test('passes its own tests without data', () => {
    const written = python(root, 'pytest', '-q', '-p', 'no:cacheprovider');
    expect(written).toMatch(/\d+ passed/);
    expect(written).not.toMatch(/exit|failed|error/);
    // One line for each file of tests that needs the data.
    expect(/data is missing: data\//.test(written)).toBe(pipeline.inputs.length > 0);
  });
});

// Line breaks of scaffolding must not depend on how long the package's name is.
test.each(['a', 'b_package_name_that_is_about_as_long_as_titles_of_notebooks_get'])(
  'is formatted when the package is %s',
  (packageName) => {
    const root = emit({ ...housePrices, packageName }, `named ${packageName.length}`);
    expect(python(root, 'ruff', 'check', '--no-cache', '.')).toContain('All checks passed!');
    expect(python(root, 'ruff', 'format', '--no-cache', '--check', '.')).toContain(
      'already formatted',
    );
  },
);

test('train prints the metrics of the notebook and saves the model with its manifest', () => {
  const root = emit(housePrices, 'train');
  writeHouses(root);
  const first = python(root, 'house_prices', 'train');
  expect(first).toMatch(/^saved .*models/);
  expect(printed(first)[0]).toMatch(/^test mse: \d+\.\d{6}$/);
  expect(printed(first)[1]).toMatch(/^test r2: 0\.9\d{5}$/);
  const second = python(root, 'house_prices', 'train');
  expect(printed(second)).toEqual(printed(first));
  const versions = fs.readdirSync(path.join(root, 'models'));
  expect(versions).toHaveLength(2);
  const manifest = JSON.parse(
    fs.readFileSync(path.join(root, 'models', versions[0] ?? '', 'manifest.json'), 'utf8'),
  ) as Record<string, unknown>;
  expect(Object.keys(manifest['steps'] ?? {})).toEqual(['model', 'scaler']);
  expect(manifest['hyperparameters']).toHaveProperty(['model', 'learning_rate']);
  expect(manifest['data']).toHaveProperty(['data/houses.csv', 'rows'], 240);
  expect(manifest['metrics']).toHaveProperty(['test r2'], expect.any(Number));
  expect(python(root, 'pytest', '-q', '-p', 'no:cacheprovider')).not.toContain('skipped');
});

test('run writes every target under its name', () => {
  const root = emit(ordersEtl, 'run');
  fs.mkdirSync(path.join(root, 'data'));
  fs.writeFileSync(
    path.join(root, 'data', 'orders.csv'),
    'customer,amount\nann,20\nbob,5\nann,30\nkim,11.5\n',
  );
  const written = python(root, 'orders_etl', 'run');
  expect(printed(written)).toEqual(['total: 61.5', 'orders.csv', '{"ann": 2, "kim": 1}']);
  const outputs = path.join(root, 'outputs');
  expect(fs.readdirSync(outputs).sort()).toEqual([
    'counts.json',
    'largest.pkl',
    'orders.csv',
    'totals.csv',
    'when.pkl',
  ]);
  expect(fs.readFileSync(path.join(outputs, 'totals.csv'), 'utf8')).toBe(
    'customer,amount\nann,50.0\nkim,11.5\n',
  );
});

test('a secret that is not set is named, and the tests of the project check it', () => {
  const secrets = [{ name: 'STORE_TOKEN', position: 2 }];
  const root = emit({ ...ordersEtl, secrets }, 'secrets');
  expect(python(root, 'orders_etl', 'run')).toBe(
    'exit 1\nerror: set the environment variable STORE_TOKEN\n',
  );
  expect(python(root, 'pytest', '-q', '-p', 'no:cacheprovider')).toMatch(
    /test_pipeline.*not set: STORE_TOKEN[^]*\d+ passed/,
  );
  expect(fs.readFileSync(path.join(root, '.env.example'), 'utf8')).toContain('\nSTORE_TOKEN=\n');
  expect(python(root, 'ruff', 'check', '--no-cache', '.')).toContain('All checks passed!');
});

test('what is wrong is told in one line, from any folder', () => {
  const root = emit(ordersEtl, 'errors');
  expect(python(root, 'orders_etl', 'run')).toMatch(
    /^exit 1\n(?:.* INFO .*\n)*error: No such file or directory: data\/orders\.csv \(.*\)\n$/,
  );
  const config = path.join(root, 'config', 'config.yml');
  fs.writeFileSync(config, fs.readFileSync(config, 'utf8').replace('minimum: 10', 'minimum: ten'));
  expect(python(root, 'orders_etl', 'run')).toMatch(
    /^exit 1\nerror: .*config\.yml: data\.minimum: .*\n$/,
  );
});
