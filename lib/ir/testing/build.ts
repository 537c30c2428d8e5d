import type {
  CodeText,
  Declaration,
  FlowItem,
  ImportBinding,
  InputFile,
  LearnedParameter,
  Literal,
  Origin,
  Parameter,
  Pipeline,
  Serving,
  Setting,
  StagedStep,
  StatementId,
  Step,
  StepId,
  Target,
} from '../index.ts';
import { slotText } from '../index.ts';
import { cellId } from '../../source/span.ts';

// Short ways to write pipelines by hand: what lowering fills in, tests of back-ends spell out.

export function origin(position: number, firstLine = 1, lastLine = firstLine): Origin {
  return {
    statement: `s${position}-${firstLine}` as StatementId,
    span: { cell: cellId(`cell-${position}`), start: 0, end: 0 },
    position,
    firstLine,
    lastLine,
  };
}

/** Code of one statement; `requires` separated by spaces. */
export function code(
  position: number,
  text: string,
  requires = '',
  more: Partial<CodeText> = {},
): CodeText {
  const lines = text.split('\n');
  return {
    comments: [],
    text,
    verbatimLines: [],
    requires: requires.split(' ').filter((name) => name !== ''),
    origins: [origin(position, 1, lines.length)],
    lineOrigins: lines.map(() => 0),
    ...more,
  };
}

export function parameter(name: string, type: string, doc = ''): Parameter {
  return { name, type, doc };
}

export function step(name: string, module: string, more: Partial<Step>): Step {
  const body = more.body ?? [];
  const positions = [...new Set(body.flatMap((text) => text.origins.map((from) => from.position)))];
  return {
    kind: 'step',
    id: name as StepId,
    name,
    title: name.replaceAll('_', ' '),
    doc: '',
    role: 'engineer',
    module,
    parameters: [],
    results: [],
    readsConfig: body.some((text) => text.text.includes('config.')),
    body,
    cells: positions.map((position) => cellId(`cell-${position}`)),
    positions,
    ...more,
  };
}

export function declaration(name: string, module: string, text: CodeText, doc = ''): Declaration {
  return {
    kind: text.text.startsWith('class') ? 'class' : 'function',
    name,
    module,
    code: text,
    doc,
  };
}

export function setting(
  key: string,
  value: Literal,
  type: string,
  position: number,
  doc: string,
): Setting {
  const [group = '', name = ''] = key.split('.');
  return { group, name, value: { value, by: 'notebook' }, type, origins: [origin(position)], doc };
}

export function input(key: string, path: string, position: number): InputFile {
  return { setting: key, path, origin: origin(position) };
}

export function target(name: string, kind: Target['kind'], type: string): Target {
  return { name, kind, type };
}

/** `import pandas as pd`, `from sklearn.svm import SVC`, one a line. */
export function imports(text: string): readonly ImportBinding[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line): readonly ImportBinding[] => {
      const from = /^\s*from (\S+) import (.+)$/.exec(line);
      const [, module = '', members = ''] = from ?? /^\s*import (\S+)(.*)$/.exec(line) ?? [];
      const alias = / as (\w+)$/.exec(line)?.[1];
      if (from === null)
        return [
          {
            name: alias ?? module.split('.')[0] ?? '',
            module,
            member: null,
            aliased: alias !== undefined,
          },
        ];
      return members.split(', ').map((part) => {
        const [member = '', name = member] = part.split(' as ');
        return { name, module, member, aliased: name !== member };
      });
    });
}

export function pipeline(name: string, more: Partial<Pipeline>): Pipeline {
  return {
    kind: 'pipeline',
    projectName: name,
    packageName: name.replaceAll('-', '_'),
    title: name,
    summary: '',
    command: 'run',
    imports: [],
    declarations: [],
    steps: [],
    settings: [],
    targets: [],
    dependencies: [],
    notebooks: [
      {
        fileName: `${name}.ipynb`,
        text: '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n',
      },
    ],
    inputs: [],
    ...more,
  };
}

export const lit = {
  none: { kind: 'none' } as Literal,
  bool: (value: boolean): Literal => ({ kind: 'bool', value }),
  int: (value: number | string): Literal => ({ kind: 'int', digits: String(value) }),
  float: (repr: string): Literal => ({ kind: 'float', repr }),
  str: (value: string): Literal => ({ kind: 'str', value }),
  list: (...items: readonly Literal[]): Literal => ({ kind: 'list', items }),
  tuple: (...items: readonly Literal[]): Literal => ({ kind: 'tuple', items }),
  set: (...items: readonly Literal[]): Literal => ({ kind: 'set', items }),
  dict: (...entries: readonly (readonly [Literal, Literal])[]): Literal => ({
    kind: 'dict',
    entries,
  }),
};

export function learned(
  name: string,
  type: string,
  doc: string,
  more: Partial<LearnedParameter> = {},
): LearnedParameter {
  return { name, type, doc, time: 'learned', keys: [], origins: [origin(1)], ...more };
}

/** A staged step; slots in its code are written `<learned:means>`. */
export function stagedStep(name: string, className: string, more: Partial<StagedStep>): StagedStep {
  const codes = [...(more.fit ?? []), ...(more.transform ?? [])];
  const positions = [...new Set(codes.flatMap(({ origins }) => origins.map((o) => o.position)))];
  const slots = codes.flatMap((text) => [...withSlots(text).text.matchAll(/setting:([\w.]+)/g)]);
  return {
    kind: 'staged',
    id: name as StepId,
    name,
    className,
    title: name.replaceAll('_', ' '),
    doc: '',
    positions: positions.sort((a, b) => a - b),
    settings: [...new Set(slots.map(([, key = '']) => key))],
    given: [],
    learned: [],
    rows: parameter('X', 'pandas.DataFrame', 'rows'),
    target: null,
    fitsWhole: false,
    result: parameter('X', 'pandas.DataFrame', 'processed rows'),
    stock: null,
    ...more,
    fit: (more.fit ?? []).map(withSlots),
    transform: (more.transform ?? []).map(withSlots),
  };
}

/** Code with its slots as the contract writes them. */
export function withSlots(text: CodeText): CodeText {
  const spelled = text.text.replaceAll(
    /<(learned|setting|given):([\w.]+)>/g,
    (_, kind: 'learned' | 'setting' | 'given', name: string) => slotText({ kind, name }),
  );
  return { ...text, text: spelled };
}

export function fitItem(
  step: string,
  instance: string,
  rows: string,
  into: string,
  more: Partial<Extract<FlowItem, { kind: 'fit' }>> = {},
): FlowItem {
  return {
    kind: 'fit',
    step: step as StepId,
    instance,
    rows,
    target: null,
    into,
    exports: [],
    ...more,
  };
}

export function applyItem(instance: string, rows: string, into: string): FlowItem {
  return { kind: 'apply', instance, rows, into };
}

/** A pipeline whose flow is made of its functions, by name, and of items that fit and apply. */
export function stagedPipeline(
  base: Pipeline,
  steps: readonly StagedStep[],
  flow: readonly (string | FlowItem)[],
  serving: Partial<Serving> & Pick<Serving, 'instances' | 'rawRows'>,
): Pipeline {
  return {
    ...base,
    staged: {
      steps,
      flow: flow.map((item): FlowItem => {
        if (typeof item !== 'string') return item;
        const found = base.steps.find(({ name }) => name === item);
        if (found === undefined) throw new Error(`no step ${item}`);
        return { kind: 'call', step: found };
      }),
      serving: {
        kind: 'predict',
        estimator: null,
        method: 'predict',
        after: [],
        reads: [],
        settings: [],
        targetColumns: [],
        heldOut: null,
        ...serving,
      },
    },
  };
}
