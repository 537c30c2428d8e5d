import {
  call,
  importOf,
  name,
  type PyExpr,
  type PyParameter,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { type DocItem } from '../../codegen/python/docstring.ts';
import type { Slot, StagedStep } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import { frozenDataclass } from '../staged/class-parts.ts';
import { copyOfRows } from '../staged/copies.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { codes, dictionaries, returning } from '../staged/step-class.ts';
import { keepsParameters, signatureOf, type Signature } from './signature.ts';

const CONFIG_DOC: DocItem = { name: 'config', text: 'settings of the project.' };

/** A step as a dataclass of what is learned, a function that learns it and one that processes rows with it. */
export function stepFunctions(step: StagedStep, context: StyleContext): Emitted {
  const signature = signatureOf(step);
  const readsConfig = (signature.fits && signature.fitReadsConfig) || signature.applyReadsConfig;
  return {
    statements: [
      ...(keepsParameters(step) ? [parametersClass(step, signature)] : []),
      ...(signature.fits ? [fitFunction(step, signature, context)] : []),
      applyFunction(step, signature, context),
    ],
    imports: [
      ...(keepsParameters(step) ? [importOf('dataclasses', 'dataclass')] : []),
      ...(readsConfig ? [importOf(moduleName(context.pipeline, 'config'), 'Config')] : []),
    ],
  };
}

function parametersClass(
  step: StagedStep,
  { parametersClass: id, fields }: Signature,
): PyStatement {
  return frozenDataclass(id, `What \`${step.name}\` learns in training`, fields);
}

function fitFunction(step: StagedStep, signature: Signature, context: StyleContext): PyStatement {
  const keeps = keepsParameters(step);
  const learned = call(
    name(signature.parametersClass),
    [],
    signature.fields.map(({ name: id }) => ({ name: id, value: name(id) })),
  );
  const own = `.${signature.parametersClass}`;
  const result = name(step.result.name);
  const value: PyExpr = step.fitsWhole
    ? keeps
      ? { kind: 'tuple', items: [result, learned] }
      : result
    : learned;
  return {
    kind: 'function',
    name: signature.fitName,
    parameters: [
      ...[step.rows, ...(step.target === null ? [] : [step.target]), ...signature.given].map(
        ({ name: id, type }): PyParameter => ({ name: id, type, defaultValue: null }),
      ),
      ...configParameter(signature.fitReadsConfig, context),
    ],
    returns: step.fitsWhole
      ? keeps
        ? `tuple[${step.result.type}, ${own}]`
        : step.result.type
      : own,
    docstring: {
      summary: `Learn from the training rows: ${lowerFirst(step.title)}`,
      body: step.doc,
      sections: [
        {
          title: 'Args',
          items: [
            ...[step.rows, ...(step.target === null ? [] : [step.target]), ...signature.given].map(
              ({ name: id, doc }) => ({ name: id, text: doc }),
            ),
            ...(signature.fitReadsConfig ? [CONFIG_DOC] : []),
          ],
        },
      ],
    },
    body: [
      ...copyOfRows(step, step.fit, context.pipeline.declarations),
      ...dictionaries(step, ({ name: id }) => id),
      ...codes(step.fit, (slot) => (slot.kind === 'setting' ? `config.${slot.name}` : slot.name)),
      { kind: 'return', value },
    ],
  };
}

function applyFunction(step: StagedStep, signature: Signature, context: StyleContext): PyStatement {
  const keeps = keepsParameters(step);
  const spell = (slot: Slot): string =>
    slot.kind === 'setting'
      ? `config.${slot.name}`
      : slot.kind === 'given' && slot.name === 'config'
        ? slot.name
        : `${signature.learned}.${slot.name}`;
  return {
    kind: 'function',
    name: step.name,
    parameters: [
      { name: step.rows.name, type: step.rows.type, defaultValue: null },
      ...(keeps
        ? [{ name: signature.learned, type: `.${signature.parametersClass}`, defaultValue: null }]
        : []),
      ...configParameter(signature.applyReadsConfig, context),
    ],
    returns: step.result.type,
    docstring: {
      summary: step.title,
      body: signature.fits ? '' : step.doc,
      sections: [
        {
          title: 'Args',
          items: [
            { name: step.rows.name, text: step.rows.doc },
            ...(keeps ? [{ name: signature.learned, text: 'what training learned.' }] : []),
            ...(signature.applyReadsConfig ? [CONFIG_DOC] : []),
          ],
        },
        { title: 'Returns', items: [{ name: step.result.doc || 'The processed rows.', text: '' }] },
      ],
    },
    body: [
      ...copyOfRows(step, step.transform, context.pipeline.declarations),
      ...returning(step.transform, step.result.name, spell),
    ],
  };
}

function configParameter(
  isRead: boolean,
  { pipeline: { packageName } }: StyleContext,
): readonly PyParameter[] {
  return isRead
    ? [{ name: 'config', type: `${packageName}.config.Config`, defaultValue: null }]
    : [];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
