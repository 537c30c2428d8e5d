import type { Step } from '../ir/index.ts';
import type { Notebook, Output } from '../notebook/index.ts';

const MOST = 40;
const LONGEST = 100;

/** Lines with figures among what the cells of evaluation printed; they belong to nobody's code. */
export function recordedFigures(notebook: Notebook, steps: readonly Step[]): readonly string[] {
  const positions = new Set(
    steps.flatMap((step) => (step.role === 'evaluate' ? step.positions : [])),
  );
  return notebook.cells
    .flatMap((cell) => (cell.kind === 'code' && positions.has(cell.position) ? cell.outputs : []))
    .flatMap((output) => textOf(output).split('\n'))
    .map((line) => line.trim())
    .filter((line) => /\d/.test(line) && line.length <= LONGEST)
    .slice(0, MOST);
}

function textOf(output: Output): string {
  switch (output.kind) {
    case 'stream':
      return output.name === 'stdout' ? output.text : '';
    case 'result':
      return output.data['text/plain'] ?? '';
    case 'display':
    case 'error':
      return '';
  }
}
