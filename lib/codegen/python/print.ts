import type { CodeText, ImportBinding, Origin, TypeText } from '../../ir/index.ts';
import { unionMembers } from '../../ir/type-node.ts';
import { fillTypeSlots } from '../../ir/type-slot.ts';
import { type Docstring, printDocstring } from './docstring.ts';
import { printExpression } from './expression.ts';
import { printImports } from './imports.ts';
import { call, name, type PyModule, type PyStatement } from './nodes.ts';
import { type BoundNames, annotate } from './types.ts';

/** A line of generated text and the statements of the notebook that it came from. */
export interface PrintedLine {
  readonly text: string;
  readonly origins: readonly Origin[];
}

const INDENT = 4;
const LINE_LENGTH = 100;

type FunctionNode = Extract<PyStatement, { kind: 'function' }>;
type ClassNode = Extract<PyStatement, { kind: 'class' }>;

/** Spells the annotations of one module, noting which imports they need. */
class Annotations {
  readonly imports: ImportBinding[] = [];
  readonly #module: PyModule;
  readonly #bound: Map<string, ImportBinding | null>;

  constructor(module: PyModule) {
    this.#module = module;
    this.#bound = new Map(boundNames(module));
  }

  spell(type: TypeText): string {
    const annotation = annotate(type, this.#module.naming, this.#bound);
    for (const binding of annotation.imports) {
      if (!this.#bound.has(binding.name)) this.imports.push(binding);
      this.#bound.set(binding.name, binding);
    }
    return annotation.text;
  }
}

function boundNames(module: PyModule): BoundNames {
  const bound = new Map<string, ImportBinding | null>(
    module.imports.map((binding) => [binding.name, binding]),
  );
  for (const statement of module.body)
    for (const name of definedBy(statement)) bound.set(name, null);
  return bound;
}

function definedBy(statement: PyStatement): readonly string[] {
  switch (statement.kind) {
    case 'function':
    case 'class':
      return [statement.name];
    case 'constant':
      return [statement.name];
    case 'assign':
      return statement.targets;
    default:
      return [];
  }
}

/** Prints a module. Every line that came from the notebook says from where. */
export function printModule(module: PyModule): readonly PrintedLine[] {
  const annotations = new Annotations(module);
  const body = module.body.flatMap((statement, index) => [
    ...blankLines(module.body[index - 1], statement),
    ...printStatement(statement, 0, annotations),
  ]);
  const head = [
    ...printDocstring(module.docstring, 0),
    ...spaced(printHeader(module, annotations.imports)),
  ].map(scaffold);
  const gap =
    body.length === 0 ? [] : startsDefinition(module.body[0]) && head.length > 1 ? ['', ''] : [''];
  return [...head, ...gap.map(scaffold), ...body];
}

const FUTURE: ImportBinding = {
  name: 'annotations',
  module: '__future__',
  member: 'annotations',
  aliased: false,
};

/** A type slot that names a class of the notebook. */
const OWN_CLASS = /\uE000type:(?:[^\uE001]*[^\w\uE001])?\.\w/;

/** Annotations inside it may name a class that is not complete yet where they stand. */
function namesItself(statement: PyStatement): boolean {
  if (statement.kind === 'code') return OWN_CLASS.test(statement.code.text);
  if (statement.kind === 'function') return statement.body.some(namesItself);
  return (
    statement.kind === 'class' &&
    statement.body.some((inner) => inner.kind === 'function' || namesItself(inner))
  );
}

/** Imports for annotations of other libraries are never made at run time: a type cannot break a run. */
function printHeader(module: PyModule, forTypes: readonly ImportBinding[]): readonly string[] {
  const { packageName } = module.naming;
  const atRunTime = forTypes.filter((binding) => isTyping(binding.module));
  const checkedOnly = forTypes.filter((binding) => !isTyping(binding.module));
  if (checkedOnly.length === 0) {
    const own = module.body.some(namesItself) ? [FUTURE] : [];
    return printImports([...own, ...module.imports, ...atRunTime], packageName);
  }
  const checking: ImportBinding = {
    name: 'TYPE_CHECKING',
    module: 'typing',
    member: 'TYPE_CHECKING',
    aliased: false,
  };
  return [
    ...printImports([FUTURE, ...module.imports, ...atRunTime, checking], packageName),
    '',
    'if TYPE_CHECKING:',
    ...printImports(checkedOnly, packageName).map((line) => indentLine(line, INDENT)),
  ];
}

function isTyping(module: string): boolean {
  return module === 'typing' || module === 'collections.abc';
}

function printStatement(
  statement: PyStatement,
  indent: number,
  annotations: Annotations,
): readonly PrintedLine[] {
  const margin = ' '.repeat(indent);
  switch (statement.kind) {
    case 'function':
      return printFunction(statement, indent, annotations);
    case 'class':
      return printClass(statement, indent, annotations);
    case 'field':
      return [
        `${margin}${statement.name}: ${printFieldType(statement, annotations)}`,
        ...documentation(statement.docstring, indent),
      ].map((text) => ({ text, origins: statement.origins }));
    case 'constant':
      return [
        `${margin}${statement.name}: ${annotations.spell(statement.type)} = ${printExpression(statement.value)}`,
        ...printDocstring(statement.docstring, indent),
      ].map(scaffold);
    case 'assign': {
      const { targets, type, value } = statement;
      const annotation = type === undefined ? '' : `: ${annotations.spell(type)}`;
      const text = `${margin}${targets.join(', ')}${annotation} = ${printExpression(value)}`;
      return [{ text, origins: statement.origins ?? [] }];
    }
    case 'return':
      return [
        {
          text: `${margin}return ${printExpression(statement.value)}`,
          origins: statement.origins ?? [],
        },
      ];
    case 'expression':
      return [
        { text: `${margin}${printExpression(statement.value)}`, origins: statement.origins ?? [] },
      ];
    case 'comment':
      return [scaffold(`${margin}# ${statement.text}`)];
    case 'code':
      return printCode(statement.code, indent, annotations);
  }
}

/** `float = Field(gt=0)`; among alternatives `Annotated[int, Field(ge=1)] | None`. */
function printFieldType(
  { type, limits = {} }: Extract<PyStatement, { kind: 'field' }>,
  annotations: Annotations,
): string {
  if (Object.keys(limits).length === 0) return annotations.spell(type);
  const members = unionMembers(type);
  const printed = members.map((member) => {
    const keywords = limits[member];
    const spelled = annotations.spell(member);
    if (keywords === undefined) return spelled;
    const field = printExpression(call(name('Field'), [], keywords));
    return members.length === 1 ? `${spelled} = ${field}` : `Annotated[${spelled}, ${field}]`;
  });
  return printed.join(' | ');
}

function printFunction(
  node: FunctionNode,
  indent: number,
  annotations: Annotations,
): readonly PrintedLine[] {
  const margin = ' '.repeat(indent);
  const parameters = node.parameters.map(({ name, type, defaultValue }) => {
    const annotated = type === null ? name : `${name}: ${annotations.spell(type)}`;
    return defaultValue === null ? annotated : `${annotated} = ${printExpression(defaultValue)}`;
  });
  const returns = annotations.spell(node.returns);
  const line = `${margin}def ${node.name}(${parameters.join(', ')}) -> ${returns}:`;
  const signature =
    line.length <= LINE_LENGTH || parameters.length === 0
      ? [line]
      : [
          `${margin}def ${node.name}(`,
          ...parameters.map((parameter) => `${margin}    ${parameter},`),
          `${margin}) -> ${returns}:`,
        ];
  const head = [
    ...decorations(node.decorators ?? [], margin),
    ...signature,
    ...documentation(node.docstring, indent + INDENT),
  ].map(scaffold);
  return [...head, ...printBlock(node.body, indent + INDENT, annotations)];
}

function decorations(decorators: ClassNode['decorators'], margin: string): readonly string[] {
  return decorators.map((decorator) => `${margin}@${printExpression(decorator)}`);
}

/** Nothing for what says all by its name. */
function documentation(docstring: Docstring, indent: number): readonly string[] {
  return docstring.summary === '' ? [] : printDocstring(docstring, indent);
}

function printClass(
  node: ClassNode,
  indent: number,
  annotations: Annotations,
): readonly PrintedLine[] {
  const margin = ' '.repeat(indent);
  const bases = node.bases.length === 0 ? '' : `(${node.bases.map(printExpression).join(', ')})`;
  const head = [
    ...decorations(node.decorators, margin),
    `${margin}class ${node.name}${bases}:`,
    ...printDocstring(node.docstring, indent + INDENT),
  ].map(scaffold);
  const body = printBlock(node.body, indent + INDENT, annotations);
  return body.length === 0 ? head : [...head, scaffold(''), ...body];
}

function printBlock(
  body: readonly PyStatement[],
  indent: number,
  annotations: Annotations,
): readonly PrintedLine[] {
  return body.flatMap((statement, index) => {
    const lines = printStatement(statement, indent, annotations);
    const apart = index > 0 && needsSpace(body[index - 1], statement);
    return apart ? [scaffold(''), ...lines] : lines;
  });
}

/** Documented fields and commented author's code stand apart; so do the author's own paragraphs. */
function needsSpace(previous: PyStatement | undefined, statement: PyStatement): boolean {
  if (statement.kind === 'function' || previous?.kind === 'function') return true;
  if (statement.kind === 'constant') return true;
  if (statement.kind === 'field')
    return previous?.kind === 'field' && previous.docstring.summary !== '';
  if (statement.kind !== 'code' || previous?.kind !== 'code') return false;
  return (
    statement.code.comments.length > 0 ||
    firstPosition(statement.code) !== firstPosition(previous.code)
  );
}

function firstPosition(code: CodeText): number {
  return code.origins[code.lineOrigins[0] ?? 0]?.position ?? 0;
}

function printCode(
  code: CodeText,
  indent: number,
  annotations: Annotations,
): readonly PrintedLine[] {
  const verbatim = new Set(code.verbatimLines);
  const originsOf = (line: number): readonly Origin[] => {
    const origin = code.origins[code.lineOrigins[line] ?? -1];
    return origin === undefined ? [] : [origin];
  };
  const comments = code.comments.map((comment) => ({
    text: indentLine(comment, indent),
    origins: originsOf(0),
  }));
  const text = fillTypeSlots(code.text, (type) => annotations.spell(type));
  const lines = text.split('\n').map((line, index) => ({
    text: verbatim.has(index) ? line : indentLine(line, indent),
    origins: originsOf(index),
  }));
  return [...comments, ...lines];
}

function indentLine(line: string, indent: number): string {
  return line.trim() === '' ? '' : ' '.repeat(indent) + line;
}

function blankLines(
  previous: PyStatement | undefined,
  statement: PyStatement,
): readonly PrintedLine[] {
  if (previous === undefined) return [];
  const count =
    startsDefinition(previous) || startsDefinition(statement)
      ? 2
      : needsSpace(previous, statement)
        ? 1
        : 0;
  return Array.from({ length: count }, () => scaffold(''));
}

/** Definitions at the top level stand two lines apart; author's declarations are such. */
function startsDefinition(statement: PyStatement | undefined): boolean {
  if (statement === undefined) return false;
  if (statement.kind === 'code') return /^(?:@|def |async def |class )/m.test(statement.code.text);
  return statement.kind === 'function' || statement.kind === 'class';
}

function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function scaffold(text: string): PrintedLine {
  return { text, origins: [] };
}
