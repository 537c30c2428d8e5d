import type { FlowItem, StagedPart, StagedStep } from '../../../ir/index.ts';

const FRAME = 'pandas.DataFrame';
/** Methods of frames that give a frame. */
const KEEPS =
  /^X\.(?:drop|fillna|assign|rename|astype|reindex|copy|set_index|reset_index|sort_values|replace|merge|join|clip|round|where|mask)\(/;
const CHOOSES = /^X\[\[[^]*\]\]$|^pd\.(?:get_dummies|DataFrame)\(/;

/** Rows of a table stay a table where code says so, though the variable holds other things elsewhere. */
export function typeFrames(staged: StagedPart): StagedPart {
  const types = new Map<string, string>();
  const steps = new Map(staged.steps.map((step) => [step.id, step]));
  for (const item of staged.flow) {
    if (item.kind === 'call') {
      for (const { name, type } of item.step.results) types.set(name, type);
      continue;
    }
    if (item.kind === 'fit') {
      const step = steps.get(item.step);
      if (step !== undefined) steps.set(step.id, typed(step, types.get(item.rows)));
    }
    types.set(item.into, steps.get(stepOf(item, staged))?.result.type ?? 'Any');
  }
  return { ...staged, steps: staged.steps.map((step) => steps.get(step.id) ?? step) };
}

function stepOf(item: Exclude<FlowItem, { kind: 'call' }>, { flow }: StagedPart): StagedStep['id'] {
  if (item.kind === 'fit') return item.step;
  const fitted = flow.find((one) => one.kind === 'fit' && one.instance === item.instance);
  return fitted?.kind === 'fit' ? fitted.step : ('' as StagedStep['id']);
}

function typed(step: StagedStep, known: string | undefined): StagedStep {
  const rows = step.rows.type === 'Any' && known !== undefined ? known : step.rows.type;
  const result = step.result.type === 'Any' && keepsFrame(step, rows) ? FRAME : step.result.type;
  return { ...step, rows: { ...step.rows, type: rows }, result: { ...step.result, type: result } };
}

/** Every statement that binds the rows anew gives a frame. */
function keepsFrame({ transform, fit, fitsWhole, result }: StagedStep, rows: string): boolean {
  if (rows !== FRAME || result.name !== 'X') return false;
  const codes = fitsWhole ? [...transform, ...fit] : transform;
  return codes.every(({ text }) => {
    if (!/^\s*X = /m.test(text)) return !/\bX\b[^=\n]*, .* = |\bdel X\b/.test(text);
    const value = text.startsWith('X = ') ? text.slice('X = '.length) : '';
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
