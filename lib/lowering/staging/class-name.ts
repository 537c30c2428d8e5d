/** What does the verb: `encode` -> `Encoder`. Verbs that are not here give `Transformer`. */
const AGENTS: Readonly<Record<string, string>> = {
  encode: 'Encoder',
  impute: 'Imputer',
  fill: 'Imputer',
  scale: 'Scaler',
  standardize: 'Scaler',
  normalize: 'Normalizer',
  select: 'Selector',
  drop: 'Selector',
  remove: 'Remover',
  extract: 'Extractor',
  bin: 'Discretizer',
  discretize: 'Discretizer',
  clip: 'Clipper',
  vectorize: 'Vectorizer',
  reduce: 'Reducer',
  map: 'Mapper',
  parse: 'Parser',
  clean: 'Cleaner',
  build: 'Builder',
  create: 'Builder',
  add: 'Builder',
  engineer: 'Builder',
  make: 'Builder',
};

/** `encode_categories` -> `CategoriesEncoder`. */
export function classNameOf(step: string, taken: ReadonlySet<string>): string {
  const [verb = '', ...rest] = step.split('_').filter((w) => w !== '');
  const agent = AGENTS[verb];
  const words = (agent === undefined && rest.length === 0 ? [verb] : rest).filter(
    (w) => w !== 'the',
  );
  const base =
    words.map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('') + (agent ?? 'Transformer');
  const safe = /^[A-Za-z]/.test(base) ? base : `Step${base}`;
  let name = safe;
  for (let i = 2; taken.has(name); i++) name = `${safe}${i}`;
  return name;
}

/** `CategoriesEncoder` -> `categories_encoder`. */
export function instanceNameOf(className: string, taken: ReadonlySet<string>): string {
  const base = className.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base}_${i}`;
  return name;
}
