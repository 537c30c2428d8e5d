import type { StagingFacts } from '../../analysis/staging/index.ts';
import type { Expr } from '../../frontend/python/ast.ts';

type CallExpr = Extract<Expr, { kind: 'Call' }>;

/**
 * What stands for an expression that changes which rows there are, where each row is for itself: the rows it was given.
 *
 *     df.dropna()                ->  df
 *     df[df['age'] > 18]         ->  df
 *     pd.concat([train, test])   ->  the part that is served
 */
export function unchangedRows(expr: Expr, facts: StagingFacts): Expr | null {
  for (const set of facts.rowSets.values()) {
    if (set.at !== expr || set.kind === 'loaded') continue;
    if (expr.kind === 'Call') return givenRows(expr);
    if (expr.kind === 'Subscript')
      return expr.value.kind === 'Attribute' && ['loc', 'iloc'].includes(expr.value.attr)
        ? expr.slice.kind === 'Tuple'
          ? null
          : expr.value.value
        : expr.value;
  }
  return null;
}

function givenRows(call: CallExpr): Expr | null {
  const [first] = call.args;
  if (call.func.kind === 'Attribute' && call.func.value.kind !== 'Name') return call.func.value;
  if (first?.kind === 'List' || first?.kind === 'Tuple') return first.elements.at(-1) ?? null;
  if (call.func.kind === 'Attribute') return call.func.value;
  return first ?? null;
}

/** Calls that learn and apply at once, with what applies alone: a method, or the keyword that takes what is learned. */
const APPLIES: Readonly<Record<string, string>> = {
  fit_transform: 'transform',
  yeojohnson: 'lmbda=',
  boxcox: 'lmbda=',
};

export function appliedMethod(call: CallExpr): string | null {
  const { func } = call;
  const name = func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
  const applies = APPLIES[name];
  if (applies === undefined) return null;
  if (applies.endsWith('=') && call.keywords.some((k) => `${k.name}=` === applies)) return null;
  return applies.endsWith('=') && call.args.length > 1 ? null : applies;
}

/** Columns made from the values that are seen. */
export function isDummies(expr: Expr): expr is CallExpr {
  if (expr.kind !== 'Call') return false;
  const { func } = expr;
  return (
    (func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '') === 'get_dummies'
  );
}
