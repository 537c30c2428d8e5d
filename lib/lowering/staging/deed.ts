import { slotsOf, type CodeText } from '../../ir/index.ts';

/** What a step does to rows, as words for its name: `fill`, `missing values`. */
interface Deed {
  readonly verb: string;
  /** Object of the verb when it is said alone, and others for when another step does the same. */
  readonly objects: readonly [string, ...string[]];
  /** With the one or two columns that it is done to: `{}` stands for them. */
  readonly ofColumns?: string;
  /** It is said only when nothing greater is done. */
  readonly isMinor?: true;
}

const DEEDS = {
  fill: { verb: 'fill', objects: ['missing values', 'gaps'], ofColumns: 'missing {}' },
  group: { verb: 'group', objects: ['rare labels'] },
  encode: { verb: 'encode', objects: ['categories', 'labels'], ofColumns: '{}' },
  scale: { verb: 'scale', objects: ['features', 'columns'], ofColumns: '{}' },
  clip: { verb: 'clip', objects: ['outliers'], ofColumns: '{}' },
  bin: { verb: 'bin', objects: ['values'], ofColumns: '{}' },
  unskew: { verb: 'transform', objects: ['skewed columns'], ofColumns: '{}' },
  vectorize: { verb: 'vectorize', objects: ['text'], ofColumns: '{}' },
  reduce: { verb: 'reduce', objects: ['dimensions'] },
  cluster: { verb: 'assign', objects: ['clusters'] },
  choose: { verb: 'select', objects: ['features', 'best features'] },
  transform: { verb: 'transform', objects: ['columns'] },
  look: { verb: 'merge', objects: ['tables'] },
  parse: { verb: 'parse', objects: ['dates'], ofColumns: '{}' },
  date: { verb: 'extract', objects: ['date parts', 'times'], ofColumns: '{}' },
  clean: { verb: 'clean', objects: ['text'], ofColumns: '{}' },
  add: { verb: 'add', objects: ['features', 'columns'], ofColumns: '{}' },
  apply: { verb: 'apply', objects: ['functions'], ofColumns: '{}' },
  align: { verb: 'align', objects: ['columns'], isMinor: true },
  drop: {
    verb: 'drop',
    objects: ['columns', 'unused columns'],
    ofColumns: '{}',
    isMinor: true,
  },
  keep: { verb: 'select', objects: ['columns', 'inputs'], isMinor: true },
  rename: { verb: 'rename', objects: ['columns'], isMinor: true },
  convert: { verb: 'convert', objects: ['types'], ofColumns: '{}', isMinor: true },
  index: { verb: 'set', objects: ['index'], isMinor: true },
} as const satisfies Readonly<Record<string, Deed>>;

type DeedName = keyof typeof DEEDS;

/** What objects of a library do, by their class. */
const CLASSES: readonly (readonly [RegExp, DeedName])[] = [
  [/Imputer$|^MissingIndicator$/, 'fill'],
  [/^RareLabelEncoder$/, 'group'],
  [/Encoder$|Binarizer$/, 'encode'],
  [/Scaler$|^Normalizer$/, 'scale'],
  [/^PowerTransformer$|^QuantileTransformer$|^(?:Log|BoxCox|YeoJohnson)\w*Transformer$/, 'unskew'],
  [/Vectorizer$|^TfidfTransformer$/, 'vectorize'],
  [/PCA$|^TruncatedSVD$|^NMF$|LinearDiscriminantAnalysis$/, 'reduce'],
  [/Discreti[sz]er$/, 'bin'],
  [/KMeans$|^GaussianMixture$/, 'cluster'],
  [/^Select|^RFE|^VarianceThreshold$|Selection$/, 'choose'],
  [/^PolynomialFeatures$/, 'add'],
  [/^ColumnTransformer$|^FeatureUnion$|^Pipeline$/, 'transform'],
];

/** What a line of code does; the first that fits. */
const LINES: readonly (readonly [RegExp, DeedName])[] = [
  [
    /\(\s*X\b[^()]*-[^()]*\uE000learned[^()]*\)\s*\/|\/\s*\uE000learned:\w*(?:std|sigma|scale)/,
    'scale',
  ],
  [/\.(?:fillna|interpolate|ffill|bfill)\(|\.(?:isnull|isna)\(\)/, 'fill'],
  [/['"](?:rare|other|others)['"]/i, 'group'],
  [/\bget_dummies\(|\.cat\.codes|\bfactorize\(/, 'encode'],
  [/\b(?:yeojohnson|boxcox|log|log1p|log10|log2|sqrt|cbrt)\(/, 'unskew'],
  [/\.clip\(|\bnp\.clip\(/, 'clip'],
  [/\b(?:qcut|cut|digitize|searchsorted)\(/, 'bin'],
  [/\.merge\(|\.join\([^)'"]*\bon=/, 'look'],
  [/\.dt\./, 'date'],
  [/\bto_datetime\(/, 'parse'],
  [/\.str\./, 'clean'],
  [/\.(?:map|replace)\(|==.*\.astype\(/, 'encode'],
];

const MINOR: readonly (readonly [RegExp, DeedName])[] = [
  [/\.reindex\(/, 'align'],
  [/\.(?:set_index|reset_index)\(/, 'index'],
  [/\.drop\(|\.pop\(|^\s*del\b/, 'drop'],
  [/\.rename\(|\.columns\s*=[^=]/, 'rename'],
  [/\.astype\(|\bto_numeric\(/, 'convert'],
  [/^\s*X\s*=\s*\w+(?:\.loc)?\[(?!.*[<>=&|~]).*\]\s*(?:\.copy\(\))?$/, 'keep'],
];

const COLUMN = /^\s*\w+(?:\.loc)?\[(?::,\s*)?(['"])([^'"]+)\1\]\s*[-+*/]?=(?!=)/;
const NEW_COLUMN_OF = /^\s*\w+\.(?:assign|insert)\(/;
const DROPPED = /\.drop\(\s*(?:columns\s*=\s*)?\[?\s*((?:(?:'[^']*'|"[^"]*")\s*,?\s*)+)\]?/;
/** A function of the notebook that is given the rows, or a method of its own object. */
const APPLIED = /^\s*X\s*=\s*(?:\uE000(?:given|learned):(\w+)\uE001\.\w+|(\w+))\(\s*X\b/;
/** A new column is added, however its gaps are filled. */
const WITHIN_NEW: ReadonlySet<DeedName> = new Set(['fill', 'clip', 'encode']);

/** A name in words for a step, and the same as a sentence. */
export interface DeedPhrase {
  readonly name: string;
  readonly title: string;
}

/**
 * Names for a step from what its code does to rows, the best first: `fill missing values`, with the columns after it
 * for when another step does the same elsewhere.
 */
export function deedPhrases(
  transform: readonly CodeText[],
  fit: readonly CodeText[],
  classOf: (variable: string) => string | null,
): readonly DeedPhrase[] {
  const found = deedsOf(transform, fit, classOf);
  const names = [...new Set(found.map(({ deed }) => deed))];
  const great = names.filter((one) => !isMinor(one));
  const said = great.length > 0 ? great : names;
  const columns = [
    ...new Set(found.flatMap(({ deed, column }) => (said.includes(deed) ? (column ?? []) : []))),
  ];
  const named = said.every((deed) => found.every((one) => one.deed !== deed || one.column !== null))
    ? columns
    : [];
  const [first, second] = said;
  if (first === undefined) return [];
  if (second === undefined) return oneDeed(DEEDS[first], named);
  if (said.length > 2 || said.includes('apply')) return several(named);
  return [phrase(jointly(first, second)), ...several(named)];
}

function isMinor(deed: DeedName): boolean {
  const { isMinor: minor }: Deed = DEEDS[deed];
  return minor === true;
}

function oneDeed(
  { verb, objects, ofColumns }: Deed,
  columns: readonly string[],
): readonly DeedPhrase[] {
  const plain = objects.map((object) => phrase(`${verb} ${object}`));
  const says = columns.every((column) => !column.toLowerCase().includes(verb));
  if (ofColumns === undefined || columns.length === 0 || columns.length > 2 || !says) return plain;
  const exact = phrase(verb, ofColumns, columns);
  return columns.length === 1
    ? [exact, ...plain]
    : [...plain.slice(0, 1), exact, ...plain.slice(1)];
}

function several(columns: readonly string[]): readonly DeedPhrase[] {
  return [
    phrase('engineer features'),
    ...(columns.length === 0 || columns.length > 2 ? [] : [phrase('engineer', '{}', columns)]),
    phrase('derive features'),
    phrase('finish features'),
  ];
}

/** `fill and encode features`, `group and encode labels`. */
function jointly(first: DeedName, second: DeedName): string {
  const labels = new Set<DeedName>(['group', 'encode']);
  if (labels.has(first) && labels.has(second)) return 'group and encode labels';
  const { verb: one } = DEEDS[first];
  const { verb: other } = DEEDS[second];
  return one === other ? `${one} features` : `${one} and ${other} features`;
}

interface Found {
  readonly deed: DeedName;
  /** The column that is written, where the line names it. */
  readonly column: string | null;
}

function deedsOf(
  transform: readonly CodeText[],
  fit: readonly CodeText[],
  classOf: (variable: string) => string | null,
): readonly Found[] {
  const seen = new Set<string>();
  const built = classesBuilt(fit);
  return transform.flatMap((code) => {
    const objects = slotsOf(code).map(
      ({ name }) => [name, built.get(name) ?? classOf(name)] as const,
    );
    return code.text.split('\n').flatMap((line): readonly Found[] => {
      const column = COLUMN.exec(line)?.[2] ?? null;
      const applied = objects
        .filter(([name]) => line.includes(`:${name}\uE001`))
        .flatMap(([, type]) => deedOfClass(type) ?? []);
      const isNew =
        (column !== null && !seen.has(column) && !readsItself(line, column)) ||
        NEW_COLUMN_OF.test(line);
      if (column !== null) seen.add(column);
      const [, object, called] = APPLIED.exec(line) ?? [];
      const own = applied.length === 0 ? (object ?? called) : undefined;
      if (own !== undefined) return [{ deed: 'apply', column: own }];
      const deed = applied[0] ?? LINES.find(([pattern]) => pattern.test(line))?.[1];
      if (deed !== undefined)
        return [{ deed: isNew && WITHIN_NEW.has(deed) ? 'add' : deed, column }];
      if (isNew) return [{ deed: 'add', column }];
      const minor = MINOR.find(([pattern]) => pattern.test(line))?.[1];
      if (minor === undefined) return [];
      const dropped = minor === 'drop' ? droppedIn(line) : [];
      return dropped.length > 0
        ? dropped.map((one) => ({ deed: minor, column: one }))
        : [{ deed: minor, column }];
    });
  });
}

function droppedIn(line: string): readonly string[] {
  const listed = DROPPED.exec(line)?.[1] ?? '';
  return [...listed.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, one, other]) => one ?? other ?? '');
}

function readsItself(line: string, column: string): boolean {
  return (
    line.slice(line.indexOf('=')).includes(`'${column}'`) ||
    line.slice(line.indexOf('=')).includes(`"${column}"`)
  );
}

function deedOfClass(type: string | null): DeedName | null {
  const last = type?.split('.').at(-1) ?? '';
  return CLASSES.find(([pattern]) => pattern.test(last))?.[1] ?? null;
}

/** Learned parameters that are objects of a class which the fit builds. */
function classesBuilt(fit: readonly CodeText[]): ReadonlyMap<string, string> {
  return new Map(
    fit.flatMap(({ text }) =>
      [...text.matchAll(/\uE000learned:(\w+)\uE001(?:\[\w+\])?\s*=\s*(?:\w+\.)*([A-Z]\w*)\(/g)].map(
        ([, name = '', type = '']) => [name, type] as const,
      ),
    ),
  );
}

/** The phrase in words; `{}` stands for columns, which a sentence quotes. */
function phrase(verb: string, object = '', columns: readonly string[] = []): DeedPhrase {
  const said = (quote: string): string =>
    `${verb} ${object.replace('{}', columns.map((one) => quote + one + quote).join(' and '))}`.trim();
  const name = said('')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const title = said('`');
  return { name, title: title.charAt(0).toUpperCase() + title.slice(1) };
}
