import type {
  Arguments,
  Comprehension as ParsedComprehension,
  ExprNode,
  Keyword as ParsedKeyword,
} from 'py-ast';
import type * as ast from '../ast.ts';
import { readConstant } from './constant.ts';
import type { Conversion } from './conversion.ts';
import { identifier, operatorText } from './names.ts';

type ConstantNode = Extract<ExprNode, { nodeType: 'Constant' }>;

export function convertExpressions(
  nodes: readonly ExprNode[],
  conversion: Conversion,
): readonly ast.Expr[] {
  return nodes.map((node) => convertExpression(node, conversion));
}

export function convertOptional(
  node: ExprNode | null | undefined,
  conversion: Conversion,
): ast.Expr | null {
  return node === null || node === undefined ? null : convertExpression(node, conversion);
}

export function convertExpression(node: ExprNode, conversion: Conversion): ast.Expr {
  return conversion.within(node, () => expression(node, conversion));
}

function expression(node: ExprNode, c: Conversion): ast.Expr {
  const span = c.span(node);
  const sub = (child: ExprNode): ast.Expr => convertExpression(child, c);
  switch (node.nodeType) {
    case 'Name': {
      const magic = c.magic(node.id);
      if (magic !== undefined) return { kind: 'MagicExpr', ...magic };
      return { kind: 'Name', ...span, id: identifier(node.id), context: contextOf(node.ctx) };
    }
    case 'Attribute':
      return {
        kind: 'Attribute',
        ...span,
        value: sub(node.value),
        attr: identifier(node.attr),
        context: contextOf(node.ctx),
      };
    case 'Subscript':
      return {
        kind: 'Subscript',
        ...span,
        value: sub(node.value),
        slice: subscript(node.slice, c),
        context: contextOf(node.ctx),
      };
    case 'Call':
      return {
        kind: 'Call',
        ...span,
        func: sub(node.func),
        args: node.args.map(sub),
        keywords: convertKeywords(node.keywords, c),
      };
    case 'Constant':
      return constant(node, span, c);
    case 'JoinedStr':
    case 'TemplateStr':
      return {
        kind: 'JoinedStr',
        ...span,
        values: node.values.map((value) => stringPart(value, c)),
      };
    case 'FormattedValue':
    case 'Interpolation':
      return {
        kind: 'FormattedValue',
        ...span,
        value: sub(node.value),
        spec: convertOptional(node.format_spec, c),
      };
    case 'BinOp':
      return {
        kind: 'BinOp',
        ...span,
        op: operatorText(node.op),
        left: sub(node.left),
        right: sub(node.right),
      };
    case 'UnaryOp':
      return { kind: 'UnaryOp', ...span, op: operatorText(node.op), operand: sub(node.operand) };
    case 'BoolOp':
      return {
        kind: 'BoolOp',
        ...span,
        op: node.op.nodeType === 'And' ? 'and' : 'or',
        values: node.values.map(sub),
      };
    case 'Compare':
      return {
        kind: 'Compare',
        ...span,
        left: sub(node.left),
        ops: node.ops.map(operatorText),
        comparators: node.comparators.map(sub),
      };
    case 'IfExp':
      return {
        kind: 'IfExp',
        ...span,
        test: sub(node.test),
        body: sub(node.body),
        orelse: sub(node.orelse),
      };
    case 'Lambda':
      return {
        kind: 'Lambda',
        ...span,
        parameters: convertParameters(node.args, c),
        body: sub(node.body),
      };
    case 'List':
    case 'Tuple':
    case 'Set':
      return { kind: node.nodeType, ...span, elements: node.elts.map(sub) };
    case 'Dict':
      return {
        kind: 'Dict',
        ...span,
        keys: node.keys.map((key) => convertOptional(key, c)),
        values: node.values.map(sub),
      };
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return {
        kind: node.nodeType,
        ...span,
        element: sub(node.elt),
        generators: convertGenerators(node.generators, c),
      };
    case 'DictComp':
      return {
        kind: 'DictComp',
        ...span,
        key: sub(node.key),
        value: sub(node.value),
        generators: convertGenerators(node.generators, c),
      };
    case 'NamedExpr':
      return {
        kind: 'NamedExpr',
        ...span,
        target: asName(sub(node.target)),
        value: sub(node.value),
      };
    case 'Await':
    case 'YieldFrom':
      return { kind: node.nodeType, ...span, value: sub(node.value) };
    case 'Yield':
      return { kind: 'Yield', ...span, value: convertOptional(node.value, c) };
    case 'Starred':
      return { kind: 'Starred', ...span, value: sub(node.value) };
    case 'Slice':
      return {
        kind: 'Slice',
        ...span,
        lower: convertOptional(node.lower, c),
        upper: convertOptional(node.upper, c),
        step: convertOptional(node.step, c),
      };
  }
}

/**
 * A character by its Unicode name (`"\\N{DEGREE SIGN}"`) needs a table of names to read: such a string is one whose
 * value is not known, like an f-string.
 */
function constant(node: ConstantNode, span: ast.Located, c: Conversion): ast.Expr {
  const text = c.textOf(node);
  if (typeof node.value === 'string' && hasNamedCharacter(text)) {
    return { kind: 'JoinedStr', ...span, values: [] };
  }
  return { kind: 'Constant', ...span, value: readConstant(node.value, text, span) };
}

function hasNamedCharacter(text: string): boolean {
  return /(?<!\\)(?:\\\\)*\\N\{/.test(text) && !/^[uU]?[rRbB]/.test(text);
}

/** `a[*b]` is `a[(*b,)]`. */
function subscript(node: ExprNode, c: Conversion): ast.Expr {
  const slice = convertExpression(node, c);
  if (slice.kind !== 'Starred') return slice;
  return { kind: 'Tuple', start: slice.start, end: slice.end, elements: [slice] };
}

/** Text between fields has no quotes of its own to be read by. */
function stringPart(node: ExprNode, c: Conversion): ast.Expr {
  if (node.nodeType !== 'Constant') return convertExpression(node, c);
  return { kind: 'Constant', ...c.span(node), value: { kind: 'str', value: String(node.value) } };
}

export function asName(expression: ast.Expr): ast.Name {
  if (expression.kind !== 'Name') throw new Error('a name was expected');
  return expression;
}

function contextOf(node: { readonly nodeType: 'Load' | 'Store' | 'Del' }): ast.Context {
  return node.nodeType === 'Load' ? 'load' : node.nodeType === 'Store' ? 'store' : 'del';
}

export function convertKeywords(
  nodes: readonly ParsedKeyword[],
  c: Conversion,
): readonly ast.Keyword[] {
  return nodes.map((node) => ({
    ...c.span(node),
    name: node.arg === undefined || node.arg === null ? null : identifier(node.arg),
    value: convertExpression(node.value, c),
  }));
}

function convertGenerators(
  nodes: readonly ParsedComprehension[],
  c: Conversion,
): readonly ast.Comprehension[] {
  return nodes.map((node) => ({
    target: convertExpression(node.target, c),
    iter: convertExpression(node.iter, c),
    ifs: convertExpressions(node.ifs, c),
  }));
}

export function convertParameters(args: Arguments, c: Conversion): ast.Parameters {
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  const parameter = (
    node: Arguments['args'][number],
    kind: ast.Parameter['kind'],
    given: ExprNode | null | undefined,
  ): ast.Parameter => {
    const span = c.span(node);
    const defaultValue = convertOptional(given, c);
    return {
      start: span.start,
      end: Math.max(span.end, defaultValue?.end ?? 0),
      name: identifier(node.arg),
      kind,
      annotation: convertOptional(node.annotation, c),
      defaultValue,
    };
  };
  return [
    ...positional.map((node, index) =>
      parameter(
        node,
        index < args.posonlyargs.length ? 'positional-only' : 'normal',
        args.defaults[index - firstDefault],
      ),
    ),
    ...(args.vararg ? [parameter(args.vararg, 'vararg', null)] : []),
    ...args.kwonlyargs.map((node, index) =>
      parameter(node, 'keyword-only', args.kw_defaults[index]),
    ),
    ...(args.kwarg ? [parameter(args.kwarg, 'kwarg', null)] : []),
  ];
}
