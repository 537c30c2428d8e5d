import type { CodeText, ImportBinding } from '../../../ir/index.ts';

/** Transformers of scikit-learn whose `fit_transform` gives what `fit` and `transform` do. */
export const STOCK: ReadonlySet<string> = new Set([
  'StandardScaler',
  'MinMaxScaler',
  'MaxAbsScaler',
  'RobustScaler',
  'PowerTransformer',
  'QuantileTransformer',
  'PolynomialFeatures',
  'KBinsDiscretizer',
  'OneHotEncoder',
  'OrdinalEncoder',
  'SimpleImputer',
  'KNNImputer',
  'PCA',
  'LinearDiscriminantAnalysis',
  'CountVectorizer',
  'TfidfVectorizer',
  'TfidfTransformer',
  'VarianceThreshold',
  'SelectKBest',
  'SelectPercentile',
  'SelectFromModel',
  'ColumnTransformer',
]);
/** They give as many columns as they take, under the same names. */
const KEEPS_COLUMNS = new Set([
  'StandardScaler',
  'MinMaxScaler',
  'MaxAbsScaler',
  'RobustScaler',
  'PowerTransformer',
  'QuantileTransformer',
]);

/** A fitted transformer that a step applies to its whole rows. */
export interface StockFound {
  readonly learned: string;
  /** The expression that builds it. */
  readonly code: CodeText;
  /** Whether it is fitted with the target. */
  readonly readsTarget: boolean;
  /** Positions in `transform` of its statement, and in `fit` of those that build, fit and apply it. */
  readonly applied: number;
  readonly builtAt: number;
  readonly fittedAt: number;
  readonly appliedInFit: number | null;
  /** Whether the frame that comes out has other row labels than the one that came in. */
  readonly losesIndex: boolean;
}

interface Codes {
  readonly fit: readonly CodeText[];
  readonly transform: readonly CodeText[];
}

/** The first transformer that is applied to the whole rows and nothing else. */
export function findStock(codes: Codes, imports: readonly ImportBinding[]): StockFound | null {
  for (const [applied, { text }] of codes.transform.entries()) {
    const use = applicationOf(text, 'transform');
    if (use === null) continue;
    const found = stockOf(use, applied, codes, imports);
    if (found !== null) return found;
  }
  return null;
}

interface Application {
  readonly learned: string;
  readonly readsTarget: boolean;
  readonly frame: 'as-is' | 'with-index' | 'without-index';
}

const SLOT = '\uE000learned:(\\w+)\uE001';

/** `X = t.transform(X)`, or a frame of that with the columns of `X`. */
function applicationOf(text: string, method: string): Application | null {
  const plain = text.replaceAll(/\s+/g, ' ');
  const call = `${SLOT}\\.${method}\\(X(, y)?\\)`;
  const whole = new RegExp(`^X = ${call}$`).exec(plain);
  if (whole !== null)
    return { learned: whole[1] ?? '', readsTarget: whole[2] !== undefined, frame: 'as-is' };
  const written = new RegExp(`^X\\[X\\.columns\\] = ${call}$`).exec(plain);
  if (written !== null)
    return {
      learned: written[1] ?? '',
      readsTarget: written[2] !== undefined,
      frame: 'with-index',
    };
  const frame = new RegExp(
    `^X = pd\\.DataFrame\\( ?${call}, (?:columns=X\\.columns(, index=X\\.index)?|index=X\\.index, (columns=X\\.columns)),? ?\\)$`,
  ).exec(plain);
  if (frame === null) return null;
  return {
    learned: frame[1] ?? '',
    readsTarget: frame[2] !== undefined,
    frame: frame[3] === undefined && frame[4] === undefined ? 'without-index' : 'with-index',
  };
}

function stockOf(
  use: Application,
  applied: number,
  { fit, transform }: Codes,
  imports: readonly ImportBinding[],
): StockFound | null {
  const slot = `\uE000learned:${use.learned}\uE001`;
  if (transform.some(({ text }, at) => at !== applied && text.includes(slot))) return null;
  const mentions = fit.flatMap(({ text }, at) => (text.includes(slot) ? [at] : []));
  const [builtAt, ...others] = mentions;
  const built = builtAt === undefined ? undefined : fit[builtAt];
  if (builtAt === undefined || built === undefined) return null;
  const [expression, fitsAtOnce] = expressionOf(built.text, slot);
  const type = expression === null ? null : classOf(expression, built.requires, imports);
  if (expression === null || type === null || !STOCK.has(type)) return null;
  if (use.frame !== 'as-is' && !KEEPS_COLUMNS.has(type)) return null;
  // Rows that it changes in place are read again.
  if (/\bcopy\s*=/.test(expression)) return null;
  // It is printed on one line.
  if (/\n/.test(expression) && /#|"""|'''|\\\n/.test(expression)) return null;
  if (mentionsLocals(expression, fit)) return null;
  const uses = others.map((at) => ({ at, ...useInFit(fit[at]?.text ?? '', slot) }));
  if (uses.some(({ kind }) => kind === 'other')) return null;
  const fitting = uses.find(({ kind }) => kind === 'fit' || kind === 'fit-transform');
  const applying = uses.find(({ kind }) => kind === 'transform' || kind === 'fit-transform');
  if ((fitting === undefined) === (fitsAtOnce === null) || uses.length > 2) return null;
  if (applying !== undefined && applying.frame !== use.frame) return null;
  const framed = use.frame === 'as-is' ? '' : '.set_output(transform="pandas")';
  return {
    learned: use.learned,
    code: { ...built, comments: [], text: `${expression}${framed}` },
    readsTarget: fitsAtOnce?.readsTarget ?? fitting?.readsTarget ?? false,
    applied,
    builtAt,
    fittedAt: fitting?.at ?? builtAt,
    appliedInFit: applying?.at ?? null,
    losesIndex: use.frame === 'without-index',
  };
}

/** `t = Scaler()` or `t = Scaler().fit(X)`: the constructor's call. */
function expressionOf(
  text: string,
  slot: string,
): readonly [string | null, { readonly readsTarget: boolean } | null] {
  if (!text.startsWith(`${slot} = `)) return [null, null];
  const value = text.slice(slot.length + 3);
  const fitted = /\.fit\(X(, y)?\)$/.exec(value);
  const expression = fitted === null ? value : value.slice(0, -fitted[0].length);
  const isCall = /^(?:\w+\.)*[A-Z]\w*\(/.test(expression) && closesAtEnd(expression);
  return [
    isCall ? expression : null,
    fitted === null ? null : { readsTarget: fitted[1] !== undefined },
  ];
}

/** The bracket that is opened first is closed last. */
function closesAtEnd(text: string): boolean {
  const plain = text.replaceAll(/'[^'\n]*'|"[^"\n]*"/g, (quoted) => '_'.repeat(quoted.length));
  let depth = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain.charAt(at);
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) {
      depth -= 1;
      if (depth === 0) return at === plain.length - 1;
    }
  }
  return false;
}

/** The class that is called, when scikit-learn provides it. */
function classOf(
  expression: string,
  requires: readonly string[],
  imports: readonly ImportBinding[],
): string | null {
  const path = /^((?:\w+\.)*)([A-Z]\w*)\(/.exec(expression);
  if (path === null) return null;
  const [, before = '', last = ''] = path;
  const root = before.split('.')[0] || last;
  const binding = imports.find(({ name }) => name === root && requires.includes(name));
  if (binding?.module.split('.')[0] !== 'sklearn') return null;
  return root === last ? (binding.member ?? last) : last;
}

/** Whether the expression reads a name that statements of the fit bind. */
function mentionsLocals(expression: string, fit: readonly CodeText[]): boolean {
  const locals = fit.flatMap(({ text }) =>
    [
      ...text.matchAll(/^\s*([a-zA-Z_]\w*(?:, ?[a-zA-Z_]\w*)*) =(?!=)|\bfor ([\w, ]+) in\b/gm),
    ].flatMap(([, bound = '', looped = '']) =>
      `${bound},${looped}`.split(',').map((one) => one.trim()),
    ),
  );
  return ['X', 'y', ...locals].some(
    (name) => name !== '' && new RegExp(`(?<![.\\w:\uE000])${name}\\b(?!=[^=])`).test(expression),
  );
}

interface UseInFit {
  readonly kind: 'fit' | 'transform' | 'fit-transform' | 'other';
  readonly readsTarget: boolean;
  readonly frame: Application['frame'] | null;
}

function useInFit(text: string, slot: string): UseInFit {
  const fitted = text.startsWith(`${slot}.fit(X`) ? /\.fit\(X(, y)?\)$/.exec(text) : null;
  if (fitted !== null && text === `${slot}${fitted[0]}`)
    return { kind: 'fit', readsTarget: fitted[1] !== undefined, frame: null };
  const both = applicationOf(text, 'fit_transform');
  if (both !== null) return { kind: 'fit-transform', ...both };
  const applied = applicationOf(text, 'transform');
  if (applied !== null) return { kind: 'transform', ...applied };
  return { kind: 'other', readsTarget: false, frame: null };
}
