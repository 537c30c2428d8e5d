import type { CodeText, StagedStep } from '../../../ir/index.ts';

const APPLIED = /^X = (\uE000learned:\w+\uE001)\.transform\(([^]+)\)$/;

/**
 * What a transformer is given is computed in a line of its own, on both sides.
 *
 *     X = scaler.transform(X[columns])    ->    X = X[columns]
 *                                               X = scaler.transform(X)
 */
export function peel(step: StagedStep): StagedStep {
  for (const [at, code] of step.transform.entries()) {
    const [, slot = '', inner = ''] = APPLIED.exec(code.text) ?? [];
    if (slot === '' || inner === 'X' || !isOneArgument(inner) || inner.includes(slot)) continue;
    const fit = peeledFit(step.fit, slot, inner);
    if (fit === null) continue;
    return peel({
      ...step,
      fit,
      transform: [
        ...step.transform.slice(0, at),
        ...twoLines(code, inner, `X = ${slot}.transform(X)`),
        ...step.transform.slice(at + 1),
      ],
    });
  }
  return step;
}

/** The same in the fit, where the transformer is given the same and the rows are not read otherwise after it. */
function peeledFit(
  fit: readonly CodeText[],
  slot: string,
  inner: string,
): readonly CodeText[] | null {
  const calls = fit.map(({ text }) => callOf(text, slot, inner));
  const first = calls.findIndex((call) => call !== null);
  const code = fit[first];
  const call = calls[first];
  if (code === undefined || call === undefined || call === null) return null;
  const isOpen = call.method === 'fit';
  const again = calls.findIndex((one, at) => at > first && one?.method === 'transform');
  const between = fit.slice(first + 1, again < 0 ? fit.length : again);
  if (isOpen && between.some(({ text }) => /(?<![.\w])X\b/.test(text))) return null;
  const line = isOpen ? `${slot}.fit(X)` : `X = ${slot}.${call.method}(X)`;
  return fit.flatMap((one, at) => {
    if (at === first) return twoLines(code, call.given, line);
    return isOpen && at === again ? [{ ...one, text: `X = ${slot}.transform(X)` }] : [one];
  });
}

/** A call of the transformer with what it is given in serving, but for what is fitted inside of that. */
function callOf(
  text: string,
  slot: string,
  inner: string,
): { readonly method: string; readonly given: string } | null {
  const start = text.startsWith(`X = ${slot}.`) ? `X = ${slot}.` : `${slot}.`;
  const [, method = '', given = ''] = text.startsWith(start)
    ? (/^(\w+)\(([^]*)\)$/.exec(text.slice(start.length)) ?? [])
    : [];
  const isCall =
    start === `${slot}.` ? method === 'fit' : method === 'transform' || method === 'fit_transform';
  return isCall && given.replaceAll('.fit_transform(', '.transform(') === inner
    ? { method, given }
    : null;
}

function twoLines(code: CodeText, inner: string, second: string): readonly CodeText[] {
  const lines = inner.split('\n').length;
  return [
    { ...code, text: `X = ${inner}`, lineOrigins: code.lineOrigins.slice(0, lines) },
    { ...code, comments: [], text: second, lineOrigins: code.lineOrigins.slice(0, 1) },
  ];
}

/** The text is one expression: brackets are closed, no comma stands outside them. */
export function isOneArgument(text: string): boolean {
  const plain = text.replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '');
  let depth = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain.charAt(at);
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (depth < 0 || (depth === 0 && (character === ',' || character === '='))) return false;
  }
  return depth === 0;
}
