/**
 * Where sound code of the notebook and the type information of its libraries disagree.
 *
 * The stubs of pandas and numpy know less than the libraries do. A gap is looked for in the text of a module, and only
 * the error that it leads to is not asked of that module. What cannot be seen in the text stays checked.
 */
export interface TypeGap {
  /** Error of the type checker. */
  readonly code: string;
  readonly reason: string;
  readonly isIn: (code: string) => boolean;
}

/** Attributes that are no columns. */
const KNOWN_ATTRIBUTES = new Set(
  (
    'T args array at axes blocks cat categories children codes columns compile config coords data dt dtype dtypes ' +
    'empty error feature_names filename flags freq get iat id iloc index items labels left levels loc message model ' +
    'name named_steps names nbytes ndim params parent path plot random right shape size sparse state steps stem str ' +
    'strides suffix target target_names text transformers tz utils value values version year month day hour'
  ).split(' '),
);
const PLAIN_ATTRIBUTE = /(?<![\w.)\]])([A-Za-z]\w*)\.([A-Za-z]\w*)\b(?!\s*[(.])/g;
const COLUMN_METHOD =
  /(?<![\w.)\]])([A-Za-z]\w*)\.([A-Za-z]\w*)\.(?:unique|value_counts|fillna|isnull|isna|map|apply|mean|median|mode|str|astype|replace|values)\b/g;
/** Functions of numpy that give back a table when they are given one. */
const ELEMENTWISE = /\bnp\.(?:abs|absolute|log|log1p|exp|expm1|sqrt|square|round|clip)\(/;

const MATCH_TAKEN = /\.(?:search|match|fullmatch)\([^\n]*\)\.group\(/;

export const TYPE_GAPS: readonly TypeGap[] = [
  {
    code: 'attr-defined',
    reason:
      'columns read as attributes, parts of dates in an index, and tables out of functions of numpy',
    isIn: (code) =>
      readsColumn(code) ||
      /\.index\.(?!name\b|names\b|values\b|str\b|dtype\b|size\b|shape\b)[a-z]\w*\b(?!\()/.test(
        code,
      ) ||
      (ELEMENTWISE.test(code) && /\.(?:quantile|diff|rolling|value_counts)\(/.test(code)),
  },
  {
    code: 'return-value',
    reason: 'values of a column, which may be arrays of an extension',
    isIn: (code) => /\.values\b/.test(code) && /-> .*\bndarray\b/.test(code),
  },
  {
    code: 'call-overload',
    reason: 'bounds of `clip`, edges of `cut` and of `randint`, lookups by `map` in arrays',
    isIn: (code) =>
      /\.clip\(|\bq?cut\(|\.random\.randint\(/.test(code) ||
      (/\.map\([\w.]+\[/.test(code) && ELEMENTWISE.test(code)),
  },
  {
    code: 'operator',
    reason: 'figures that the stubs allow to be of any kind, labels of columns, spans of time',
    isIn: (code) =>
      /\.(?:skew|kurt|kurtosis|describe)\(|\btimedelta64\b/.test(code) ||
      /\bfor (\w+), \w+ in [\w.]+\.items\(\):[^]*?\b\1 \+ /.test(code),
  },
  {
    code: 'arg-type',
    reason:
      'keys given as `.get`, positions looked up by arrays of any kind, kinds of columns in variables',
    isIn: (code) =>
      /\bkey=\w+(?:\.\w+)*\.get\b|\.(?:searchsorted|select_dtypes|get_indexer)\(/.test(code),
  },
  {
    code: 'list-item',
    reason: 'borders of intervals, which feature-engine takes for whole numbers or texts',
    isIn: (code) => /\bbinning_dict=|\bArbitraryDiscretiser\(/.test(code),
  },
  {
    code: 'no-redef',
    reason: 'functions that the notebook defines anew',
    isIn: definesAnew,
  },
  {
    code: 'call-arg',
    reason: 'arguments of functions that the notebook defines anew',
    isIn: definesAnew,
  },
  {
    code: 'func-returns-value',
    reason: 'functions that only act, whose `None` is kept',
    isIn: (code) =>
      [...code.matchAll(/\bdef (\w+)\((?:[^()]|\([^()]*\))*\) -> None:/g)].some(([, name = '']) =>
        new RegExp(`(?:= |\\bprint\\(|\\breturn )${name}\\(`).test(code),
      ),
  },
  {
    code: 'union-attr',
    reason:
      'values of a column, which may be arrays of an extension, and matches that are taken for granted',
    isIn: (code) =>
      (/\.(?:values|unique\(\)|array)\b/.test(code) &&
        /\.(?:reshape|ravel|mean|std|tolist)\(/.test(code)) ||
      MATCH_TAKEN.test(code),
  },
  {
    code: 'misc',
    reason: 'functions without a name that take a match for granted, lengths of lists in a column',
    isIn: (code) =>
      new RegExp(`\\blambda\\b[^\\n]*${MATCH_TAKEN.source}`).test(code) ||
      /\.str\.(?:split|findall)\([^\n]*\)\.str\.len\(/.test(code),
  },
];

/** Two definitions of one name in one block. */
function definesAnew(code: string): boolean {
  const names = [...code.matchAll(/^( *)def (\w+)\(/gm)].map(
    ([, indent = '', name = '']) => indent + name,
  );
  const methods = /^class /m.test(code);
  return names.some(
    (name, at) => !(methods && name.startsWith('    ')) && names.indexOf(name) < at,
  );
}

/** A name that no import binds, with an attribute that is no method and nothing that tables have. */
function readsColumn(code: string): boolean {
  const imported = new Set(
    [...code.matchAll(/^\s*(?:import|from)\b.*$/gm)].flatMap(([line]) => line.match(/\w+/g) ?? []),
  );
  return [PLAIN_ATTRIBUTE, COLUMN_METHOD].some((pattern) =>
    [...code.matchAll(pattern)].some(
      ([, name = '', attribute = '']) =>
        name !== 'self' &&
        name !== 'config' &&
        !imported.has(name) &&
        !attribute.endsWith('_') &&
        !KNOWN_ATTRIBUTES.has(attribute),
    ),
  );
}

/** Gaps in the text of a module. */
export function gapsIn(text: string): readonly TypeGap[] {
  const code = withoutText(text);
  return TYPE_GAPS.filter(({ isIn }) => isIn(code));
}

/** Strings and comments blanked, imports of modules kept. */
export function withoutText(text: string): string {
  return text
    .replaceAll(/"""[^]*?"""|'''[^]*?'''/g, '""')
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    .replaceAll(/#.*$/gm, '');
}
