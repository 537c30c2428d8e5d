import type { Docstring, DocSection } from '../../codegen/python/docstring.ts';
import { briefly } from '../../codegen/python/docstring.ts';
import {
  attribute,
  call,
  literal,
  name,
  type PyExpr,
  type PyParameter,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import {
  fillSlots,
  type CodeText,
  type LearnedParameter,
  type Parameter,
  type Slot,
  type StagedStep,
  plainType,
} from '../../ir/index.ts';
import { cellsText } from '../project/cells.ts';
import { copyOfRows } from './copies.ts';
import type { StyleContext } from './dialect.ts';
import { stepParameters } from './names.ts';

/** What a style's classes have of their own. */
export interface ClassStyle {
  readonly bases: readonly string[];
  /** The bases declare `fit` with a target that may be left out. */
  readonly baseHasFit: boolean;
  /** Attribute of a learned parameter: `means_`. */
  readonly attributeOf: (step: StagedStep, learned: string) => string;
  /** First statements of `fit`. */
  readonly beforeFit: (step: StagedStep) => readonly PyStatement[];
  /** Last statements of a `fit_transform` that processes the training rows in its own way. */
  readonly afterRows: (step: StagedStep) => readonly PyStatement[];
  /** First statements of `transform`. */
  readonly beforeTransform: (step: StagedStep) => readonly PyStatement[];
  /** Methods after `transform`. */
  readonly methods: (step: StagedStep) => readonly PyStatement[];
}

const SELF: PyParameter = { name: 'self', type: null, defaultValue: null };
const NONE = literal({ kind: 'none' });

/** A step as a class: what it is given in the constructor, what it learns in attributes. */
export function stepClass(step: StagedStep, style: ClassStyle, context: StyleContext): PyStatement {
  return {
    kind: 'class',
    name: step.className,
    decorators: [],
    bases: style.bases.map(name),
    docstring: classDocstring(step, style, context),
    body: [
      ...constructor(step, context),
      ...(step.fitsWhole
        ? [fitThroughRows(step, style), fitWhole(step, style, context)]
        : [fit(step, style, context)]),
      transform(step, style, context),
      ...style.methods(step),
    ],
  };
}

function constructor(step: StagedStep, context: StyleContext): readonly PyStatement[] {
  const parameters = stepParameters(step);
  if (parameters.length === 0) return [];
  return [
    {
      kind: 'function',
      name: '__init__',
      parameters: [
        SELF,
        ...typedParameters(step, context).map(({ name: id, type }): PyParameter => ({
          name: id,
          type,
          defaultValue: null,
        })),
      ],
      returns: 'None',
      docstring: NO_DOCSTRING,
      body: parameters.map(({ name: id }): PyStatement => ({
        kind: 'assign',
        targets: [`self.${id}`],
        value: name(id),
      })),
    },
  ];
}

const NO_DOCSTRING: Docstring = briefly('');

/** Constructor parameters with the types and texts of what they stand for. */
export function typedParameters(
  step: StagedStep,
  { pipeline }: StyleContext,
): readonly Parameter[] {
  return stepParameters(step).map(({ name: id, source }) => {
    if (source.kind === 'given') {
      const given = step.given.find((parameter) => parameter.name === source.name);
      return { name: id, type: given?.type ?? 'Any', doc: given?.doc ?? '' };
    }
    const setting = pipeline.settings.find(
      ({ group, name: key }) => `${group}.${key}` === source.name,
    );
    return { name: id, type: plainType(setting?.type ?? 'Any'), doc: setting?.doc ?? '' };
  });
}

function fit(step: StagedStep, style: ClassStyle, context: StyleContext): PyStatement {
  return {
    kind: 'function',
    name: 'fit',
    parameters: [SELF, rowsParameter(step), targetParameter(step, style)],
    returns: `.${step.className}`,
    docstring: fitDocstring(step),
    body: [
      ...style.beforeFit(step),
      ...copyOfRows(step, step.fit, context.pipeline.declarations),
      ...dictionaries(step, (learned) => `self.${style.attributeOf(step, learned.name)}`),
      ...codes(step.fit, attributes(step, style)),
      { kind: 'return', value: name('self') },
    ],
  };
}

/** `fit` of a step whose training rows come out of learning itself. */
function fitThroughRows(step: StagedStep, style: ClassStyle): PyStatement {
  const args = [name(step.rows.name), name(targetName(step))];
  return {
    kind: 'function',
    name: 'fit',
    parameters: [SELF, rowsParameter(step), targetParameter(step, style)],
    returns: `.${step.className}`,
    docstring: fitDocstring(step),
    body: [
      { kind: 'expression', value: call(attribute(name('self'), 'fit_transform'), args) },
      { kind: 'return', value: name('self') },
    ],
  };
}

function fitWhole(step: StagedStep, style: ClassStyle, context: StyleContext): PyStatement {
  return {
    kind: 'function',
    name: 'fit_transform',
    // As its base has it, where the target is optional.
    parameters: [
      SELF,
      rowsParameter(step),
      { name: targetName(step), type: 'Any', defaultValue: NONE },
    ],
    returns: step.result.type,
    docstring: {
      summary: 'Learn from the training rows and process them on the way',
      body: '',
      sections: [argsSection(step), resultSection(step)],
    },
    body: [
      ...style.beforeFit(step),
      ...copyOfRows(step, step.fit, context.pipeline.declarations),
      ...dictionaries(step, (learned) => `self.${style.attributeOf(step, learned.name)}`),
      ...codes(step.fit, attributes(step, style)),
      ...style.afterRows(step),
      { kind: 'return', value: name(step.result.name) },
    ],
  };
}

function transform(step: StagedStep, style: ClassStyle, context: StyleContext): PyStatement {
  return {
    kind: 'function',
    name: 'transform',
    parameters: [SELF, rowsParameter(step)],
    returns: step.result.type,
    docstring: {
      summary: step.learned.length === 0 ? 'Process rows' : 'Process rows with what was learned',
      body: '',
      sections: [
        { title: 'Args', items: [{ name: step.rows.name, text: step.rows.doc || 'rows.' }] },
        resultSection(step),
      ],
    },
    body: [
      ...style.beforeTransform(step),
      ...copyOfRows(step, step.transform, context.pipeline.declarations),
      ...returning(step.transform, step.result.name, attributes(step, style)),
    ],
  };
}

/** How slots are spelled in a method. */
function attributes(step: StagedStep, style: ClassStyle): (slot: Slot) => string {
  const parameters = stepParameters(step);
  return (slot) =>
    slot.kind === 'learned'
      ? `self.${style.attributeOf(step, slot.name)}`
      : `self.${
          parameters.find(({ source }) => source.kind === slot.kind && source.name === slot.name)
            ?.name ?? slot.name
        }`;
}

/** Author's statements, with each slot spelled by the style. */
export function codes(
  texts: readonly CodeText[],
  spell: (slot: Slot) => string,
): readonly PyStatement[] {
  return texts.map((code): PyStatement => ({ kind: 'code', code: fillSlots(code, spell) }));
}

/** The same as the end of a function that gives `result`: what is bound to that last is returned at once. */
export function returning(
  texts: readonly CodeText[],
  result: string,
  spell: (slot: Slot) => string,
): readonly PyStatement[] {
  const last = texts.at(-1);
  const binds = `${result} = `;
  const value = last?.text.startsWith(binds) === true ? last.text.slice(binds.length) : '';
  if (last === undefined || value === '' || /^[^()[\]{}"']*[^=!<>()[\]{}"']=(?!=)/.test(value))
    return [...codes(texts, spell), { kind: 'return', value: name(result) }];
  const code = { ...last, text: `return ${value}` };
  return codes([...texts.slice(0, -1), code], spell);
}

/** Empty dictionaries for what a loop learns one by one. */
export function dictionaries(
  step: StagedStep,
  target: (learned: LearnedParameter) => string,
): readonly PyStatement[] {
  return step.learned
    .filter(({ keys }) => keys.length > 0)
    .map((learned): PyStatement => ({
      kind: 'assign',
      targets: [target(learned)],
      value: { kind: 'dict', entries: [] },
      type: learnedType(learned),
    }));
}

/** Type of the whole parameter: a dictionary by the loops' variables when they learn it one by one. */
export function learnedType({ type, keys }: LearnedParameter): string {
  if (keys.length === 0) return type;
  return keys.length === 1 ? `dict[str, ${type}]` : `dict[tuple[Any, ...], ${type}]`;
}

export function targetName(step: StagedStep): string {
  return step.target?.name ?? 'y';
}

function rowsParameter({ rows }: StagedStep): PyParameter {
  return { name: rows.name, type: rows.type, defaultValue: null };
}

/** The target is optional in the protocol of transformers, unless this step reads it. */
function targetParameter(step: StagedStep, { baseHasFit }: ClassStyle): PyParameter {
  if (step.target !== null && baseHasFit)
    return { name: step.target.name, type: 'Any', defaultValue: NONE };
  if (step.target !== null)
    return { name: step.target.name, type: step.target.type, defaultValue: null };
  return { name: 'y', type: 'object', defaultValue: NONE };
}

function fitDocstring(step: StagedStep): Docstring {
  return {
    summary:
      step.learned.length === 0
        ? 'Learn nothing: the rows are processed by themselves'
        : 'Learn from the training rows',
    body: '',
    sections: step.learned.length === 0 ? [] : [argsSection(step)],
  };
}

function argsSection(step: StagedStep): DocSection {
  const target =
    step.target === null
      ? { name: 'y', text: 'not used.' }
      : { name: step.target.name, text: step.target.doc || 'target of the training rows.' };
  return {
    title: 'Args',
    items: [{ name: step.rows.name, text: step.rows.doc || 'training rows.' }, target],
  };
}

function resultSection({ result }: StagedStep): DocSection {
  return { title: 'Returns', items: [{ name: result.doc || 'The processed rows.', text: '' }] };
}

function classDocstring(step: StagedStep, style: ClassStyle, context: StyleContext): Docstring {
  return {
    summary: step.title,
    body: step.doc,
    sections: [
      {
        title: 'Args',
        items: typedParameters(step, context).map(({ name: id, doc }) => ({ name: id, text: doc })),
      },
      {
        title: 'Attributes',
        items: step.learned.map((learned) => ({
          name: style.attributeOf(step, learned.name),
          text: describeLearned(learned),
        })),
      },
    ],
  };
}

/** `mean of the column, by `var` (cell 7).` */
export function describeLearned({ doc, keys, origins }: LearnedParameter): string {
  const by = keys.length === 0 ? '' : `, by \`${keys.join('` and `')}\``;
  const cells = cellsText(origins.map(({ position }) => position));
  const place = origins.length === 0 ? '' : ` (${cells})`;
  return `${doc.replace(/\.$/, '')}${by}${place}.`;
}

/** Constructor call with the values that training has at hand. */
export function construct(
  step: StagedStep,
  className: string,
  setting: (key: string) => PyExpr,
): PyExpr {
  return call(
    name(className),
    [],
    stepParameters(step).map(({ name: id, source }) => ({
      name: id,
      value: source.kind === 'given' ? name(source.name) : setting(source.name),
    })),
  );
}
