import { briefly } from '../../codegen/python/docstring.ts';
import {
  call,
  importOf,
  name,
  subscript,
  text,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { StagedStep } from '../../ir/index.ts';
import { cellsText } from '../project/cells.ts';
import { namingOf } from '../project/modules.ts';
import type { StyleContext } from './dialect.ts';
import { stepOfInstance } from './shape.ts';

/** Code that puts values where they are missing. */
const FILLS = /\.(?:fillna|ffill|bfill|interpolate)\(|Imputer\(/;

/** `tests/test_steps.py`: what each step does to some rows, a test a step. */
export function stepTests({ pipeline, plan }: StyleContext): PyModule | null {
  const { instances } = pipeline.staged.serving;
  const steps = [...new Set(instances.map((instance) => stepOfInstance(pipeline, instance)))];
  if (steps.length === 0) return null;
  const used = new Set<string>();
  const tests = steps.map((step) => testOf(step, used));
  return {
    docstring: briefly('Each step on some rows of the data'),
    imports: [
      importOf('typing', 'Any'),
      ...[...used].map((check) => importOf('step_checks', check)),
    ],
    body: tests,
    naming: { ...namingOf('test_steps', pipeline, plan), moduleName: 'test_steps' },
  };
}

function testOf(step: StagedStep, used: Set<string>): PyStatement {
  const check = (id: string, ...args: Parameters<typeof call>[1] & {}): PyStatement => {
    used.add(id);
    return { kind: 'expression', value: call(name(id), args) };
  };
  const rows = [name('before'), name('after')];
  const code = [...step.fit, ...step.transform, ...(step.stock === null ? [] : [step.stock])];
  return {
    kind: 'function',
    name: `test_${step.name}`,
    parameters: [
      { name: 'steps', type: 'dict[str, tuple[Any, Any]]', defaultValue: null },
      ...(step.learned.length === 0
        ? []
        : [{ name: 'learned', type: 'dict[str, Any]', defaultValue: null }]),
    ],
    returns: 'None',
    docstring: {
      summary: `${step.title.replace(/\.$/, '')}: from ${cellsText(step.positions)} of the notebook`,
      body: '',
      sections: [],
    },
    body: [
      {
        kind: 'assign',
        targets: ['before', 'after'],
        value: subscript(name('steps'), text(step.name)),
      },
      check('check_rows_are_kept', ...rows),
      ...(code.some((one) => FILLS.test(one.text))
        ? [check('check_no_gaps_are_made', ...rows)]
        : []),
      ...step.learned.map((learned) =>
        check('check_is_learned', name('learned'), text(`${step.name}.${learned.name}`)),
      ),
    ],
  };
}
