import { briefly } from '../../codegen/python/docstring.ts';
import {
  attribute,
  call,
  FUTURE_ANNOTATIONS,
  importOf,
  literal,
  name,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { StagedStep } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { stepClass, type ClassStyle } from '../staged/step-class.ts';

const SELF = name('self');

function ownCall(method: string, rows: string): PyStatement {
  return { kind: 'expression', value: call(attribute(SELF, method), [name(rows)]) };
}

const STYLE: ClassStyle = {
  bases: ['StepTransformer'],
  baseHasFit: false,
  attributeOf: (_, learned) => `${learned}_`,
  beforeFit: ({ rows }) => [ownCall('_remember_columns', rows.name)],
  afterRows: ({ result }) => [
    {
      kind: 'assign',
      targets: ['self.trained_names_'],
      value: call(attribute(SELF, '_names_of'), [name(result.name)]),
    },
  ],
  beforeTransform: (step) =>
    learnsNothing(step)
      ? []
      : [{ kind: 'expression', value: call(name('check_is_fitted'), [SELF]) }],
  methods: (step) => (learnsNothing(step) ? [alwaysFitted()] : []),
};

/** A step as a transformer of scikit-learn. */
export function transformer(step: StagedStep, context: StyleContext): Emitted {
  const base = importOf(moduleName(context.pipeline, 'transformers'), 'StepTransformer');
  const check = importOf('sklearn.utils.validation', 'check_is_fitted');
  return {
    statements: [stepClass(step, STYLE, context)],
    imports: [FUTURE_ANNOTATIONS, base, ...(learnsNothing(step) ? [] : [check])],
  };
}

function learnsNothing({ learned }: StagedStep): boolean {
  return learned.length === 0;
}

function alwaysFitted(): PyStatement {
  return {
    kind: 'function',
    name: '__sklearn_is_fitted__',
    parameters: [{ name: 'self', type: null, defaultValue: null }],
    returns: 'bool',
    docstring: briefly('Nothing is learned, so there is nothing to wait for'),
    body: [{ kind: 'return', value: literal({ kind: 'bool', value: true }) }],
  };
}
