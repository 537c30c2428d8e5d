import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { boundNames, namesBoundBy } from '../../scopes.ts';
import { allStatements, expressionsIn, headerExpressions } from '../../walk.ts';
import type { Rewriting } from './rewriting.ts';

type FunctionDef = Extract<Stmt, { kind: 'FunctionDef' }>;

/** `model = train(X_train, y_train)`: whether a function gives the estimator, fitted on rows as it was given them. */
export function fitsEstimator(form: Rewriting, s: Stmt, node: FunctionDef): boolean {
  const { estimator } = form;
  if (estimator === null || s.kind !== 'Assign') return false;
  const [target] = s.targets;
  if (target?.kind !== 'Name' || !boundNames(target).includes(estimator)) return false;
  const body = [...allStatements(node.body)];
  const methods = body
    .flatMap((inner) => headerExpressions(inner))
    .flatMap((e) => [...expressionsIn(e)])
    .flatMap((e) => (e.kind === 'Call' ? [e] : []))
    .filter((call) => isMethod(call.func));
  const [fit, second] = methods;
  // Any other method might answer, split or edit: then the fit is not all that the call does.
  if (fit === undefined || second !== undefined) return false;
  const bound = new Set(body.flatMap((inner) => [...namesBoundBy(inner)]));
  return (
    fit.func.kind === 'Attribute' &&
    fit.func.attr === 'fit' &&
    fit.args.length === 2 &&
    fit.args.every((a) => a.kind === 'Name' && !bound.has(a.id))
  );
}

function isMethod(func: Expr): boolean {
  return func.kind === 'Attribute';
}
