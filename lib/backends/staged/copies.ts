import type { CodeText, Declaration, StagedStep } from '../../ir/index.ts';
import { attribute, call, name, type PyStatement } from '../../codegen/python/nodes.ts';

/** What may change the object that a name stands for, other than giving the name another object. */
const CHANGES = [
  /\binplace\s*=\s*True\b/,
  /\.(?:pop|insert|update|setdefault|append|extend|sort|fill|resize|put|clear|remove)\(/,
  /^\s*del\b/m,
  // `X['a'] = 1`, `X.loc[i] = 1`, `X.a = 1`, `X['a'] += 1`; a learned parameter is no part of the rows.
  /^[ \t]*(?!\uE000)[\w.]+(?:\[[^\n]*\]|\.\w+)[^\n=]*(?<![=!<>])=(?!=)/m,
  /(?<![=!<>])(?:[-+*/|&^%@]|\/\/|\*\*|<<|>>)=/,
];

/** `X = X.copy()`, when the code may change its rows: the caller's stay as they are. */
export function copyOfRows(
  step: StagedStep,
  codes: readonly CodeText[],
  declarations: readonly Declaration[],
): readonly PyStatement[] {
  const rows = step.rows.name;
  if (codes.every((code) => isPure(code, rows, declarations))) return [];
  return [{ kind: 'assign', targets: [rows], value: call(attribute(name(rows), 'copy')) }];
}

function isPure(
  { text, requires }: CodeText,
  rows: string,
  declarations: readonly Declaration[],
): boolean {
  // Another name for the same rows, or a function of the notebook, may change them out of sight.
  if (new RegExp(`[=(,]\\s*${rows}\\s*(?:$|[,)#])`, 'mu').test(text)) {
    if (new RegExp(`=\\s*${rows}\\s*(?:$|#)`, 'mu').test(text)) return false;
    if (declarations.some((declaration) => requires.includes(declaration.name))) return false;
  }
  return CHANGES.every((change) => !change.test(text));
}
