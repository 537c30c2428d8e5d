import type { CodeText, ImportBinding, Literal, Origin, TypeText } from '../../ir/index.ts';
import type { Docstring } from './docstring.ts';

/** An expression that scaffolding needs; author's expressions stay text with a place. */
export type PyExpr =
  | { readonly kind: 'name'; readonly id: string }
  | { readonly kind: 'attribute'; readonly value: PyExpr; readonly name: string }
  | {
      readonly kind: 'call';
      readonly func: PyExpr;
      readonly args: readonly PyExpr[];
      readonly keywords: readonly PyKeyword[];
    }
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'list'; readonly items: readonly PyExpr[] }
  /** `*value` inside a list. */
  | { readonly kind: 'starred'; readonly value: PyExpr }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [PyExpr, PyExpr])[] }
  | { readonly kind: 'subscript'; readonly value: PyExpr; readonly index: PyExpr }
  /** `2:`, `2:-1`, inside a subscript. */
  | { readonly kind: 'slice'; readonly start: number; readonly stop: number | null }
  /** Without parentheses where a statement allows it. */
  | { readonly kind: 'tuple'; readonly items: readonly PyExpr[] };

export interface PyKeyword {
  readonly name: string;
  readonly value: PyExpr;
}

export interface PyParameter {
  readonly name: string;
  /** Null for `self`. */
  readonly type: TypeText | null;
  readonly defaultValue: PyExpr | null;
}

export type PyStatement =
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly decorators?: readonly PyExpr[];
      readonly parameters: readonly PyParameter[];
      readonly returns: TypeText;
      readonly docstring: Docstring;
      readonly body: readonly PyStatement[];
    }
  | {
      readonly kind: 'class';
      readonly name: string;
      readonly decorators: readonly PyExpr[];
      readonly bases: readonly PyExpr[];
      readonly docstring: Docstring;
      readonly body: readonly PyStatement[];
    }
  /** `name: type` in a class, with the text that documents it below. */
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly type: TypeText;
      readonly docstring: Docstring;
      /** Arguments of pydantic's `Field` for an alternative of the type. */
      readonly limits?: Readonly<Record<TypeText, readonly PyKeyword[]>>;
      /** Where its value stood in the notebook. */
      readonly origins: readonly Origin[];
    }
  /** `NAME: type = value` at the top level. */
  | {
      readonly kind: 'constant';
      readonly name: string;
      readonly type: TypeText;
      readonly value: PyExpr;
      readonly docstring: Docstring;
    }
  | {
      readonly kind: 'assign';
      readonly targets: readonly string[];
      readonly value: PyExpr;
      /** Annotation of the only target. */
      readonly type?: TypeText;
      readonly origins?: readonly Origin[];
    }
  | { readonly kind: 'return'; readonly value: PyExpr; readonly origins?: readonly Origin[] }
  /** `origins`: the author's statement that it stands for. */
  | { readonly kind: 'expression'; readonly value: PyExpr; readonly origins?: readonly Origin[] }
  /** `# text`, at the indentation of the block. */
  | { readonly kind: 'comment'; readonly text: string }
  /** Author's code. */
  | { readonly kind: 'code'; readonly code: CodeText };

/** One file. Which modules its annotations need is found when it is printed. */
export interface PyModule {
  readonly docstring: Docstring;
  /** What the code needs at run time. */
  readonly imports: readonly ImportBinding[];
  readonly body: readonly PyStatement[];
  readonly naming: TypeNaming;
}

/** How annotations are spelled. */
export interface TypeNaming {
  /** The notebook's imports: its own aliases are kept. */
  readonly imports: readonly ImportBinding[];
  /** Module that defines a class of the notebook (`.Name`); null when none does. */
  readonly moduleOf: (name: string) => string | null;
  /** Own package, for the import groups. */
  readonly packageName: string;
  /** This module's full name: its own classes need no import. */
  readonly moduleName: string;
}

export function name(id: string): PyExpr {
  return { kind: 'name', id };
}

export function attribute(value: PyExpr, member: string): PyExpr {
  return { kind: 'attribute', value, name: member };
}

export function call(
  func: PyExpr,
  args: readonly PyExpr[] = [],
  keywords: readonly PyKeyword[] = [],
): PyExpr {
  return { kind: 'call', func, args, keywords };
}

export function subscript(value: PyExpr, index: PyExpr): PyExpr {
  return { kind: 'subscript', value, index };
}

export function literal(value: Literal): PyExpr {
  return { kind: 'literal', value };
}

export function text(value: string): PyExpr {
  return { kind: 'literal', value: { kind: 'str', value } };
}

/** `import module` or, with a member, `from module import member`. */
export function importOf(
  module: string,
  member: string | null = null,
  alias: string | null = null,
): ImportBinding {
  const bound = member ?? module.split('.')[0] ?? module;
  return { name: alias ?? bound, module, member, aliased: alias !== null };
}

/** Annotations stay text, so that a class may name itself. */
export const FUTURE_ANNOTATIONS: ImportBinding = importOf('__future__', 'annotations');
