import type { CodeText, Step } from '../../ir/index.ts';

/** A function of the notebook that builds a model, or fits it, and nothing else. */
export interface ModelFit {
  /** `model = Ridge(alpha=config.model.alpha)`; null when another function builds it. */
  readonly build: CodeText | null;
  /** Variable of the rows, and the target as it is written: `y_train`, `train["price"]`. */
  readonly rows: string;
  readonly target: string | null;
}

const TARGET = /^\w+(?:\[(?:"[^"\n]+"|'[^'\n]+')\])?(?:\.(?:values|to_numpy\(\)|ravel\(\)))*$/;

/** How the step fits the estimator; null when it does anything else. */
export function modelFitOf(step: Step, estimator: string): ModelFit | null {
  const [first, second, ...others] = step.body;
  if (first === undefined || others.length > 0) return null;
  const last = second ?? first;
  const fit = /\.fit\((\w+)(?:, ([^\n]+?))?\)$/.exec(last.text);
  if (fit === null) return null;
  const [call = '', rows = '', target = null] = fit;
  if (target !== null && !TARGET.test(target)) return null;
  const head = last.text.slice(0, -call.length);
  const build = buildOf(first, head, second !== undefined, estimator);
  if (build === undefined) return null;
  const reads = new Set([rows, ...(target === null ? [] : [/^\w+/.exec(target)?.[0] ?? ''])]);
  if (build === null) reads.add(estimator);
  const isWhole = step.parameters.every(({ name }) => reads.has(name));
  const isFree = [...reads].every(
    (name) =>
      build === null ||
      !new RegExp(`(?<![.\\w"'])${name}\\b(?!=[^=])`).test(valueOf(build, estimator)),
  );
  return isWhole && isFree ? { build, rows, target } : null;
}

/** The statement that builds the model; undefined when the step does not fit it plainly. */
function buildOf(
  first: CodeText,
  head: string,
  isOwn: boolean,
  estimator: string,
): CodeText | null | undefined {
  const binds = `${estimator} = `;
  if (isOwn) return head === estimator && isBuild(first, binds) ? first : undefined;
  if (head === estimator) return null;
  if (!head.startsWith(binds)) return undefined;
  const lines = head.split('\n').length;
  const built = { ...first, text: head, lineOrigins: first.lineOrigins.slice(0, lines) };
  return isBuild(built, binds) ? built : undefined;
}

function isBuild({ text }: CodeText, binds: string): boolean {
  return text.startsWith(binds) && /^(?:\w+\.)*[A-Za-z]\w*\([^]*\)$/.test(text.slice(binds.length));
}

function valueOf({ text }: CodeText, estimator: string): string {
  return text.slice(`${estimator} = `.length);
}

/** Whether the step does nothing but build the estimator, from the settings alone. */
export function onlyBuilds(step: Step, estimator: string): boolean {
  const [only] = step.results;
  return step.parameters.length === 0 && step.results.length === 1 && only?.name === estimator;
}
