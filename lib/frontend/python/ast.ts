import type { StatementId } from '../../ir/pipeline.ts';

/** Half-open UTF-16 range in the cell's source (the author's text, magics included). */
export interface Located {
  readonly start: number;
  readonly end: number;
}

export type Context = 'load' | 'store' | 'del';

export type ConstantValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly digits: string }
  | { readonly kind: 'float'; readonly repr: string }
  | { readonly kind: 'complex'; readonly text: string }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly text: string };

export interface Name extends Located {
  readonly kind: 'Name';
  readonly id: string;
  readonly context: Context;
}
export interface Attribute extends Located {
  readonly kind: 'Attribute';
  readonly value: Expr;
  readonly attr: string;
  readonly context: Context;
}
export interface Subscript extends Located {
  readonly kind: 'Subscript';
  readonly value: Expr;
  readonly slice: Expr;
  readonly context: Context;
}
export interface Keyword extends Located {
  /** Null for `**mapping`. */
  readonly name: string | null;
  readonly value: Expr;
}
export interface Call extends Located {
  readonly kind: 'Call';
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}
export interface Constant extends Located {
  readonly kind: 'Constant';
  readonly value: ConstantValue;
}
/** An f-string (or t-string): constants and `FormattedValue` in turn. */
export interface JoinedStr extends Located {
  readonly kind: 'JoinedStr';
  readonly values: readonly Expr[];
}
export interface FormattedValue extends Located {
  readonly kind: 'FormattedValue';
  readonly value: Expr;
  readonly spec: Expr | null;
}
export interface BinOp extends Located {
  readonly kind: 'BinOp';
  /** `+ - * / // % ** @ << >> | ^ &` */
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
}
export interface UnaryOp extends Located {
  readonly kind: 'UnaryOp';
  /** `not + - ~` */
  readonly op: string;
  readonly operand: Expr;
}
export interface BoolOp extends Located {
  readonly kind: 'BoolOp';
  readonly op: 'and' | 'or';
  readonly values: readonly Expr[];
}
export interface Compare extends Located {
  readonly kind: 'Compare';
  readonly left: Expr;
  /** `== != < <= > >= is is not in not in` */
  readonly ops: readonly string[];
  readonly comparators: readonly Expr[];
}
export interface IfExp extends Located {
  readonly kind: 'IfExp';
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
export interface Lambda extends Located {
  readonly kind: 'Lambda';
  readonly parameters: Parameters;
  readonly body: Expr;
}
/** `List`, `Tuple` and `Set` displays; a tuple's range includes its parentheses when it has them. */
export interface Sequence extends Located {
  readonly kind: 'List' | 'Tuple' | 'Set';
  readonly elements: readonly Expr[];
}
export interface Dict extends Located {
  readonly kind: 'Dict';
  /** A null key is `**value`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}
export interface Comprehension {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
}
export interface ComprehensionExpr extends Located {
  readonly kind: 'ListComp' | 'SetComp' | 'GeneratorExp';
  readonly element: Expr;
  readonly generators: readonly Comprehension[];
}
export interface DictComp extends Located {
  readonly kind: 'DictComp';
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}
export interface NamedExpr extends Located {
  readonly kind: 'NamedExpr';
  readonly target: Name;
  readonly value: Expr;
}
export interface Await extends Located {
  readonly kind: 'Await' | 'YieldFrom';
  readonly value: Expr;
}
export interface Yield extends Located {
  readonly kind: 'Yield';
  readonly value: Expr | null;
}
export interface Starred extends Located {
  readonly kind: 'Starred';
  readonly value: Expr;
}
export interface Slice extends Located {
  readonly kind: 'Slice';
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}
/** `!command` or `%magic ...` where an expression stands: `files = !ls *.csv`. */
export interface MagicExpr extends Located {
  readonly kind: 'MagicExpr';
  readonly magic: Magic;
}

export type Expr =
  | Name
  | Attribute
  | Subscript
  | Call
  | Constant
  | JoinedStr
  | FormattedValue
  | BinOp
  | UnaryOp
  | BoolOp
  | Compare
  | IfExp
  | Lambda
  | Sequence
  | Dict
  | ComprehensionExpr
  | DictComp
  | NamedExpr
  | Await
  | Yield
  | Starred
  | Slice
  | MagicExpr;

/** IPython syntax, as what it is. */
export type Magic =
  | { readonly kind: 'line-magic'; readonly name: string; readonly text: string }
  | { readonly kind: 'shell'; readonly command: string }
  | { readonly kind: 'help'; readonly text: string };

/** Its range holds annotation and default, not the stars. */
export interface Parameter extends Located {
  readonly name: string;
  readonly kind: 'positional-only' | 'normal' | 'vararg' | 'keyword-only' | 'kwarg';
  readonly annotation: Expr | null;
  readonly defaultValue: Expr | null;
}
export type Parameters = readonly Parameter[];

export interface Alias extends Located {
  readonly name: string;
  readonly asName: string | null;
}

interface StmtBase extends Located {
  /** Identity; survives edits of other cells. Unique in the program. */
  readonly id: StatementId;
}

/** Decorators are inside the range: `start` is at the first `@`. */
export interface FunctionDef extends StmtBase {
  readonly kind: 'FunctionDef';
  readonly isAsync: boolean;
  readonly name: string;
  readonly nameSpan: Located;
  readonly parameters: Parameters;
  /** Range between the parentheses of the parameter list. */
  readonly parametersSpan: Located;
  readonly decorators: readonly Expr[];
  readonly returns: Expr | null;
  readonly typeParameters: readonly string[];
  readonly body: readonly Stmt[];
}
export interface ClassDef extends StmtBase {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly decorators: readonly Expr[];
  readonly typeParameters: readonly string[];
  readonly body: readonly Stmt[];
}
export interface Return extends StmtBase {
  readonly kind: 'Return';
  readonly value: Expr | null;
}
export interface Delete extends StmtBase {
  readonly kind: 'Delete';
  readonly targets: readonly Expr[];
}
export interface Assign extends StmtBase {
  readonly kind: 'Assign';
  readonly targets: readonly Expr[];
  readonly value: Expr;
}
export interface AugAssign extends StmtBase {
  readonly kind: 'AugAssign';
  readonly target: Expr;
  readonly op: string;
  readonly value: Expr;
}
export interface AnnAssign extends StmtBase {
  readonly kind: 'AnnAssign';
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
}
export interface TypeAlias extends StmtBase {
  readonly kind: 'TypeAlias';
  readonly name: Name;
  readonly typeParameters: readonly string[];
  readonly value: Expr;
}
export interface For extends StmtBase {
  readonly kind: 'For';
  readonly isAsync: boolean;
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface While extends StmtBase {
  readonly kind: 'While';
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
/** `elif` is an `If` alone in `orelse`, with `isElif`; its range then starts at `elif`. */
export interface If extends StmtBase {
  readonly kind: 'If';
  readonly isElif: boolean;
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface With extends StmtBase {
  readonly kind: 'With';
  readonly isAsync: boolean;
  readonly items: readonly { readonly context: Expr; readonly target: Expr | null }[];
  readonly body: readonly Stmt[];
}
export interface ExceptHandler extends Located {
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}
export interface Try extends StmtBase {
  readonly kind: 'Try';
  readonly isStar: boolean;
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface MatchCase {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}
/** What a pattern binds and which expressions it evaluates, in order: all that analysis needs of it. */
export interface Pattern extends Located {
  readonly captures: readonly string[];
  readonly expressions: readonly Expr[];
}
export interface Match extends StmtBase {
  readonly kind: 'Match';
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends StmtBase {
  readonly kind: 'Raise';
  readonly exception: Expr | null;
  readonly cause: Expr | null;
}
export interface Assert extends StmtBase {
  readonly kind: 'Assert';
  readonly test: Expr;
  readonly message: Expr | null;
}
export interface Import extends StmtBase {
  readonly kind: 'Import';
  readonly names: readonly Alias[];
}
export interface ImportFrom extends StmtBase {
  readonly kind: 'ImportFrom';
  /** Without the leading dots; empty for `from . import x`. */
  readonly module: string;
  readonly level: number;
  readonly names: readonly Alias[];
}
export interface Scoping extends StmtBase {
  readonly kind: 'Global' | 'Nonlocal';
  readonly names: readonly string[];
}
export interface ExprStmt extends StmtBase {
  readonly kind: 'Expr';
  readonly value: Expr;
}
export interface Jump extends StmtBase {
  readonly kind: 'Pass' | 'Break' | 'Continue';
}
/** A magic, shell line or help request that is a statement of its own (at any indentation). */
export interface MagicStmt extends StmtBase {
  readonly kind: 'Magic';
  readonly magic: Magic;
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | TypeAlias
  | For
  | While
  | If
  | With
  | Try
  | Match
  | Raise
  | Assert
  | Import
  | ImportFrom
  | Scoping
  | ExprStmt
  | Jump
  | MagicStmt;

export interface Comment extends Located {
  /** With its `#`. */
  readonly text: string;
  /** Whether code stands before it on its line. */
  readonly trailing: boolean;
}
