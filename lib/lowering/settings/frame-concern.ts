import type { Literal } from '../../ir/index.ts';
import type { Concern, Group } from './concern.ts';
import { concern, isTrivial } from './concern.ts';
import type { Argument, KnownCall } from './context.ts';
import { boundBy, columnOf } from './context.ts';
import { isNumber, stringsOf, typeOfLiteral } from './literal-of.ts';
import type { Site } from './sites.ts';

const COLUMN_PARAMETERS =
  /^(?:columns|cols|subset|by|usecols|names|on|left_on|right_on|id_vars|value_vars|keys|labels|parse_dates|features|feature_names|variables|categorical_features|cat_features|keep_cols|items|categories)$/;

/** By method: name for the columns given first, what a mapping or number given to it is. */
const COLUMN_METHODS: Readonly<Record<string, string>> = {
  drop: 'dropped_columns',
  groupby: 'group_columns',
  sort_values: 'sort_columns',
  set_index: 'index_columns',
  get_dummies: 'dummy_columns',
  dropna: 'required_columns',
  drop_duplicates: 'key_columns',
  isin: 'values',
  reindex: 'columns',
  filter: 'columns',
  difference: 'excluded_columns',
  merge: 'join_columns',
  melt: 'columns',
  read_csv: 'read_columns',
  DataFrame: 'column_names',
};
const COLUMN_DOCS: Readonly<Record<string, string>> = {
  drop: 'columns that are left out',
  groupby: 'columns that make the groups',
  get_dummies: 'columns that become indicators',
  isin: 'values that are kept together',
  read_csv: 'columns of the file',
};
const MAPPING_METHODS: Readonly<Record<string, string>> = {
  map: 'mapping',
  replace: 'replacements',
  rename: 'renamed_columns',
  fillna: 'fill_values',
  rename_categories: 'category_names',
};
const MAPPING_DOCS: Readonly<Record<string, string>> = {
  map: 'new value of each value',
  replace: 'replacement of each value',
  rename: 'new name of each column',
  fillna: 'values that replace missing ones',
  rename_categories: 'new name of each category',
};
const NUMBER_METHODS: Readonly<Record<string, readonly string[]>> = {
  fillna: ['value'],
  quantile: ['q'],
  percentile: ['a', 'q'],
  nanpercentile: ['a', 'q'],
  clip: ['lower', 'upper'],
  rolling: ['window'],
  sample: ['n'],
  between: ['left', 'right'],
  nlargest: ['n'],
  nsmallest: ['n'],
  cut: ['x', 'bins', 'right', 'labels'],
  qcut: ['x', 'q', 'labels'],
  dropna: [],
};
const NUMBER_PARAMETERS =
  /^(?:value|q|lower|upper|window|n|frac|left|right|bins|labels|thresh|nrows|quantile)$/;

/** Name of the parameter that a method takes at a position, where a number may stand there. */
export function parameterOfMethod(method: string, position: number): string | null {
  const names = Object.hasOwn(NUMBER_METHODS, method) ? NUMBER_METHODS[method] : undefined;
  return names?.[position] ?? null;
}

/** Arguments of the methods of frames. */
export function frameConcern(
  site: Site,
  call: KnownCall,
  argument: Argument,
  literal: Literal,
): Concern | null {
  const { callee } = call;
  const { variable, column } = boundBy(site.statement);
  const [first] = call.node.args;
  const taken = [call.receiver, first].map((one) =>
    one === null || one === undefined ? null : columnOf(one),
  );
  const subject = column ?? taken.find((one) => one !== null) ?? null;
  const strings = stringsOf(literal);
  const role = Object.hasOwn(COLUMN_METHODS, callee) ? COLUMN_METHODS[callee] : undefined;
  const isLabels = callee === 'cut' || callee === 'qcut';
  if (strings !== null && !isLabels) {
    const keyword =
      argument.name !== null && COLUMN_PARAMETERS.test(argument.name) && argument.position === -1;
    if (!keyword && (role === undefined || argument.position !== 0)) return null;
    const named = role ?? (argument.name === null ? 'columns' : argument.name);
    return concern({
      kind: 'columns',
      group: 'features',
      name: callee === 'isin' && subject !== null ? `${subject}_values` : named,
      qualifiers: [variable ?? subject ?? '', strings[0] ?? ''],
      doc: `${COLUMN_DOCS[callee] ?? named.replaceAll('_', ' ')} (\`${callee}\`)`,
    });
  }
  const mapping = Object.hasOwn(MAPPING_METHODS, callee) ? MAPPING_METHODS[callee] : undefined;
  if (literal.kind === 'dict' && mapping !== undefined && literal.entries.length > 0) {
    if (argument.name === 'index' || argument.name === 'method') return null;
    return concern({
      kind: 'mapping',
      group: 'features',
      name: subject === null || callee === 'rename' ? mapping : `${subject}_${mapping}`,
      qualifiers: [variable ?? '', firstText(literal)],
      doc:
        MAPPING_DOCS[callee] +
        (subject === null || callee === 'rename' ? '' : ` of \`${subject}\``),
    });
  }
  return numberConcern(site, call, argument, literal, subject);
}

function numberConcern(
  site: Site,
  call: KnownCall,
  argument: Argument,
  literal: Literal,
  subject: string | null,
): Concern | null {
  const { callee } = call;
  const parameters = Object.hasOwn(NUMBER_METHODS, callee) ? NUMBER_METHODS[callee] : undefined;
  const name =
    argument.position >= 0 ? parameters?.[argument.position] : (argument.name ?? undefined);
  const known = parameters !== undefined || callee === 'read_csv';
  if (!known || name === undefined || !NUMBER_PARAMETERS.test(name)) return null;
  const list = literal.kind === 'list' || literal.kind === 'tuple';
  const text = literal.kind === 'str' && name === 'value' && literal.value !== '';
  if (!(isNumber(literal) || text || (list && typeOfLiteral(literal) !== null))) return null;
  const zero = literal.kind === 'int' && literal.digits === '0';
  if (zero && name !== 'value') return null;
  // All rows in another order; any one row.
  if ((name === 'frac' || name === 'n') && isTrivial(literal)) return null;
  const words: Readonly<Record<string, string>> = {
    value: 'fill_value',
    q: 'quantile',
    n: 'rows',
    lower: 'lower_bound',
    upper: 'upper_bound',
    left: 'lower_bound',
    right: 'upper_bound',
  };
  const word = words[name] ?? name;
  const group: Group =
    ['bins', 'labels', 'window'].includes(name) || name === 'value' ? 'features' : 'data';
  return concern({
    kind: 'threshold',
    group,
    name: subject === null ? word : `${subject}_${word}`,
    qualifiers: [boundBy(site.statement).variable ?? '', callee],
    doc:
      subject === null
        ? `${word.replaceAll('_', ' ')} of \`${callee}\``
        : `${word.replaceAll('_', ' ')} of \`${subject}\``,
    identity: `${subject} ${callee} ${name}`,
  });
}

function firstText(literal: Extract<Literal, { kind: 'dict' }>): string {
  const value = literal.entries[0]?.[1];
  return value?.kind === 'str' ? value.value : '';
}
