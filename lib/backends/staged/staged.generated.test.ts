import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pipeline } from '../../ir/index.ts';
import { stagedClusters, stagedMeters } from '../../ir/testing/staged-meters.ts';
import { stagedPrices } from '../../ir/testing/staged-prices.ts';
import { stagedSignups } from '../../ir/testing/staged-signups.ts';
import { loadRuffFormatter } from '../../node/ruff.ts';
import { PYTHON } from '../../node/testing/python.ts';
import { writeTree } from '../../node/testing/write-tree.ts';
import { withManifest } from '../../project/manifest.ts';
import type { Style } from '../../outcome.ts';
import { backendFor } from '../index.ts';

const STYLES = ['sklearn', 'custom', 'procedural'] as const;
const SAMPLES: readonly Pipeline[] = [stagedPrices, stagedSignups, stagedMeters, stagedClusters];

const format = loadRuffFormatter();
let folder = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'staged-'));
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function emit(pipeline: Pipeline, style: Style): string {
  return writeTree(
    withManifest(backendFor(style).emit(pipeline, { format })),
    path.join(folder, style),
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

/** What a command gives, without what it logs. */
function answer(root: string, ...args: readonly string[]): string {
  const written = python(root, ...args);
  return written
    .split('\n')
    .filter((line) => !/ (?:INFO|WARNING) /.test(line))
    .join('\n');
}

function write(root: string, file: string, lines: readonly string[]): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), `${lines.join('\n')}\n`);
}

function read(root: string, file: string): readonly string[] {
  return fs.readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n');
}

/** Houses with gaps, a rare label, codes that look like numbers and dates. */
function houseRows(): readonly string[] {
  return Array.from({ length: 160 }, (_, i) => {
    const area = i % 11 === 0 ? '' : String(50 + ((i * 37) % 150));
    const quality = i % 53 === 0 ? 'Odd' : (['No', 'Gd', 'Ex'][i % 3] ?? '');
    const zip = ['00123', '00456', 'none'][i % 3] ?? '';
    const day = `20${String(10 + (i % 9))}-0${String(1 + (i % 8))}-05`;
    return `${area};${1 + (i % 5)};${quality};${zip};${day};${50_000 + ((i * 7919) % 90_000)}.5`;
  });
}

const HOUSES = ['area;rooms;quality;zip;sold;price', ...houseRows()];

describe.each(STYLES)('in the style %s', (style) => {
  test.each(SAMPLES.map((sample) => [sample.projectName, sample] as const))(
    'the project %s is formatted, linted, type-checked, and passes its tests without data',
    (_, sample) => {
      const root = emit(sample, style);
      expect(python(root, 'ruff', 'check', '--no-cache', '.')).toContain('All checks passed!');
      expect(python(root, 'ruff', 'format', '--no-cache', '--check', '.')).toContain(
        'already formatted',
      );
      const cache = path.join(folder, `mypy ${style}`);
      expect(python(root, 'mypy', '--cache-dir', cache)).toContain('Success: no issues found');
      const written = python(root, 'pytest', '-q', '-p', 'no:cacheprovider');
      expect(written).toMatch(/\d+ passed/);
      expect(written).toContain('data is missing: data/');
      expect(written).not.toMatch(/exit|failed|error/);
    },
  );

  test('a row is predicted alone as among others, from any CSV form, without the target', () => {
    const root = emit(stagedPrices, style);
    write(root, 'data/houses.csv', HOUSES);
    expect(python(root, 'staged_prices', 'train')).toMatch(
      /^saved .*models[^]* INFO staged_prices\.notebook: r2: -?\d\.\d{4}\n/,
    );
    expect(python(root, 'pytest', '-q', '-p', 'no:cacheprovider')).not.toMatch(
      /exit|failed|skipped|xfailed/,
    );
    const asked = HOUSES.slice(0, 7);
    write(root, 'own.csv', asked);
    write(
      root,
      'plain.csv',
      asked.map((line) => line.split(';').slice(0, 5).toReversed().join(',')),
    );
    write(root, 'one.csv', [asked[0] ?? '', asked[2] ?? '']);
    for (const file of ['own', 'plain', 'one'])
      expect(
        python(root, 'staged_prices', 'predict', `${file}.csv`, '--output', `${file}.out`),
      ).toMatch(/^wrote .*: [16] predictions\n$/);
    const own = read(root, 'own.out');
    expect(own[0]).toBe('prediction');
    expect(read(root, 'plain.out')).toEqual(own);
    expect(read(root, 'one.out')).toEqual([own[0], own[2]]);
  });

  test('evaluate prints the metrics of the saved model as JSON', () => {
    const root = emit(stagedPrices, style);
    const report = JSON.parse(answer(root, 'staged_prices', 'evaluate')) as unknown;
    expect(report).toMatchObject({
      version: expect.stringMatching(/^\d{8}T/) as unknown,
      metrics: { mse: expect.any(Number) as unknown },
      printed: expect.stringMatching(/^r2: /) as unknown,
    });
  });

  test('versions are listed, compared and promoted, and the promoted one is used', () => {
    const root = emit(stagedPrices, style);
    fs.rmSync(path.join(root, 'models'), { recursive: true, force: true });
    write(root, 'data/houses.csv', HOUSES);
    write(root, 'rows.csv', HOUSES.slice(0, 9));
    python(root, 'staged_prices', 'train');
    const config = path.join(root, 'config', 'config.yml');
    const before = fs.readFileSync(config, 'utf8');
    fs.writeFileSync(config, before.replace(/alpha: 1\.0/, 'alpha: 500.0'));
    python(root, 'staged_prices', 'train');
    fs.writeFileSync(config, before);
    const [first = '', second = ''] = fs.readdirSync(path.join(root, 'models')).sort();
    const compared = answer(root, 'staged_prices', 'models', 'compare', first, second);
    expect(compared).toMatch(/^setting +model\.alpha +1 +500$/m);
    expect(compared).toMatch(/^learned +\w*model\w* +[0-9a-f]+/m);
    expect(compared).toMatch(/^metric +mse +/m);
    expect(compared).not.toMatch(/^(?:data|package|code) /m);
    expect(answer(root, 'staged_prices', 'models').split('\n')[1]).toMatch(
      new RegExp(`^${second} .* in use +.*mse \\d`),
    );
    const predictions = (...chosen: readonly string[]): readonly string[] => {
      python(root, 'staged_prices', 'predict', 'rows.csv', '--output', 'out.csv', ...chosen);
      return read(root, 'out.csv');
    };
    const latest = predictions();
    python(root, 'staged_prices', 'models', 'promote', first);
    expect(predictions()).toEqual(predictions('--model-version', first));
    expect(predictions()).not.toEqual(latest);
    expect(predictions('--model-version', second)).toEqual(latest);
    expect(python(root, 'staged_prices', 'models', 'promote', 'none')).toMatch(
      /^exit 1\nerror: no model none in /,
    );
  });

  test('a missing column is named in one line', () => {
    const root = emit(stagedPrices, style);
    write(root, 'bad.csv', ['area,quality', '1,No']);
    expect(python(root, 'staged_prices', 'predict', 'bad.csv', '--output', 'never.csv')).toBe(
      'exit 1\nerror: missing columns: `rooms`, `zip`, `sold`\n',
    );
  });

  test('training rows that come out of learning are not those of serving', () => {
    const root = emit(stagedSignups, style);
    const rows = Array.from({ length: 80 }, (_, i) => {
      const source = ['a', 'b', 'c'][i % 3] ?? '';
      return `${1 + ((i * 7) % 29)},${1 + (i % 8)},${source},${(i * 5) % 13 > 6 ? 'yes' : 'no'}`;
    });
    write(root, 'data/visits.csv', ['pages,minutes,source,signed', ...rows]);
    expect(python(root, 'staged_signups', 'train')).toMatch(/^saved /);
    const report = JSON.parse(answer(root, 'staged_signups', 'evaluate')) as {
      readonly metrics: Readonly<Record<string, number>>;
    };
    // The forest was fitted on rows encoded without themselves: only those it knows by heart.
    expect(report.metrics['train_score']).toBeGreaterThan(0.95);
    write(root, 'rows.csv', ['source,minutes,pages', 'a,2,10', 'new,2,10']);
    python(root, 'staged_signups', 'predict', 'rows.csv', '--output', 'out.csv');
    expect(read(root, 'out.csv').join(' ')).toMatch(/^prediction (?:yes|no) (?:yes|no)$/);
  });

  test('without a model, run writes the rows and transform processes others', () => {
    const root = emit(stagedMeters, style);
    write(root, 'data/meters.csv', [
      'a,b',
      ...Array.from({ length: 70 }, (_, i) => `${i % 7 === 0 ? '' : i},${i % 5}`),
    ]);
    expect(python(root, 'staged_meters', 'run')).toMatch(/^saved /);
    expect(read(root, 'outputs/late.csv').slice(0, 5)).toEqual([
      'a,b',
      '60.0,0',
      '61.0,1',
      '62.0,2',
      '30.0,3',
    ]);
    write(root, 'rows.csv', ['b,a', '4,', '4,2']);
    expect(python(root, 'staged_meters', 'transform', 'rows.csv', '--output', 'out.csv')).toMatch(
      /: 2 rows\n$/,
    );
    expect(read(root, 'out.csv')).toEqual(['a,b', '30.0,4', '2.0,4']);
  });
});

test('all styles predict the same', () => {
  const outputs = STYLES.map((style) => {
    const root = emit(stagedPrices, style);
    write(root, 'data/houses.csv', HOUSES);
    python(root, 'staged_prices', 'train');
    write(root, 'rows.csv', HOUSES.slice(0, 30));
    python(root, 'staged_prices', 'predict', 'rows.csv', '--output', 'out.csv');
    return read(root, 'out.csv');
  });
  expect(outputs[0]).toHaveLength(30);
  expect(outputs[1]).toEqual(outputs[0]);
  expect(outputs[2]).toEqual(outputs[0]);
});
