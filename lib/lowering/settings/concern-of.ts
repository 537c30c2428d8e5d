import type { Expr } from '../../frontend/python/ast.ts';
import type { Literal } from '../../ir/index.ts';
import { callConcern, pathConcern } from './call-concern.ts';
import type { Concern } from './concern.ts';
import { concern, isPathLike, UNNAMED_COLUMNS } from './concern.ts';
import type { CallExpr, Resolution } from './context.ts';
import { argumentOf, boundBy } from './context.ts';
import { stringsOf } from './literal-of.ts';
import type { Above, Site } from './sites.ts';
import { cappedConcern, thresholdConcern } from './threshold-concern.ts';

/** What a literal, or a name that stands for it, is used for at a place; null where it is part of the code. */
export function concernOf(site: Site, literal: Literal, resolution: Resolution): Concern | null {
  const parent = site.above?.expr;
  switch (parent?.kind) {
    case undefined:
      return assignedConcern(site, literal) ?? cappedConcern(site, literal, resolution);
    case 'Call':
      return callConcern(site, parent, literal, resolution);
    case 'Subscript':
      return parent.slice === site.node ? columnsConcern(site, literal, null) : null;
    case 'Tuple': {
      const outer = site.above?.above?.expr;
      const indexes = outer?.kind === 'Subscript' && outer.slice === parent;
      return indexes
        ? columnsConcern(site, literal, null)
        : memberConcern(site, parent, literal, resolution);
    }
    case 'Compare':
      return thresholdConcern(site, parent, literal, resolution);
    case 'BinOp':
      return partOfPath(site, literal, resolution);
    default:
      return null;
  }
}

/** `df.columns = ['a', 'b']`, and a path whose name is bound more than once. */
function assignedConcern(site: Site, literal: Literal): Concern | null {
  const { statement } = site;
  if (statement.kind !== 'Assign' || statement.value !== site.node) return null;
  const { variable } = boundBy(statement);
  if (variable !== null && literal.kind === 'str' && isPathLike(literal.value)) {
    return pathConcern(site, null, null, literal);
  }
  const [target] = statement.targets;
  return target?.kind === 'Attribute' && target.attr === 'columns'
    ? columnsConcern(site, literal, 'column_names')
    : null;
}

/** `df[['a', 'b']]`, `df.loc[:, ['a', 'b']]`. */
function columnsConcern(site: Site, literal: Literal, name: string | null): Concern | null {
  const strings = stringsOf(literal);
  if (strings === null) return null;
  const { variable, column } = boundBy(site.statement);
  const owner = variable ?? column ?? takerOf(site);
  return concern({
    kind: 'columns',
    group: 'features',
    name: name ?? (owner === null ? UNNAMED_COLUMNS : `${owner}_columns`),
    qualifiers: [strings[0] ?? ''],
    doc: variable === null ? 'columns that belong together' : `columns of \`${variable}\``,
  });
}

/** Who takes the columns: `scaler` of `scaler.fit_transform(df[['a', 'b']])`, a model's features. */
function takerOf(site: Site): string | null {
  const call = callAround(site.above);
  if (call === null) return null;
  const { func } = call;
  const method = func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
  if (/^(?:train_test_split|fit|predict|predict_proba|score)$/.test(method)) return 'feature';
  if (!/^(?:fit_transform|transform)$/.test(method) || func.kind !== 'Attribute') return null;
  const { value } = func;
  if (value.kind === 'Name') return value.id;
  return value.kind === 'Call' && value.func.kind === 'Name' ? value.func.id : null;
}

/** `('num', StandardScaler(), ['a', 'b'])` in a list of steps. */
function memberConcern(
  site: Site,
  tuple: Extract<Expr, { kind: 'List' | 'Tuple' | 'Set' }>,
  literal: Literal,
  resolution: Resolution,
): Concern | null {
  const call = callAround(site.above);
  const [first] = tuple.elements;
  if (call === null || tuple.elements.at(-1) !== site.node || stringsOf(literal) === null)
    return null;
  const { callee } = resolution.callOf(call);
  if (!/Transformer|transformer/.test(callee)) return null;
  const named =
    first?.kind === 'Constant' && first.value.kind === 'str' ? first.value.value : 'member';
  return columnsConcern(site, literal, `${named}_columns`);
}

function callAround(above: Above | null): CallExpr | null {
  for (let at = above; at !== null; at = at.above) if (at.expr.kind === 'Call') return at.expr;
  return null;
}

/** `DATA + 'train.csv'`, `root / 'train.csv'`, `os.path.join(root, 'train.csv')` where a path is expected. */
function partOfPath(site: Site, literal: Literal, resolution: Resolution): Concern | null {
  if (literal.kind !== 'str' || literal.value.length < 3) return null;
  let child: Expr = site.node;
  for (let at = site.above; at !== null; at = at.above) {
    if (at.expr.kind === 'Call') {
      const call = resolution.callOf(at.expr);
      const argument = argumentOf(call, child);
      return argument === null ? null : pathConcern(site, call, argument, literal);
    }
    if (at.expr.kind !== 'BinOp' || !['+', '/'].includes(at.expr.op)) return null;
    child = at.expr;
  }
  const variable = boundBy(site.statement).variable ?? '';
  const names = /path|file|dir|folder|url/i.test(variable);
  return names && isPathLike(literal.value) ? pathConcern(site, null, null, literal) : null;
}
