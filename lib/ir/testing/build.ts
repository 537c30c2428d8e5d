import type {
  CodeText,
  Declaration,
  ImportBinding,
  InputFile,
  Literal,
  Origin,
  Parameter,
  Pipeline,
  Setting,
  StatementId,
  Step,
  StepId,
  Target,
} from '../index.ts';
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
