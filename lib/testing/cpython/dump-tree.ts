import type * as ast from '../../frontend/python/ast.ts';

/** A tree as sorted lines of kind, range and detail: the form in which `dump_tree.py` prints CPython's. */
export function dumpStatements(
  statements: readonly ast.Stmt[],
  exactStrings: boolean,
): readonly string[] {
  const dump = new Dump(exactStrings);
  dump.visit(statements, false);
  return dump.lines.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

type Fields = Readonly<Record<string, unknown>>;

class Dump {
  readonly lines: string[] = [];
  readonly #exactStrings: boolean;

  constructor(exactStrings: boolean) {
    this.#exactStrings = exactStrings;
  }

  visit(value: unknown, inside: boolean): void {
    if (Array.isArray(value)) for (const item of value) this.visit(item, inside);
    else if (isFields(value)) this.#node(value, inside);
  }

  #node(node: Fields, inside: boolean): void {
    const kind = kindOf(node);
    if (kind !== null) {
      const where =
        inside && !this.#exactStrings
          ? '-'
          : `${String(node['start'])} ${String(endOf(kind, node))}`;
      this.lines.push(`${kind} ${where} ${detail(kind, node)}`.trimEnd());
    }
    const within = inside || kind === 'JoinedStr';
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'nameSpan' && key !== 'parametersSpan') this.visit(child, within);
    }
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** CPython's name for a node, also where ours needs none. */
function kindOf(node: Fields): string | null {
  if (!('start' in node)) return null;
  if ('captures' in node) return 'pattern';
  if ('asName' in node) return 'alias';
  if ('annotation' in node && 'defaultValue' in node) return 'arg';
  if (typeof node['kind'] === 'string') return node['kind'];
  return 'type' in node ? 'ExceptHandler' : 'keyword';
}

/** CPython's range of a parameter ends before its default. */
function endOf(kind: string, node: Fields): unknown {
  if (kind !== 'arg' || node['defaultValue'] === null) return node['end'];
  const { start, name, annotation } = node as unknown as ast.Parameter;
  return annotation?.end ?? start + name.length;
}

function detail(kind: string, node: Fields): string {
  switch (kind) {
    case 'Constant':
      return constant(node['value'] as ast.ConstantValue);
    case 'pattern':
      return (node['captures'] as readonly string[]).toSorted().join(',');
    case 'Name':
      return `${String(node['id'])} ${String(node['context'])}`;
    case 'Attribute':
      return `${String(node['attr'])} ${String(node['context'])}`;
    case 'Subscript':
      return String(node['context']);
    case 'BinOp':
    case 'UnaryOp':
    case 'BoolOp':
    case 'AugAssign':
      return String(node['op']);
    case 'Compare':
      return (node['ops'] as readonly string[]).join(',');
    case 'FunctionDef':
      return `${String(node['name'])} ${python(node['isAsync'])} ${parameters(node)}`;
    case 'Lambda':
      return parameters(node);
    case 'For':
    case 'With':
      return python(node['isAsync']);
    case 'Try':
      return python(node['isStar']);
    case 'ClassDef':
      return String(node['name']);
    case 'keyword':
    case 'arg':
    case 'ExceptHandler':
      return python(node['name']);
    case 'alias':
      return `${String(node['name'])} ${python(node['asName'])}`;
    case 'ImportFrom':
      return `${String(node['module'])} ${String(node['level'])}`;
    case 'Global':
    case 'Nonlocal':
      return (node['names'] as readonly string[]).join(',');
    case 'Dict':
      return (node['keys'] as readonly unknown[]).map((key) => (key === null ? '*' : '.')).join('');
    default:
      return '';
  }
}

function python(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' ? value : 'None';
}

function constant(value: ast.ConstantValue): string {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return 'Ellipsis';
    case 'bool':
      return python(value.value);
    case 'int':
      return `int ${value.digits}`;
    case 'float':
      return `float ${value.repr}`;
    case 'str':
      return `str ${asciiJson(value.value)}`;
    case 'complex':
    case 'bytes':
      return value.kind;
  }
}

/** JSON as Python writes it: everything outside ASCII escaped. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function parameters(node: Fields): string {
  const marks: Readonly<Record<ast.Parameter['kind'], readonly [string, string]>> = {
    'positional-only': ['', '/'],
    normal: ['', ''],
    vararg: ['*', ''],
    'keyword-only': ['', '!'],
    kwarg: ['**', ''],
  };
  return (node['parameters'] as ast.Parameters)
    .map((parameter) => `${marks[parameter.kind][0]}${parameter.name}${marks[parameter.kind][1]}`)
    .join(',');
}
