import { oneLine, plainBlocks, sentence } from '../../codegen/python/prose.ts';
import type { Pipeline, Step } from '../../ir/index.ts';
import { assumptionLines } from './assumptions.ts';
import { cellsText } from './cells.ts';
import { describeSetting } from './config-module.ts';
import { secretsByName, variableOf } from './environment.ts';
import type { ModulePlan } from './modules.ts';
import { aboutTests } from './sample-files.ts';
import { groupsOf } from './settings.ts';
import type { UnknownType } from './unknown-types.ts';

/** A line of the table of steps. */
export interface ReadmeStep {
  /** Function or class, and the file that holds it. */
  readonly name: string;
  readonly file: string;
  readonly title: string;
  /** What it gives, as names. */
  readonly gives: readonly string[];
  readonly positions: readonly number[];
}

/** What differs between targets. */
export interface ReadmeTarget {
  /** Commands after `python -m <package>`, in the order in which people run them. */
  readonly commands: readonly string[];
  /** What the commands do, a paragraph each. */
  readonly about: readonly string[];
  readonly steps: readonly ReadmeStep[];
  /** The sentence above the table of steps. */
  readonly order: string;
  /** What the column of names holds. */
  readonly gives: string;
}

/** `README.md`: what it is, how to run it, where everything came from. */
export function readme(
  pipeline: Pipeline,
  plan: ModulePlan,
  unknown: readonly UnknownType[],
  target: ReadmeTarget = wholeRun(pipeline),
): string {
  const sections = [
    [`# ${escapeText(oneLine(pipeline.title))}`],
    introduction(pipeline, target),
    running(pipeline, target),
    data(pipeline),
    assumptionLines(pipeline, escapeText),
    steps(target),
    settings(pipeline),
    secrets(pipeline),
    openTypes(unknown),
    development(pipeline, plan),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Where a trained version is, and what is known of it. */
export const SAVED =
  '`models/<version>/pipeline.joblib`, with `manifest.json` beside it: what it was trained on (file, hash, rows), with which ' +
  'code (commit), settings, seeds and packages, which columns entered the model, what was learned, and the metrics. ' +
  '`--copy-data` keeps a copy of the data with it.';

/** What the `models` command does. */
export const VERSIONS =
  '`models` lists the versions with their metrics, `models compare VERSION VERSION` shows in what two differ, and ' +
  '`models promote VERSION` makes one the version in use; until then it is the latest.';

const LOADING =
  '`load_model()` of `artifacts.py` gives the fitted estimators, by the name of their variable.';

/** Functions called in order, and one command. */
function wholeRun(pipeline: Pipeline): ReadmeTarget {
  const targets = pipeline.targets.map((target) => `\`${target.name}\``).join(', ');
  const trains = pipeline.command === 'train';
  const yields = trains
    ? `\`train\` logs each step and what the notebook printed, and saves the fitted model as ${SAVED}`
    : `\`run\` runs all steps, logs them and what the notebook printed, and writes ${targets === '' ? 'the results' : targets} to \`outputs/\`: frames as CSV, plain values as JSON, anything else pickled.`;
  return {
    commands: [pipeline.command, ...(trains ? ['models'] : [])],
    about: [yields, ...(trains ? [VERSIONS, LOADING] : [])],
    steps: pipeline.steps.map(functionStep),
    order: `\`src/${pipeline.packageName}/pipeline.py\` calls them in this order.`,
    gives: 'Gives',
  };
}

/** A function of the notebook's code in the table of steps. */
export function functionStep(step: Step): ReadmeStep {
  return {
    name: step.name,
    file: `${step.module}.py`,
    title: step.title,
    gives: step.results.map((result) => result.name),
    positions: step.positions,
  };
}

function introduction(pipeline: Pipeline, target: ReadmeTarget): readonly string[] {
  const summary = plainBlocks(pipeline.summary).map((block) => escapeText(oneLine(block)));
  const names = pipeline.notebooks.map(({ fileName }) => `\`notebook/${fileName}\``).join(', ');
  const cells = cellsText(target.steps.flatMap((step) => step.positions));
  const what = names === '' ? 'Converted from a notebook' : `Converted from ${names}`;
  const lines = [
    cells === ''
      ? `${what}.`
      : `${what}: ${cells} make up the pipeline. The names and the code are the notebook's own.`,
  ];
  const provenance = 'Which line came from which cell is in `notebook/provenance.json`.';
  const moved = (pipeline.modules ?? []).flatMap(({ file, path }) =>
    file === null ? [] : [`\`src/${path}\` (\`${file}\`)`],
  );
  const modules =
    moved.length === 0
      ? []
      : [`Its own modules came along, in the author's text: ${moved.join(', ')}.`];
  return [...summary.flatMap((block) => [block, '']), ...lines, ...modules, provenance];
}

function running({ packageName }: Pipeline, target: ReadmeTarget): readonly string[] {
  return [
    '## Run',
    '',
    '```sh',
    'python -m venv .venv && . .venv/bin/activate',
    'pip install --editable ".[dev]"',
    ...target.commands.map((command) => `python -m ${packageName} ${command}`),
    '```',
    ...target.about.flatMap((paragraph) => ['', paragraph]),
  ];
}

function data(pipeline: Pipeline): readonly string[] {
  if (pipeline.inputs.length === 0) return [];
  const rows = pipeline.inputs.map(({ setting, path, origin }) =>
    tableRow([
      path === null ? 'put together by the code' : code(path),
      setting === null ? '' : code(setting),
      cellsText([origin.position]),
    ]),
  );
  return [
    '## Data',
    '',
    'The pipeline reads these files. A relative path starts at this folder; put the file there or change the setting.',
    '',
    ...table(['File', 'Setting', 'From'], [...new Set(rows)]),
  ];
}

function steps(target: ReadmeTarget): readonly string[] {
  if (target.steps.length === 0) return [];
  const rows = target.steps.map((step, index) =>
    tableRow([
      String(index + 1),
      `${code(step.name)} in ${code(step.file)}`,
      escapeText(sentence(oneLine(step.title))),
      step.gives.map(code).join(', '),
      cellsText(step.positions),
    ]),
  );
  return [
    '## Steps',
    '',
    target.order,
    '',
    ...table(['', 'Function', 'What it does', target.gives, 'From'], rows),
  ];
}

function settings(pipeline: Pipeline): readonly string[] {
  const groups = groupsOf(pipeline);
  const [first] = groups;
  const setting = first?.settings[0];
  if (first === undefined || setting === undefined) return [];
  const rows = groups.flatMap((group) =>
    group.settings.map((item) =>
      tableRow([code(`${group.name}.${item.name}`), escapeText(describeSetting(item))]),
    ),
  );
  const variable = variableOf(pipeline, first.name, setting.name);
  return [
    '## Settings',
    '',
    'They are in `config/config.yml`. Values of a file given with `--config FILE` stand in place of them, key by key; where it is given again, the last one wins.',
    `\`${variableOf(pipeline, 'env')}=dev\` does so with \`config/dev.yml\`, before any \`--config\`; \`config/prod.yml\` is there for production. Strongest is an environment variable of one value, such as \`${variable}\`.`,
    '',
    ...table(['Setting', 'What it is'], rows),
  ];
}

function secrets(pipeline: Pipeline): readonly string[] {
  const found = secretsByName(pipeline);
  if (found.length === 0) return [];
  const rows = found.map(({ name, place }) => tableRow([code(name), place]));
  return [
    '## Secrets',
    '',
    'They stood in the notebook and are not part of the project: set these environment variables (see `.env.example`).',
    '',
    ...table(['Variable', 'From'], rows),
  ];
}

/** Annotations with `Any`, a line each function. */
function openTypes(unknown: readonly UnknownType[]): readonly string[] {
  if (unknown.length === 0) return [];
  const rows = unknown.map(({ module, holder, name, why }) =>
    tableRow([
      `${code(holder)} in ${code(`${module}.py`)}`,
      name === null ? 'what it gives' : code(name),
      escapeText(why),
    ]),
  );
  return [
    '## What has no type yet',
    '',
    'These annotations are `Any`, or hold it: the type checker does not look there.',
    '',
    ...table(['Function or class', 'What', 'Why'], rows),
  ];
}

function development(pipeline: Pipeline, plan: ModulePlan): readonly string[] {
  const own =
    plan.modules.length === 0
      ? []
      : [
          '',
          "Ruff and mypy leave the style of the notebook's own code alone: see `pyproject.toml`.",
        ];
  return [
    '## Check',
    '',
    '```sh',
    'pytest --cov',
    'ruff check . && ruff format --check .',
    'mypy',
    'python -m build --wheel',
    '```',
    '',
    '`pre-commit install` runs the linter, the formatter and the type checker before each commit; ' +
      '`.github/workflows/ci.yml` runs everything.',
    '',
    aboutTests(pipeline),
    ...own,
  ];
}

function table(head: readonly string[], rows: readonly string[]): readonly string[] {
  return [tableRow(head), `|${' --- |'.repeat(head.length)}`, ...rows];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text that Markdown shows as it is; what stands between backticks is code already. */
function escapeText(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? part.replaceAll('|', '\\|') : part.replaceAll(/[\\`*_[\]<>|]/g, '\\$&'),
    )
    .join('');
}

/** Code between as many backticks as it needs; a bar would end the table's cell. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('|', '\\|').replaceAll('\n', ' ')}${pad}${fence}`;
}
