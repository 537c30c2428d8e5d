import type { StagedStep } from '../../../ir/index.ts';

const FRAME = 'pandas.DataFrame';
/** Methods of frames that give a frame. */
const KEEPS =
  /^X\.(?:drop|fillna|assign|rename|astype|reindex|copy|set_index|reset_index|sort_values|replace|merge|join|clip|round|where|mask)\(/;
const CHOOSES = /^X\[\[[^]*\]\]$|^pd\.(?:get_dummies|DataFrame)\(/;

/** Rows of a table stay a table where code says so, though the variable holds other things elsewhere. */
export function typeRows(step: StagedStep, known: string | undefined): StagedStep {
  const rows = step.rows.type === 'Any' && known !== undefined ? known : step.rows.type;
  const result = step.result.type === 'Any' && keepsFrame(step, rows) ? FRAME : step.result.type;
  return { ...step, rows: { ...step.rows, type: rows }, result: { ...step.result, type: result } };
}

/** Every statement that binds the rows anew gives a frame. */
function keepsFrame({ transform, fit, fitsWhole, result }: StagedStep, rows: string): boolean {
  if (rows !== FRAME || result.name !== 'X') return false;
  const codes = fitsWhole ? [...transform, ...fit] : transform;
  return codes.every(({ text }) => {
    if (!/^\s*X\s*=(?!=)/m.test(text)) return !/\bX\b[^=\n]*, .* = |\bdel X\b/.test(text);
    const value = /^X\s*=\s*/.test(text) ? text.replace(/^X\s*=\s*/, '') : '';
    return (KEEPS.test(value) && closesAtEnd(value)) || CHOOSES.test(value);
  });
}

/** The call that is opened first is the last thing of the text. */
function closesAtEnd(text: string): boolean {
  const plain = text.replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '');
  let depth = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain.charAt(at);
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (depth === 0 && character === ')') return at === plain.length - 1;
  }
  return false;
}
