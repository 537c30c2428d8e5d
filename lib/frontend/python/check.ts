import type * as ast from './ast.ts';
import { Refusal } from './convert/conversion.ts';

/** Where a statement stands, as far as it decides what may stand there. */
interface Place {
  readonly inFunction: 'no' | 'plain' | 'async';
  readonly inLoop: boolean;
  readonly inClass: boolean;
}

const top: Place = { inFunction: 'no', inLoop: false, inClass: false };

/**
 * Throws a refusal at the first thing that has the form of Python but that Python does not compile: the parser
 * checks forms only. At the top of a cell `await` is allowed, as in IPython.
 */
export function checkStatements(statements: readonly ast.Stmt[], source: string): void {
  new Check(source).body(statements, top);
}

class Check {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  body(statements: readonly ast.Stmt[], place: Place): void {
    for (const statement of statements) this.#statement(statement, place);
  }

  #statement(node: ast.Stmt, place: Place): void {
    switch (node.kind) {
      case 'FunctionDef':
        this.#parameters(node.parameters);
        this.#all([...node.decorators, node.returns], place);
        this.#defaults(node.parameters, place);
        return this.body(node.body, {
          inFunction: node.isAsync ? 'async' : 'plain',
          inLoop: false,
          inClass: false,
        });
      case 'ClassDef':
        this.#keywords(node.keywords, place);
        this.#all(node.decorators, place);
        for (const base of node.bases) this.#starrable(base, place);
        return this.body(node.body, { inFunction: 'no', inLoop: false, inClass: true });
      case 'For':
        this.#target(node.target, place);
        this.#expression(node.iter, place);
        this.body(node.body, { ...place, inLoop: true });
        return this.body(node.orelse, place);
      case 'While':
        this.#expression(node.test, place);
        this.body(node.body, { ...place, inLoop: true });
        return this.body(node.orelse, place);
      case 'If':
        this.#expression(node.test, place);
        this.body(node.body, place);
        return this.body(node.orelse, place);
      case 'With':
        for (const item of node.items) {
          this.#expression(item.context, place);
          if (item.target !== null) this.#target(item.target, place);
        }
        return this.body(node.body, place);
      case 'Try':
        return this.#try(node, place);
      case 'Match':
        this.#expression(node.subject, place);
        for (const arm of node.cases) {
          this.#all([...arm.pattern.expressions, arm.guard], place);
          this.body(arm.body, place);
        }
        return;
      default:
        return this.#simple(node, place);
    }
  }

  #simple(node: ast.Stmt, place: Place): void {
    switch (node.kind) {
      case 'Return':
        if (place.inFunction === 'no') refuse("'return' outside a function", node);
        return this.#all([node.value], place);
      case 'Break':
      case 'Continue':
        if (!place.inLoop) refuse(`'${node.kind.toLowerCase()}' outside a loop`, node);
        return;
      case 'Nonlocal':
        if (place.inFunction === 'no' && !place.inClass)
          refuse("'nonlocal' outside a function", node);
        return;
      case 'Assign':
        for (const target of node.targets) this.#target(target, place);
        return this.#expression(node.value, place);
      case 'AugAssign':
      case 'AnnAssign':
        if (!isPlace(node.target)) refuse('this cannot be assigned to', node.target);
        return this.#all(
          [node.target, 'annotation' in node ? node.annotation : null, node.value],
          place,
        );
      case 'Delete':
        for (const target of node.targets) this.#target(target, place);
        return;
      case 'Expr':
        if (node.value.kind === 'NamedExpr' && node.value.start === node.start)
          refuse("':=' needs parentheses here", node);
        return this.#expression(node.value, place);
      case 'Raise':
        return this.#all([node.exception, node.cause], place);
      case 'Assert':
        return this.#all([node.test, node.message], place);
      case 'TypeAlias':
        return this.#expression(node.value, place);
      default:
        return;
    }
  }

  #try(node: ast.Try, place: Place): void {
    if (node.handlers.length === 0 && node.finalbody.length === 0)
      refuse("'try' without 'except' or 'finally'", node);
    node.handlers.forEach((handler, index) => {
      if (handler.type === null && (node.isStar || index < node.handlers.length - 1)) {
        refuse(
          node.isStar ? "'except*' needs a type" : "a bare 'except' must be the last",
          handler,
        );
      }
      if (handler.type !== null) this.#expression(handler.type, place);
      this.body(handler.body, place);
    });
    for (const block of [node.body, node.orelse, node.finalbody]) this.body(block, place);
  }

  #target(node: ast.Expr, place: Place): void {
    if (node.kind === 'List' || node.kind === 'Tuple') {
      if (node.elements.filter((element) => element.kind === 'Starred').length > 1)
        refuse('more than one starred target', node);
      for (const element of node.elements)
        this.#target(element.kind === 'Starred' ? element.value : element, place);
    } else if (isPlace(node)) this.#expression(node, place);
    else
      refuse(
        node.kind === 'Starred'
          ? 'a starred target must be in a list or tuple'
          : 'this cannot be assigned to',
        node,
      );
  }

  #all(nodes: readonly (ast.Expr | null)[], place: Place): void {
    for (const node of nodes) if (node !== null) this.#expression(node, place);
  }

  /** An expression where `*x` may stand. */
  #starrable(node: ast.Expr, place: Place): void {
    this.#expression(node.kind === 'Starred' ? node.value : node, place);
  }

  #expression(node: ast.Expr, place: Place): void {
    switch (node.kind) {
      case 'Starred':
        return refuse('a starred expression cannot stand here', node);
      case 'Yield':
      case 'YieldFrom':
        if (place.inFunction === 'no') refuse("'yield' outside a function", node);
        break;
      case 'Await':
        if (place.inFunction === 'plain') refuse("'await' outside an async function", node);
        break;
      case 'List':
      case 'Tuple':
      case 'Set':
        for (const element of node.elements) this.#starrable(element, place);
        return;
      case 'Subscript':
        this.#expression(node.value, place);
        return this.#starrable(node.slice, place);
      case 'Call':
        return this.#call(node, place);
      case 'Lambda':
        this.#parameters(node.parameters);
        this.#defaults(node.parameters, place);
        return this.#expression(node.body, { ...place, inFunction: 'plain' });
      case 'GeneratorExp':
        // A generator that awaits is an async generator, wherever it stands.
        return this.#children(node, { ...place, inFunction: 'async' });
      default:
        break;
    }
    this.#children(node, place);
  }

  #children(node: ast.Expr, place: Place): void {
    for (const child of childrenOf(node)) this.#expression(child, place);
  }

  #call(node: ast.Call, place: Place): void {
    this.#expression(node.func, place);
    const single = node.args.length + node.keywords.length === 1;
    for (const argument of node.args) {
      const open = this.#source.slice(node.func.end, argument.start).trim() === '';
      const bare =
        argument.kind === 'GeneratorExp' && (open || this.#source[argument.start] !== '(');
      if (bare && !single) refuse('a generator among other arguments needs parentheses', argument);
      this.#starrable(argument, place);
    }
    this.#keywords(node.keywords, place);
  }

  #keywords(keywords: readonly ast.Keyword[], place: Place): void {
    const seen = new Set<string>();
    for (const keyword of keywords) {
      if (keyword.name !== null && seen.has(keyword.name))
        refuse(`'${keyword.name}' is given twice`, keyword);
      if (keyword.name !== null) seen.add(keyword.name);
      this.#expression(keyword.value, place);
    }
  }

  #parameters(parameters: ast.Parameters): void {
    const seen = new Set<string>();
    for (const parameter of parameters) {
      if (seen.has(parameter.name))
        refuse(`the parameter '${parameter.name}' is there twice`, parameter);
      seen.add(parameter.name);
    }
  }

  #defaults(parameters: ast.Parameters, place: Place): void {
    for (const { annotation, defaultValue } of parameters) {
      if (annotation !== null) this.#starrable(annotation, place);
      if (defaultValue !== null) this.#expression(defaultValue, place);
    }
  }
}

function refuse(message: string, at: ast.Located): never {
  throw new Refusal('syntax', message, { start: at.start, end: at.end });
}

function isPlace(node: ast.Expr): boolean {
  return (
    node.kind === 'Name' ||
    node.kind === 'Attribute' ||
    node.kind === 'Subscript' ||
    node.kind === 'MagicExpr'
  );
}

/** The expressions directly inside an expression. */
function childrenOf(node: ast.Expr): readonly ast.Expr[] {
  const found: ast.Expr[] = [];
  for (const value of Object.values(node)) collect(value, found);
  return found;
}

function collect(value: unknown, found: ast.Expr[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (typeof value === 'object' && value !== null) {
    if (isExpression(value)) found.push(value);
    // Comprehensions and parameters have no kind of expression but hold some; constants hold none.
    else if (!('kind' in value)) for (const item of Object.values(value)) collect(item, found);
  }
}

function isExpression(value: object): value is ast.Expr {
  return 'kind' in value && 'start' in value;
}
