import type {
  Alias as ParsedAlias,
  ClassDef as ParsedClass,
  FunctionDef as ParsedFunction,
  StmtNode,
  WithItem,
} from 'py-ast';
import type { StatementId } from '../../../ir/pipeline.ts';
import type * as ast from '../ast.ts';
import { magicOfCall } from '../ipython/get-ipython.ts';
import type { Conversion } from './conversion.ts';
import {
  asName,
  convertExpression,
  convertExpressions,
  convertKeywords,
  convertOptional,
  convertParameters,
} from './expression.ts';
import { identifier, operatorText } from './names.ts';
import { convertPattern } from './pattern.ts';

type AnyFunction = Extract<StmtNode, { nodeType: 'FunctionDef' | 'AsyncFunctionDef' }>;
type Base = ast.Located & { readonly id: StatementId };

export function convertBody(
  nodes: readonly StmtNode[],
  conversion: Conversion,
): readonly ast.Stmt[] {
  return nodes.flatMap((node) =>
    node.nodeType === 'Comment' ? [] : [convertStatement(node, conversion)],
  );
}

function convertStatement(
  node: Exclude<StmtNode, { nodeType: 'Comment' }>,
  conversion: Conversion,
): ast.Stmt {
  return conversion.within(node, () => statement(node, conversion));
}

function statement(node: Exclude<StmtNode, { nodeType: 'Comment' }>, c: Conversion): ast.Stmt {
  const base: Base = { id: c.nextId(), ...c.span(node) };
  const sub = (child: Parameters<typeof convertExpression>[0]): ast.Expr =>
    convertExpression(child, c);
  const body = (nodes: readonly StmtNode[]): readonly ast.Stmt[] => convertBody(nodes, c);
  switch (node.nodeType) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return functionDef(node, base, c);
    case 'ClassDef':
      return classDef(node, base, c);
    case 'Return':
      return { kind: 'Return', ...base, value: convertOptional(node.value, c) };
    case 'Delete':
      return { kind: 'Delete', ...base, targets: node.targets.map(sub) };
    case 'Assign':
      return { kind: 'Assign', ...base, targets: node.targets.map(sub), value: sub(node.value) };
    case 'AugAssign':
      return {
        kind: 'AugAssign',
        ...base,
        target: sub(node.target),
        op: operatorText(node.op),
        value: sub(node.value),
      };
    case 'AnnAssign':
      return {
        kind: 'AnnAssign',
        ...base,
        target: sub(node.target),
        annotation: sub(node.annotation),
        value: convertOptional(node.value, c),
      };
    case 'TypeAlias':
      return {
        kind: 'TypeAlias',
        ...base,
        name: asName(sub(node.name)),
        typeParameters: typeParameters(node),
        value: sub(node.value),
      };
    case 'For':
    case 'AsyncFor':
      return {
        kind: 'For',
        ...base,
        isAsync: node.nodeType === 'AsyncFor',
        target: sub(node.target),
        iter: sub(node.iter),
        body: body(node.body),
        orelse: body(node.orelse),
      };
    case 'While':
      return {
        kind: 'While',
        ...base,
        test: sub(node.test),
        body: body(node.body),
        orelse: body(node.orelse),
      };
    case 'If':
      return {
        kind: 'If',
        ...base,
        isElif: c.text.startsWith('elif', c.start(node)),
        test: sub(node.test),
        body: body(node.body),
        orelse: body(node.orelse),
      };
    case 'With':
    case 'AsyncWith':
      return {
        kind: 'With',
        ...base,
        isAsync: node.nodeType === 'AsyncWith',
        items: withItems(node.items, c),
        body: body(node.body),
      };
    case 'Match':
      return {
        kind: 'Match',
        ...base,
        subject: sub(node.subject),
        cases: node.cases.map((arm) => ({
          pattern: convertPattern(arm.pattern, c),
          guard: convertOptional(arm.guard, c),
          body: body(arm.body),
        })),
      };
    case 'Raise':
      return {
        kind: 'Raise',
        ...base,
        exception: convertOptional(node.exc, c),
        cause: convertOptional(node.cause, c),
      };
    case 'Try':
    case 'TryStar':
      return {
        kind: 'Try',
        ...base,
        isStar: node.nodeType === 'TryStar',
        body: body(node.body),
        handlers: node.handlers.map((handler) => ({
          ...c.span(handler),
          type: convertOptional(handler.type, c),
          name: handler.name ? identifier(handler.name) : null,
          body: body(handler.body),
        })),
        orelse: body(node.orelse),
        finalbody: body(node.finalbody),
      };
    case 'Assert':
      return {
        kind: 'Assert',
        ...base,
        test: sub(node.test),
        message: convertOptional(node.msg, c),
      };
    case 'Import':
      return { kind: 'Import', ...base, names: node.names.map((alias) => convertAlias(alias, c)) };
    case 'ImportFrom':
      return {
        kind: 'ImportFrom',
        ...base,
        module: node.module ?? '',
        level: node.level ?? 0,
        names: node.names.map((alias) => convertAlias(alias, c)),
      };
    case 'Global':
    case 'Nonlocal':
      return { kind: node.nodeType, ...base, names: node.names.map(identifier) };
    case 'Expr':
      return expressionStatement(sub(node.value), base);
    case 'Pass':
    case 'Break':
    case 'Continue':
      return { kind: node.nodeType, ...base };
  }
}

function expressionStatement(value: ast.Expr, base: Base): ast.Stmt {
  const magic = value.kind === 'MagicExpr' ? value.magic : magicOfCall(value);
  return magic === null ? { kind: 'Expr', ...base, value } : { kind: 'Magic', ...base, magic };
}

function convertAlias(node: ParsedAlias, c: Conversion): ast.Alias {
  return {
    ...c.span(node),
    name: identifier(node.name),
    asName: node.asname ? identifier(node.asname) : null,
  };
}

function withItems(items: readonly WithItem[], c: Conversion): ast.With['items'] {
  return items.map((item) => ({
    context: convertExpression(item.context_expr, c),
    target: convertOptional(item.optional_vars, c),
  }));
}

function typeParameters(node: Pick<ParsedFunction, 'type_params'>): readonly string[] {
  return node.type_params.map((parameter) => identifier(parameter.name));
}

const functionHead = /(?:async\s+)?def\s+([\p{L}\p{N}_]+)\s*/uy;

function functionDef(node: AnyFunction, base: Base, c: Conversion): ast.FunctionDef {
  const from = c.start(node);
  functionHead.lastIndex = from;
  const match = functionHead.exec(c.text);
  const nameEnd = from + (match?.[0].trimEnd().length ?? 0);
  const nameSpan = c.located(nameEnd - (match?.[1]?.length ?? 0), nameEnd);
  return {
    kind: 'FunctionDef',
    ...withDecorators(node.decorator_list, base, c),
    isAsync: node.nodeType === 'AsyncFunctionDef',
    name: identifier(node.name),
    nameSpan,
    parameters: convertParameters(node.args, c),
    parametersSpan: parametersSpan(nameEnd, c),
    decorators: convertExpressions(node.decorator_list, c),
    returns: convertOptional(node.returns, c),
    typeParameters: typeParameters(node),
    body: convertBody(node.body, c),
  };
}

function classDef(node: ParsedClass, base: Base, c: Conversion): ast.ClassDef {
  return {
    kind: 'ClassDef',
    ...withDecorators(node.decorator_list, base, c),
    name: identifier(node.name),
    bases: convertExpressions(node.bases, c),
    keywords: convertKeywords(node.keywords, c),
    decorators: convertExpressions(node.decorator_list, c),
    typeParameters: typeParameters(node),
    body: convertBody(node.body, c),
  };
}

/** The parser's ranges begin at `def` or `class`; ours at the first `@`. */
function withDecorators(
  decorators: AnyFunction['decorator_list'],
  base: Base,
  c: Conversion,
): Base {
  const first = decorators[0];
  if (first === undefined) return base;
  const at = c.text.lastIndexOf('@', c.start(first));
  return at === -1 ? base : { ...base, start: c.located(at, at).start };
}

/** Between the parentheses behind the name and its type parameters. */
function parametersSpan(nameEnd: number, c: Conversion): ast.Located {
  let open = c.text.indexOf('(', nameEnd);
  const typed = c.text.indexOf('[', nameEnd);
  if (typed !== -1 && typed < open) open = c.text.indexOf('(', c.closing(typed) ?? nameEnd);
  const close = c.closing(open) ?? open + 1;
  return c.located(open + 1, Math.max(open + 1, close));
}
