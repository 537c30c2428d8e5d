/**
 * How long a conversion takes, warm, over every notebook below a folder:
 * `npm run bench -- DIR [--rounds N] [--no-format]`.
 * Prints reading, analysis and generation, then the same with the formatter over every file; and memory.
 */
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { convert, DEFAULT_OPTIONS } from '../lib/index.ts';
import { takeOption, takeSwitch } from '../lib/node/runner/arguments.ts';
import { loadRuffFormatter } from '../lib/node/ruff.ts';
import type { ConvertTools } from '../lib/outcome.ts';
import { decodeBytes } from '../lib/source/decode-bytes.ts';
import { findNotebooks } from '../scripts/corpus/find-notebooks.ts';
import { quantile } from './quantile.ts';

const rounds = takeOption(process.argv.slice(2), '--rounds');
const skip = takeSwitch(rounds.rest, '--no-format');
const [root] = skip.rest;
if (root === undefined) throw new Error('Usage: npm run bench -- DIR [--rounds N] [--no-format]');

const sources = findNotebooks(root).flatMap((file) => {
  const decoded = decodeBytes(fs.readFileSync(file));
  return decoded.kind === 'text'
    ? [
        {
          file: path.relative(root, file),
          source: { fileName: path.basename(file), text: decoded.text },
        },
      ]
    : [];
});
console.log(`${sources.length} notebooks`);
report('reading, analysis and generation', time({ format: null }, Number(rounds.value ?? 3)));
if (!skip.value)
  report('with the formatter over every file', time({ format: loadRuffFormatter() }, 1));
collectGarbage();
const { heapUsed, rss } = process.memoryUsage();
const peak = process.resourceUsage().maxRSS * 1024;
console.log(
  `memory: ${mb(heapUsed)} heap with all sources, ${mb(rss)} resident, ${mb(peak)} resident at most`,
);

interface Timing {
  readonly file: string;
  readonly milliseconds: number;
}

/** The median of some rounds for each notebook that converts, after one round nobody counts. */
function time(tools: ConvertTools, count: number): readonly Timing[] {
  const timings: Timing[] = [];
  for (const { source } of sources) run(source, { format: null });
  for (const { file, source } of sources) {
    const times = Array.from({ length: count }, () => run(source, tools));
    const converted = times.filter((one) => one !== null);
    if (converted.length > 0) timings.push({ file, milliseconds: quantile(converted, 0.5) });
  }
  return timings;
}

function run(
  source: { readonly fileName: string; readonly text: string },
  tools: ConvertTools,
): number | null {
  const started = performance.now();
  const outcome = convert([source], DEFAULT_OPTIONS, tools);
  const milliseconds = performance.now() - started;
  return outcome.status === 'converted' ? milliseconds : null;
}

function report(title: string, timings: readonly Timing[]): void {
  const times = timings.map((timing) => timing.milliseconds);
  const slowest = timings.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
  console.log(
    `${title}: ${timings.length} converted, median ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}, ` +
      `largest ${slowest.map((one) => `${ms(one.milliseconds)} (${one.file})`).join(', ')}`,
  );
}

function collectGarbage(): void {
  v8.setFlagsFromString('--expose-gc');
  const collect: unknown = vm.runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
