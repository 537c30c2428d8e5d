import type { CodeText, StagedStep } from '../../../ir/index.ts';
import { isOneArgument } from './peel.ts';
import { STOCK } from './stock.ts';

const LAST = /^X(?:\[[^=\n]*\])? = (\uE000learned:(\w+)\uE001)\.fit_transform\(([^]+)\)$/;

/**
 * Where nothing reads the rows after the last fit, they are not processed there.
 *
 *     X[columns] = scaler.fit_transform(X[columns])    ->    scaler.fit(X[columns])
 */
export function fitAlone(step: StagedStep): StagedStep {
  const last = step.fit.at(-1);
  if (step.fitsWhole || last === undefined) return step;
  const [, slot = '', learned = '', given = ''] = LAST.exec(last.text) ?? [];
  const rows = given.replace(/, y$/, '');
  if (slot === '' || !isOneArgument(rows) || !isStock(step.fit, slot, learned)) return step;
  const text = `${slot}.fit(${given})`;
  return { ...step, fit: [...step.fit.slice(0, -1), withText(last, text)] };
}

function isStock(fit: readonly CodeText[], slot: string, learned: string): boolean {
  return fit.some(({ text }) => {
    const type = new RegExp(`^${slot} = (?:\\w+\\.)*(\\w+)\\(`).exec(text)?.[1];
    return type !== undefined && learned !== '' && STOCK.has(type);
  });
}

function withText(code: CodeText, text: string): CodeText {
  return { ...code, text, lineOrigins: code.lineOrigins.slice(0, text.split('\n').length) };
}
