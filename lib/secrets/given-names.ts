import type { Expr, Stmt } from '../frontend/python/ast.ts';
import { childrenOf, headerExpressions } from '../analysis/walk.ts';
import { isRandom } from './secret-names.ts';

/** An expression that may hold text, and the name that it is given to: `OWNER_PART` for attributes. */
export interface GivenValue {
  readonly node: Expr;
  /** As written; null where nothing is told. */
  readonly name: string | null;
  /** Name that says what it is without saying that it is a secret: the object before an attribute. */
  readonly owner: string | null;
  /** A statement of its own: a docstring or a note. */
  readonly alone: boolean;
}

type Given = Pick<GivenValue, 'name' | 'owner'>;

const NOTHING: Given = { name: null, owner: null };
/** Calls that give back what they are given. */
const WRAPPERS = /^(?:SecretStr|Secret|quote|quote_plus|encode|str|bytes|b64encode|strip)$/;
/** Methods whose mapping speaks of columns. */
const MAPPINGS =
  /^(?:rename|replace|map|astype|agg|aggregate|fillna|assign|apply|transform|set_axis|pop)$/;
const COLUMN_KEYWORDS =
  /^(?:dtype|dtypes|converters|columns|parse_dates|schema|mapper|aggfunc|na_values)$/;
/** `setdefault('NAME', value)`. */
const SETTERS =
  /^(?:setdefault|putenv|setenv|getenv|get|set|set_key|add_header|setattr|update_header|set_env)$/;

/** Every expression of a statement, its blocks left out, with the name that it is given to. */
export function* givenValues(statement: Stmt): Generator<GivenValue> {
  if (statement.kind === 'FunctionDef') {
    for (const { name, defaultValue } of statement.parameters)
      if (defaultValue !== null) yield* inside(defaultValue, { name, owner: null }, false);
    for (const decorator of statement.decorators) yield* inside(decorator, NOTHING, false);
    return;
  }
  const alone = statement.kind === 'Expr';
  for (const expr of headerExpressions(statement))
    yield* inside(expr, assigned(statement, expr), alone);
}

function assigned(statement: Stmt, value: Expr): Given {
  if (statement.kind === 'Assign' && statement.value === value)
    return statement.targets.map(targetName).find(({ name }) => name !== null) ?? NOTHING;
  if (statement.kind === 'AnnAssign' && statement.value === value)
    return targetName(statement.target);
  return NOTHING;
}

function targetName(target: Expr): Given {
  switch (target.kind) {
    case 'Name':
      return { name: target.id, owner: null };
    case 'Attribute':
      return {
        name: target.attr,
        owner: target.value.kind === 'Name' && target.value.id !== 'self' ? target.value.id : null,
      };
    case 'Subscript':
      return { name: textOf(target.slice), owner: null };
    default:
      return NOTHING;
  }
}

function textOf(expr: Expr | null | undefined): string | null {
  return expr?.kind === 'Constant' && expr.value.kind === 'str' ? expr.value.value : null;
}

function* inside(node: Expr, given: Given, alone: boolean): Generator<GivenValue> {
  yield { node, ...given, alone };
  switch (node.kind) {
    case 'Call':
      yield* inCall(node, given);
      return;
    case 'Dict':
      yield* inDict(node);
      return;
    case 'Compare':
      yield* inside(node.left, NOTHING, false);
      for (const one of node.comparators)
        yield* inside(one, node.left.kind === 'Name' ? targetName(node.left) : NOTHING, false);
      return;
    case 'IfExp':
      yield* inside(node.test, NOTHING, false);
      yield* inside(node.body, given, false);
      yield* inside(node.orelse, given, false);
      return;
    case 'Lambda':
      for (const { name, defaultValue } of node.parameters)
        if (defaultValue !== null) yield* inside(defaultValue, { name, owner: null }, false);
      yield* inside(node.body, NOTHING, false);
      return;
    case 'List':
    case 'Tuple':
    case 'Set': {
      // `api_keys = [...]`; passwords in a list are data more often than not.
      const one = given.name?.match(/^(.*keys?|.*tokens?)s$/i)?.[1] ?? null;
      for (const element of node.elements)
        yield* inside(element, { name: one, owner: null }, false);
      return;
    }
    case 'JoinedStr':
      // What stands between the fields is looked at as a whole.
      for (const one of node.values)
        if (one.kind !== 'Constant') yield* inside(one, NOTHING, false);
      return;
    case 'BoolOp':
      for (const one of node.values) yield* inside(one, given, false);
      return;
    default:
      for (const child of childrenOf(node)) yield* inside(child, NOTHING, false);
  }
}

function* inCall(call: Extract<Expr, { kind: 'Call' }>, given: Given): Generator<GivenValue> {
  const { func, args, keywords } = call;
  const callee = func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
  // `'text'.encode()`.
  if (func.kind === 'Attribute' && WRAPPERS.test(func.attr))
    yield* inside(func.value, given, false);
  else yield* inside(func, NOTHING, false);
  for (const [index, arg] of args.entries()) {
    if (arg.kind === 'Dict' && MAPPINGS.test(callee)) yield* values(arg);
    else
      yield* inside(
        arg,
        positional(call, callee, index) ?? (WRAPPERS.test(callee) ? given : NOTHING),
        false,
      );
  }
  for (const { name, value } of keywords) {
    const columns = MAPPINGS.test(callee) || COLUMN_KEYWORDS.test(name ?? '');
    const [, second] = value.kind === 'Tuple' && name === 'auth' ? value.elements : [];
    if (second !== undefined) yield* inside(second, { name: 'password', owner: null }, false);
    else if (value.kind === 'Dict' && columns) yield* values(value);
    else yield* inside(value, { name, owner: null }, false);
  }
}

/** What a position says where the callee's name says it. */
function positional(
  call: Extract<Expr, { kind: 'Call' }>,
  callee: string,
  index: number,
): Given | null {
  const first = textOf(call.args[0]);
  if (index === 1 && SETTERS.test(callee) && first !== null) return { name: first, owner: null };
  if (
    index === 1 &&
    /^(?:login|HTTPBasicAuth|HTTPDigestAuth|HTTPProxyAuth|basic_auth)$/.test(callee)
  )
    return { name: 'password', owner: null };
  const value = textOf(call.args[index]);
  const random = value !== null && isRandom(value);
  return index === 0 && random && /login|authenticate|set_api_key|set_token|configure/i.test(callee)
    ? { name: 'api_key', owner: null }
    : null;
}

function* inDict(dict: Extract<Expr, { kind: 'Dict' }>): Generator<GivenValue> {
  const keys = dict.keys.map(textOf);
  for (const [index, value] of dict.values.entries()) {
    const key = dict.keys[index] ?? null;
    if (key !== null) yield* inside(key, NOTHING, false);
    const name = keys[index] ?? null;
    // `kaggle.json`.
    const isKaggle = name === 'key' && keys.includes('username');
    yield* inside(value, { name: isKaggle ? 'kaggle_api_key' : name, owner: null }, false);
  }
}

/** Keys and values of a mapping of columns: named after nothing. */
function* values(dict: Extract<Expr, { kind: 'Dict' }>): Generator<GivenValue> {
  for (const child of childrenOf(dict)) yield* inside(child, NOTHING, false);
}
