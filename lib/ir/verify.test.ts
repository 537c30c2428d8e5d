import { describe, expect, test } from 'vitest';
import { code, lit, origin, parameter, setting, step, target } from './testing/build.ts';
import { housePrices } from './testing/house-prices.ts';
import { ordersEtl } from './testing/orders-etl.ts';
import { spamTexts } from './testing/spam-texts.ts';
import { stagedPrices } from './testing/staged-prices.ts';
import type { Pipeline } from './pipeline.ts';
import { verifyPipeline } from './verify.ts';

test.each([housePrices, ordersEtl, spamTexts])('$projectName breaks no invariant', (pipeline) => {
  expect(verifyPipeline(pipeline)).toEqual([]);
});

function withStep(more: Parameters<typeof step>[2]): Partial<Pipeline> {
  return { steps: [...ordersEtl.steps, step('last', 'data', more)] };
}

const broken: readonly (readonly [string, Partial<Pipeline>])[] = [
  ['package name "pandas" is a module that the notebook imports', { packageName: 'pandas' }],
  ['package name "logging" hides a module that the project uses', { packageName: 'logging' }],
  ['package name "my-package" is no identifier', { packageName: 'my-package' }],
  ['project name "My project" is not kebab-case', { projectName: 'My project' }],
  [
    'step name extract is there twice',
    { steps: [...ordersEtl.steps, step('extract', 'data', {})] },
  ],
  [
    'step last takes nowhere, which no earlier step gives',
    withStep({ parameters: [parameter('nowhere', 'int')] }),
  ],
  [
    'step last: a variable has the name of the settings, config',
    withStep({ results: [parameter('config', 'int')] }),
  ],
  ['step last: "a b" is no identifier', withStep({ results: [parameter('a b', 'int')] })],
  [
    'step last needs np, which nothing imports or declares',
    withStep({ body: [code(1, 'np.log(1)', 'np')] }),
  ],
  [
    'step last reads the unknown setting data.maximum',
    withStep({ body: [code(1, 'x = config.data.maximum')] }),
  ],
  [
    'step last: 1 line origins for 2 lines',
    withStep({ body: [code(1, 'a\nb', '', { lineOrigins: [0] })] }),
  ],
  [
    'step last: a line has an unknown origin',
    withStep({ body: [code(1, 'a', '', { lineOrigins: [3] })] }),
  ],
  [
    'step last: a verbatim line is out of range',
    withStep({ body: [code(1, 'a', '', { verbatimLines: [1] })] }),
  ],
  [
    'step last holds code of cell 7, which is not among its cells',
    withStep({ body: [code(7, 'a')], positions: [1] }),
  ],
  [
    'last is in the unknown module "elsewhere"',
    { steps: [...ordersEtl.steps, step('last', 'elsewhere', {})] },
  ],
  ['target nothing is given by no step', { targets: [target('nothing', 'value', 'int')] }],
  ['the command is train, but no target is an estimator', { command: 'train' }],
  [
    'setting data.copy has no usable name',
    { settings: [...ordersEtl.settings, setting('data.copy', lit.none, 'None', 1, '')] },
  ],
  [
    'setting data.lambda has no usable name',
    { settings: [...ordersEtl.settings, setting('data.lambda', lit.none, 'None', 1, '')] },
  ],
  [
    'setting data.map has a value that no configuration file gives back',
    {
      settings: [
        ...ordersEtl.settings,
        setting('data.map', lit.dict([lit.tuple(lit.int(1)), lit.none]), 'dict', 1, ''),
      ],
    },
  ],
  [
    'input names the unknown setting paths.gone',
    { inputs: [{ setting: 'paths.gone', path: null, origin: origin(1) }] },
  ],
];

describe('what is broken is named', () => {
  test.each(broken)('%s', (problem, change) => {
    expect(verifyPipeline({ ...ordersEtl, ...change })).toContain(problem);
  });
});

test('raw rows that their own step does not give are lost', () => {
  const { staged } = stagedPrices;
  const [first] = staged?.flow ?? [];
  if (staged === null || staged === undefined || first?.kind !== 'call')
    throw new Error('The flow begins with a load.');
  expect(verifyPipeline(stagedPrices)).toEqual([]);
  const serving = { ...staged.serving, rawRows: 'gone', loadStep: first.step.id };
  expect(verifyPipeline({ ...stagedPrices, staged: { ...staged, serving } })).toContain(
    'the raw rows gone do not come out of their step',
  );
});
