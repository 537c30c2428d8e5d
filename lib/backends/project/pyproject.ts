import { oneLine } from '../../codegen/python/prose.ts';
import { printToml, type TomlTable, type TomlValue } from '../../codegen/toml/print.ts';
import type { Dependency, PackagedModule, Pipeline } from '../../ir/index.ts';
import type { ProjectFile } from '../../project/index.ts';
import { versionSets } from './known-versions.ts';
import { moduleName, type ModulePlan } from './modules.ts';
import { gapsIn, type TypeGap } from './type-gaps.ts';

const CONSTRAINT =
  /^(?:(?:===?|~=|!=|<=|>=|<|>)\s*[\w.!+*-]+)(?:\s*,\s*(?:===?|~=|!=|<=|>=|<|>)\s*[\w.!+*-]+)*$/;

/** What the scaffolding itself imports. */
const OWN: readonly Dependency[] = [
  { distribution: 'pydantic', constraint: '>=2' },
  { distribution: 'PyYAML', constraint: '>=6' },
];
const FOR_TRAINING: Dependency = { distribution: 'joblib', constraint: '' };

const FOR_SERVING: readonly Dependency[] = [
  { distribution: 'numpy', constraint: '' },
  { distribution: 'pandas', constraint: '' },
];

const DEVELOPMENT = [
  'build>=1.2',
  'mypy>=1.15',
  'pre-commit>=4',
  'pytest>=8',
  'pytest-cov>=6',
  'ruff>=0.12',
  'types-PyYAML',
];

const CLASSIFIERS = [
  'Private :: Do Not Upload',
  'Programming Language :: Python :: 3',
  'Programming Language :: Python :: 3 :: Only',
  'Typing :: Typed',
];

/** Distributions with the type information of libraries that have none themselves. */
const STUBS: readonly (readonly [string, string])[] = [['pandas', 'pandas-stubs']];

/** Requirement lines: the notebook's libraries and the scaffolding's, each once, by name. */
export function requirementLines(pipeline: Pipeline): readonly string[] {
  return requirementsOf(pipeline).map(({ distribution, constraint }) => distribution + constraint);
}

/** What the project needs directly, each once, by name, with constraints that are valid. */
export function requirementsOf(pipeline: Pipeline): readonly Dependency[] {
  const isStaged = pipeline.staged !== undefined && pipeline.staged !== null;
  const saves = pipeline.command === 'train' || isStaged;
  const own = [...OWN, ...(saves ? [FOR_TRAINING] : []), ...(isStaged ? FOR_SERVING : [])];
  const found = new Map<string, Dependency>();
  for (const { distribution, constraint } of [...own, ...pipeline.dependencies]) {
    const key = distribution.toLowerCase().replaceAll(/[-_.]+/g, '-');
    const valid = CONSTRAINT.test(constraint.trim())
      ? constraint.trim().replaceAll(/\s+/g, '')
      : '';
    if (valid !== '' || !found.has(key)) found.set(key, { distribution, constraint: valid });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function developmentLines(pipeline: Pipeline): readonly string[] {
  const used = new Set(requirementLines(pipeline).map((line) => /^[\w-]+/.exec(line)?.[0]));
  const stubs = STUBS.filter(([library]) => used.has(library)).map(([, stub]) => stub);
  return [...DEVELOPMENT, ...stubs].toSorted();
}

/**
 * Style of the notebook's own code is the author's: comparisons and names (E7), unused loop variables, values that
 * are only shown, lengths that `zip` does not compare, values that are kept unread, older ways to write the same.
 * What is likely to be wrong is still reported.
 */
const AUTHORS_STYLE = ['B007', 'B018', 'B905', 'E7', 'F841', 'UP'];

/**
 * `pyproject.toml`: package, dependencies and the settings of the tools; `modules` hold the notebook's code, classes of
 * those named in `untypedBases` have bases of a library without types.
 */
export function pyproject(
  pipeline: Pipeline,
  plan: ModulePlan,
  modules: readonly ProjectFile[],
  untypedBases: readonly string[] = [],
): string {
  return printToml([
    ...projectTables(pipeline),
    ...toolTables(pipeline, plan, modules, untypedBases),
  ]);
}

/** Old libraries do not run on every later Python. */
function pythonVersions({ versions = 'current' }: Pipeline): string {
  if (versions === 'current') return '>=3.10';
  const [major = '3', minor = '11'] = versionSets[versions].python.split('.');
  return `>=3.10,<${major}.${Number(minor) + 1}`;
}

function projectTables(pipeline: Pipeline): readonly TomlTable[] {
  return [
    table(
      ['build-system'],
      [
        ['requires', ['hatchling']],
        ['build-backend', 'hatchling.build'],
      ],
    ),
    table(
      ['project'],
      [
        ['name', pipeline.projectName],
        ['version', '0.1.0'],
        ['description', oneLine(pipeline.title)],
        ['readme', 'README.md'],
        ['requires-python', pythonVersions(pipeline)],
        ['classifiers', CLASSIFIERS],
        ['dependencies', requirementLines(pipeline)],
      ],
    ),
    table(['project', 'optional-dependencies'], [['dev', developmentLines(pipeline)]]),
    table(
      ['project', 'scripts'],
      [[pipeline.projectName, `${pipeline.packageName}.__main__:main`]],
    ),
    table(
      ['tool', 'hatch', 'build', 'targets', 'wheel'],
      [['packages', [`src/${pipeline.packageName}`]]],
    ),
  ];
}

function toolTables(
  pipeline: Pipeline,
  plan: ModulePlan,
  written: readonly ProjectFile[],
  untypedBases: readonly string[],
): readonly TomlTable[] {
  const stars = pipeline.imports.some((binding) => binding.member === '*');
  const authors = plan.modules.map((module) => module.path);
  const files = patterns(authors).map((path) => `src/${pipeline.packageName}/${path}.py`);
  const style = [...AUTHORS_STYLE, ...(stars ? ['F403', 'F405'] : [])].toSorted();
  const copied = copiedModules(pipeline).map(({ path }) => `src/${path}`);
  // Their unused imports are what others may import from them.
  const ofCopies = [...style, 'B', 'E', 'F401', 'F403', 'F405', 'I001'].toSorted();
  const authorTables: readonly TomlTable[] =
    authors.length + copied.length === 0
      ? []
      : [
          {
            ...table(
              ['tool', 'ruff', 'lint', 'per-file-ignores'],
              [
                ...files.map((file) => [file, style] as const),
                ...copied.map((file) => [file, [...new Set(ofCopies)]] as const),
              ],
            ),
            comment: [
              "The notebook's own code keeps its style; undefined names and unused imports are reported.",
              ...(copied.length === 0
                ? []
                : ['Files that lay beside the notebook stand here as they were.']),
            ],
          },
        ];
  const unformatted: readonly TomlTable[] =
    copied.length === 0 ? [] : [table(['tool', 'ruff', 'format'], [['exclude', copied]])];
  return [
    table(
      ['tool', 'ruff'],
      [
        ['line-length', 100],
        ['target-version', 'py310'],
        ['src', ['src']],
        ['extend-exclude', ['notebook']],
      ],
    ),
    {
      ...table(
        ['tool', 'ruff', 'lint'],
        [
          ['select', ['B', 'E', 'F', 'I', 'UP']],
          ['ignore', ['E501']],
        ],
      ),
      comment: ['The formatter breaks lines; what it cannot break, like a long name, stays.'],
    },
    ...authorTables,
    ...unformatted,
    table(
      ['tool', 'mypy'],
      [
        ['files', ['src', 'tests']],
        ['exclude', ['^notebook/']],
        ['mypy_path', 'src'],
        ['plugins', ['pydantic.mypy']],
        ['strict', true],
        ['ignore_missing_imports', true],
        ['allow_redefinition', true],
        ...callsOfCopies(pipeline),
      ],
    ),
    ...mypyForBases(pipeline, untypedBases),
    ...mypyForAuthors(pipeline, authors, written),
    table(
      ['tool', 'pytest', 'ini_options'],
      [
        ['pythonpath', ['src']],
        ['testpaths', ['tests']],
        ['addopts', '-ra'],
      ],
    ),
    table(
      ['tool', 'coverage', 'run'],
      [
        ['branch', true],
        ['source', [pipeline.packageName]],
      ],
    ),
    table(
      ['tool', 'coverage', 'report'],
      [
        ['show_missing', true],
        ['skip_covered', true],
      ],
    ),
  ];
}

/** By module, for `mypy --strict` on the command line asks again what a project as a whole leaves open. */
function mypyForBases(pipeline: Pipeline, paths: readonly string[]): readonly TomlTable[] {
  if (paths.length === 0) return [];
  return [
    override(
      paths.map((path) => moduleName(pipeline, path)),
      'Classes of scikit-learn, which has no type information, are bases here.',
      [['disallow_subclassing_any', false]],
    ),
  ];
}

/**
 * What is not asked of the notebook's own code, and of files that lay beside it. No error is hidden as a whole: their
 * calls, attributes and results are checked as far as types are known.
 */
function mypyForAuthors(
  pipeline: Pipeline,
  authors: readonly string[],
  written: readonly ProjectFile[],
): readonly TomlTable[] {
  const copied = copiedModules(pipeline).map(({ name }) => name);
  const own = patterns(authors).map((path) => moduleName(pipeline, path));
  return [
    ...(own.length === 0
      ? []
      : [
          override(
            own,
            'Libraries without type information answer `Any`, also where a result is annotated or a class has a base.',
            [
              ['warn_return_any', false],
              ['disallow_subclassing_any', false],
            ],
          ),
        ]),
    ...gapTables(written),
    ...(copied.length === 0
      ? []
      : [
          override(
            copied,
            'Files that lay beside the notebook stand here as they were, without annotations.',
            [
              ['disallow_untyped_defs', false],
              ['disallow_incomplete_defs', false],
              ['disallow_untyped_calls', false],
              ['disallow_any_generics', false],
              ['check_untyped_defs', false],
              ['warn_return_any', false],
              ['disallow_subclassing_any', false],
            ],
          ),
        ]),
  ];
}

/** Modules with the same gaps share a table. */
function gapTables(written: readonly ProjectFile[]): readonly TomlTable[] {
  const groups = new Map<
    string,
    { readonly gaps: readonly TypeGap[]; readonly modules: string[] }
  >();
  for (const { path, text } of written) {
    const gaps = gapsIn(text);
    const key = gaps.map(({ code }) => code).join(' ');
    const name = path
      .replace(/^src\//, '')
      .replace(/\.py$/, '')
      .replaceAll('/', '.');
    if (gaps.length === 0) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { gaps, modules: [name] });
    else known.modules.push(name);
  }
  return [...groups.values()].map(({ gaps, modules }) => ({
    path: ['tool', 'mypy', 'overrides'],
    repeated: true,
    comment: [
      'Type information of pandas and numpy does not cover:',
      ...gaps.map(({ code, reason }) => `- ${code}: ${reason}`),
    ],
    entries: [
      ['module', modules],
      ['disable_error_code', gaps.map(({ code }) => code)],
    ],
  }));
}

function override(
  modules: readonly string[],
  comment: string,
  entries: readonly (readonly [string, TomlValue])[],
): TomlTable {
  return {
    path: ['tool', 'mypy', 'overrides'],
    repeated: true,
    comment: [comment],
    entries: [['module', modules], ...entries],
  };
}

/** Files of the author's; those that only make a folder a package are ours. */
function copiedModules({ modules = [] }: Pipeline): readonly PackagedModule[] {
  return modules.filter(({ file }) => file !== null);
}

/** Their functions have no annotations, and are called all the same. */
function callsOfCopies(pipeline: Pipeline): readonly (readonly [string, TomlValue])[] {
  const copied = copiedModules(pipeline).map(({ name }) => name);
  return copied.length === 0 ? [] : [['untyped_calls_exclude', copied]];
}

/** `steps/a` and `steps/b` are `steps/*`. */
function patterns(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => (path.startsWith('steps/') ? 'steps/*' : path)))].sort();
}

function table(
  path: readonly string[],
  entries: readonly (readonly [string, TomlValue])[],
): TomlTable {
  return { path, repeated: false, comment: [], entries };
}
