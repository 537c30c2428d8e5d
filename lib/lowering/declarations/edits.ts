import type {
  Comprehension,
  Expr,
  FunctionDef,
  Parameters,
  Stmt,
} from '../../frontend/python/ast.ts';
import { comprehensionNames, scopingOf } from '../../analysis/scopes.ts';
import { blocksOf, childrenOf, defaultsOf, headerExpressions } from '../../analysis/walk.ts';
import type { Edit } from '../text/index.ts';

/** A read of a name of the module scope. */
export interface NameUse {
  readonly node: Extract<Expr, { kind: 'Name' }>;
  /** The call whose function it is, or null. */
  readonly call: Extract<Expr, { kind: 'Call' }> | null;
}

/** Every read, in a statement and all inside it, of a name that no function or comprehension around it binds. */
export function moduleNameUses(statement: Stmt): readonly NameUse[] {
  const uses: NameUse[] = [];
  inStatement(statement, new Set(), uses);
  return uses;
}

function inStatement(s: Stmt, own: ReadonlySet<string>, uses: NameUse[]): void {
  for (const expr of headerExpressions(s)) inExpr(expr, own, uses, null);
  if (s.kind === 'FunctionDef') {
    const scoping = scopingOf(s.parameters, s.body);
    const inner = new Set([...own, ...scoping.locals].filter((name) => !scoping.globals.has(name)));
    s.body.forEach((b) => inStatement(b, inner, uses));
  } else if (s.kind === 'ClassDef') s.body.forEach((b) => inStatement(b, own, uses));
  for (const block of blocksOf(s)) block.forEach((b) => inStatement(b, own, uses));
}

function inExpr(
  expr: Expr,
  own: ReadonlySet<string>,
  uses: NameUse[],
  call: NameUse['call'],
): void {
  switch (expr.kind) {
    case 'Name':
      if (expr.context === 'load' && !own.has(expr.id)) uses.push({ node: expr, call });
      return;
    case 'Call':
      inExpr(expr.func, own, uses, expr.func.kind === 'Name' ? expr : null);
      for (const arg of [...expr.args, ...expr.keywords.map((k) => k.value)])
        inExpr(arg, own, uses, null);
      return;
    case 'Lambda': {
      defaultsOf(expr.parameters).forEach((d) => inExpr(d, own, uses, null));
      inExpr(expr.body, new Set([...own, ...expr.parameters.map((p) => p.name)]), uses, null);
      return;
    }
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp':
      return inComprehension(expr, own, uses);
    default:
      for (const child of childrenOf(expr)) inExpr(child, own, uses, null);
  }
}

function inComprehension(
  expr: Extract<Expr, { readonly generators: readonly Comprehension[] }>,
  own: ReadonlySet<string>,
  uses: NameUse[],
): void {
  const inner = new Set([...own, ...comprehensionNames(expr.generators)]);
  expr.generators.forEach((g, i) => {
    inExpr(g.iter, i === 0 ? own : inner, uses, null);
    g.ifs.forEach((test) => inExpr(test, inner, uses, null));
  });
  const results = expr.kind === 'DictComp' ? [expr.key, expr.value] : [expr.element];
  results.forEach((result) => inExpr(result, inner, uses, null));
}

/** `f(x)` -> `f(x, k=k)`; `apply(f)` -> `apply(functools.partial(f, k=k))`. */
export function callEdits(
  source: string,
  uses: readonly NameUse[],
  added: ReadonlyMap<string, readonly string[]>,
): { readonly edits: readonly Edit[]; readonly partial: boolean } {
  const edits: Edit[] = [];
  let partial = false;
  for (const { node, call } of uses) {
    const names = added.get(node.id) ?? [];
    if (names.length === 0) continue;
    const passed = names.map((name) => `${name}=${name}`).join(', ');
    if (call === null) {
      edits.push({
        start: node.start,
        end: node.end,
        text: `functools.partial(${node.id}, ${passed})`,
      });
      partial = true;
      continue;
    }
    const [only] = call.args;
    const open = node.end + source.slice(node.end, call.end).indexOf('(');
    const inner = source
      .slice(open + 1, call.end - 1)
      .replace(/#.*$/gm, '')
      .trimEnd();
    if (
      call.args.length === 1 &&
      call.keywords.length === 0 &&
      only?.kind === 'GeneratorExp' &&
      source[only.start] !== '('
    ) {
      edits.push({ start: only.start, end: only.start, text: '(' });
      edits.push({ start: call.end - 1, end: call.end - 1, text: `), ${passed}` });
    } else {
      const separator = inner.trim() === '' || inner.endsWith(',') ? '' : ', ';
      edits.push({ start: call.end - 1, end: call.end - 1, text: `${separator}${passed}` });
    }
  }
  return { edits, partial };
}

/** `def f(a, **kw)` -> `def f(a, *, k: int, **kw)`. */
export function signatureEdit(
  source: string,
  node: FunctionDef,
  names: readonly string[],
  annotate: (name: string) => string,
): readonly Edit[] {
  if (names.length === 0) return [];
  const parameters: Parameters = node.parameters;
  const text = names.map((name) => `${name}${annotate(name)}`).join(', ');
  const star = parameters.some((p) => p.kind === 'vararg' || p.kind === 'keyword-only')
    ? ''
    : '*, ';
  const kwarg = parameters.find((p) => p.kind === 'kwarg');
  if (kwarg !== undefined) {
    const stars = source.lastIndexOf('**', kwarg.start + 2);
    const at = stars >= 0 && stars >= node.parametersSpan.start ? stars : kwarg.start;
    return [{ start: at, end: at, text: `${star}${text}, ` }];
  }
  const { start, end } = node.parametersSpan;
  const inner = source.slice(start, end).replace(/#.*$/gm, '').trimEnd();
  const separator = inner.trim() === '' || inner.endsWith(',') ? '' : ', ';
  return [{ start: end, end, text: `${separator}${star}${text}` }];
}
