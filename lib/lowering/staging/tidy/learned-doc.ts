import type { LearnedParameter, StagedStep } from '../../../ir/index.ts';

/** The step with what each learned parameter is, from the statement that learns it, and that statement's place. */
export function documentLearned(step: StagedStep): StagedStep {
  return { ...step, learned: step.learned.map((learned) => documented(learned, step)) };
}

function documented(learned: LearnedParameter, { fit }: StagedStep): LearnedParameter {
  const slot = `\uE000learned:${learned.name}\uE001`;
  const binds = new RegExp(`^\\s*${slot}(?:\\[[^\\]\\n]*\\])*(?:, [^=\\n]+)? = (.+)`, 'm');
  const paired = new RegExp(`^[^=\\n]*, ${slot} = (.+)`, 'm');
  const lines = fit.map((code) => ({ ...code, text: unwrapped(code.text) }));
  const code =
    lines.find(({ text }) => binds.test(text)) ?? lines.find(({ text }) => paired.test(text));
  if (code === undefined) return learned;
  const values = [...code.text.matchAll(new RegExp(binds.source, 'gm'))].map(([, one = '']) => one);
  const value = values.findLast((one) => !/^(?:\{\}|\[\]|dict\(\)|list\(\))$/.test(one));
  const line = value ?? paired.exec(code.text)?.[1];
  return {
    ...learned,
    doc: line === undefined ? learned.doc : describe(plain(line), learned),
    origins: code.origins,
  };
}

/** Statements that go over several lines inside brackets, on one line each; comments between are left out. */
function unwrapped(text: string): string {
  let joined = '';
  let depth = 0;
  for (const line of text.split('\n')) {
    const code = line.replace(/(^|\s)#[^'"]*$/, '').trimEnd();
    joined += depth > 0 ? ` ${code.trim()}` : `\n${code}`;
    // Brackets inside texts are rare and mostly come in pairs.
    for (const sign of code) depth += '([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0;
    depth = Math.max(0, depth);
  }
  return joined.slice(1).replaceAll(/([([{]) | (?=[)\]}])/g, '$1');
}

const STATISTICS: Readonly<Record<string, string>> = {
  mean: 'mean',
  median: 'median',
  mode: 'most frequent value',
  std: 'standard deviation',
  var: 'variance',
  min: 'smallest value',
  max: 'largest value',
  sum: 'sum',
  quantile: 'quantile',
  nunique: 'number of values',
  unique: 'values',
  value_counts: 'counts of the values',
};

/** What an expression gives, as one phrase. */
function describe(value: string, { name, keys }: LearnedParameter): string {
  const built = /^(?:\w+\.)*([A-Z]\w+)\(/.exec(value)?.[1];
  if (built !== undefined) return `fitted \`${built}\``;
  const grouped =
    /^X\.groupby\(\[?(["'][^)\]]+["'])\]?[^)]*\)\[?\[?["']([^"'\]]+)["']\]?\]?\.(\w+)\(/.exec(
      value,
    );
  const how = STATISTICS[grouped?.[3] ?? ''];
  if (grouped !== null && how !== undefined) {
    const by = (grouped[1] ?? '').split(',').map((one) => `\`${one.trim().slice(1, -1)}\``);
    return `${how} of \`${grouped[2] ?? ''}\` for each ${by.join(' and ')}`;
  }
  const simple =
    /^X(?:\.(\w+)|\[(["'])([^"'\]]+)\2\]|\[(\w+)\])?\.(\w+)\([^()]*\)(?:\[0\]|\.iloc\[0\])?$/.exec(
      value,
    );
  const statistic = STATISTICS[simple?.[5] ?? ''];
  if (simple !== null && statistic !== undefined) {
    const [, attribute, , column, key] = simple;
    const of = column ?? attribute;
    if (of !== undefined) return `${statistic} of \`${of}\``;
    if (key !== undefined && keys.includes(key)) return `${statistic} of the column`;
    return key === undefined ? `${statistic} of each column` : `${statistic} of \`${key}\``;
  }
  if (/\.get_feature_names_out\(/.test(value)) return 'names of the new columns';
  if (/^X\.columns$/.test(value)) return 'columns of the training rows';
  if (/^\[\w+ for \w+ in .*\]$/.test(value) && /\bX\b|col|var|feat/.test(value))
    return 'columns that the training rows decide on';
  return value.length <= LONGEST && !value.includes('`')
    ? `\`${value}\``
    : `\`${name}\` of the notebook`;
}

const LONGEST = 60;

/** The line as the notebook has it, but for the name of the rows. */
function plain(line: string): string {
  return line.replaceAll(/\uE000\w+:(?:\w+\.)?(\w+)\uE001/g, '$1').trim();
}
