import { expressionsIn } from '../../analysis/walk.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { Literal } from '../../ir/index.ts';
import type { Concern } from './concern.ts';
import { concern, isTrivial } from './concern.ts';
import { boundBy, columnOf, type Resolution } from './context.ts';
import { isNumber, literalKey, literalOf } from './literal-of.ts';
import type { Site } from './sites.ts';

type Compare = Extract<Expr, { kind: 'Compare' }>;

/** `df['age'] > 60`, `proba >= 0.3`: a bound that someone may move. */
export function thresholdConcern(
  site: Site,
  compare: Compare,
  literal: Literal,
  resolution: Resolution,
): Concern | null {
  const [op = ''] = compare.ops;
  const { left, comparators } = compare;
  if (comparators.length !== 1 || !['<', '<=', '>', '>='].includes(op)) return null;
  const isDate = literal.kind === 'str' && /^\d{4}-\d{2}(?:-\d{2})?/.test(literal.value);
  if (!(isNumber(literal) || isDate) || isTrivial(literal)) return null;
  const other = site.node === left ? comparators[0] : left;
  if (other === undefined || !isMoved(other, literal, resolution)) return null;
  const subject = subjectOf(other);
  const isLower = op.startsWith('>') === (site.node !== left);
  const answers = isAnswer(other);
  return concern({
    kind: 'threshold',
    group: answers ? 'model' : 'data',
    name: subject === null ? 'threshold' : `${subject}_threshold`,
    qualifiers: [isLower ? 'lower' : 'upper', boundBy(site.statement).variable ?? ''],
    doc: docOf(other, subject, answers),
    strong: answers,
    // One border, whichever side of it a comparison asks for.
    identity: `${subject}`,
  });
}

/** `df.loc[df['age'] > 73, 'age'] = 73`: what stands for the rows beyond a bound is the bound. */
export function cappedConcern(
  site: Site,
  literal: Literal,
  resolution: Resolution,
): Concern | null {
  const { statement } = site;
  if (statement.kind !== 'Assign' || statement.value !== site.node) return null;
  const [target] = statement.targets;
  if (target?.kind !== 'Subscript' || !isNumber(literal)) return null;
  const column = columnOf(target);
  for (const expr of expressionsIn(target.slice)) {
    if (expr.kind !== 'Compare') continue;
    const bound = [expr.left, ...expr.comparators].find((one) => isLiteral(one, literal));
    if (bound === undefined || subjectOf(expr.left) !== column) continue;
    return thresholdConcern({ ...site, node: bound }, expr, literal, resolution);
  }
  return null;
}

function isLiteral(expr: Expr, literal: Literal): boolean {
  const own = literalOf(expr);
  return own !== null && literalKey(own) === literalKey(literal);
}

/** Whether a person may move the bound: of measured values, of answers, or any that is no whole number. */
function isMoved(other: Expr, literal: Literal, resolution: Resolution): boolean {
  if (isMeasured(other, resolution) || isAnswer(other) || isCardinality(other)) return true;
  return (
    literal.kind === 'float' && /\.\d*[1-9]|e-/.test(literal.repr) && subjectOf(other) !== null
  );
}

const ANSWERS = /^(?:predict|predict_proba|decision_function|predict_log_proba|score_samples)$/;
const ANSWER_NAME =
  /(?:^|_)(?:y_?hat|y_?preds?|preds?|predictions?|proba|probas|probs?|probabilit(?:y|ies)|scores?)(?:$|_)/i;

/** Whether the value is what a model answers, or goes by such a name. */
function isAnswer(expr: Expr): boolean {
  switch (expr.kind) {
    case 'Name':
      return ANSWER_NAME.test(expr.id);
    case 'Subscript':
    case 'Attribute':
      return isAnswer(expr.value);
    case 'Call':
      return (
        expr.func.kind === 'Attribute' &&
        (ANSWERS.test(expr.func.attr) || isAnswer(expr.func.value))
      );
    default:
      return false;
  }
}

/** Whether the value of an expression comes from the columns of a frame. */
function isMeasured(expr: Expr, resolution: Resolution): boolean {
  switch (expr.kind) {
    case 'Name':
      return /(?:Series|DataFrame|ndarray)\b/.test(resolution.typeOf(expr.id));
    case 'Subscript':
      return columnOf(expr) !== null || isMeasured(expr.value, resolution);
    case 'Attribute':
      return isMeasured(expr.value, resolution);
    case 'Call':
      if (expr.func.kind === 'Attribute') {
        return (
          isMeasured(expr.func.value, resolution) ||
          expr.args.some((arg) => isMeasured(arg, resolution))
        );
      }
      return (
        expr.func.kind === 'Name' &&
        expr.func.id === 'abs' &&
        expr.args.some((arg) => isMeasured(arg, resolution))
      );
    case 'BinOp':
      return isMeasured(expr.left, resolution) || isMeasured(expr.right, resolution);
    default:
      return false;
  }
}

/** Number of distinct values: `df[c].nunique()`, `len(df[c].unique())`. */
function isCardinality(expr: Expr): boolean {
  if (expr.kind !== 'Call') return false;
  if (expr.func.kind === 'Attribute') return expr.func.attr === 'nunique';
  const [inner] = expr.args;
  return (
    expr.func.kind === 'Name' &&
    expr.func.id === 'len' &&
    inner?.kind === 'Call' &&
    inner.func.kind === 'Attribute' &&
    inner.func.attr === 'unique'
  );
}

/** `df[c].isnull().mean()`. */
function isMissingShare(expr: Expr): boolean {
  const counted = expr.kind === 'Call' && expr.func.kind === 'Attribute' ? expr.func : null;
  const { value } = counted ?? { value: null };
  return (
    counted?.attr === 'mean' &&
    value?.kind === 'Call' &&
    value.func.kind === 'Attribute' &&
    /^is(?:null|na)$/.test(value.func.attr)
  );
}

function docOf(other: Expr, subject: string | null, answers: boolean): string {
  if (isCardinality(other)) return 'bound of the number of distinct values';
  if (isMissingShare(other)) return 'bound of the share of missing values';
  if (subject === null) return 'bound of a comparison';
  return answers ? `bound of \`${subject}\`, for what is decided` : `bound of \`${subject}\``;
}

function subjectOf(expr: Expr): string | null {
  if (isCardinality(expr)) return 'distinct_values';
  if (isMissingShare(expr)) return 'missing_share';
  const column = columnOf(expr);
  if (column !== null && expr.kind !== 'Call') return column;
  if (expr.kind === 'Call' && expr.func.kind === 'Attribute') {
    const { attr } = expr.func;
    if (ANSWERS.test(attr)) return 'prediction';
    return column === null || attr === 'abs' ? (column ?? attr) : `${column}_${attr}`;
  }
  if (expr.kind === 'Call') {
    const [first] = expr.args;
    return first === undefined ? null : subjectOf(first);
  }
  if (expr.kind === 'Name') return expr.id;
  if (expr.kind === 'Subscript') return subjectOf(expr.value);
  if (expr.kind === 'BinOp') return subjectOf(expr.left) ?? subjectOf(expr.right);
  return column;
}
