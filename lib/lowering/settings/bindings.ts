import { namesBoundBy } from '../../analysis/scopes.ts';
import { allStatements, statementsIn } from '../../analysis/walk.ts';
import type { Dataflow } from '../../analysis/facts.ts';
import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Literal, StatementId } from '../../ir/index.ts';
import type { CallExpr, Resolution } from './context.ts';
import { literalOf } from './literal-of.ts';
import type { Site } from './sites.ts';

/** A name of the module that one statement binds to a literal, once and for good. */
export interface NamedLiteral {
  readonly name: string;
  readonly statement: Stmt;
  readonly value: Expr;
  readonly literal: Literal;
  readonly cell: ParsedCell;
}

/** Statements `name = <literal>` at the top level of a cell whose name nothing else of production binds. */
export function namedLiterals(
  dataflow: Dataflow,
  included: (id: StatementId) => boolean,
): readonly NamedLiteral[] {
  const bound = bindingCounts(dataflow, included);
  return dataflow.cells.flatMap((cell) =>
    cell.statements.flatMap((statement) => {
      const named = included(statement.id) ? nameAndValue(statement) : null;
      if (named === null || bound.get(named.name) !== 1) return [];
      const literal = literalOf(named.value);
      return literal === null ? [] : [{ ...named, statement, literal, cell }];
    }),
  );
}

function nameAndValue(statement: Stmt): { name: string; value: Expr } | null {
  if (statement.kind === 'Assign') {
    const [target, second] = statement.targets;
    return target?.kind === 'Name' && second === undefined
      ? { name: target.id, value: statement.value }
      : null;
  }
  if (statement.kind !== 'AnnAssign' || statement.value === null) return null;
  const { target, value } = statement;
  return target.kind === 'Name' ? { name: target.id, value } : null;
}

/** How many statements of production bind each name; `global` in a function counts as another. */
function bindingCounts(
  dataflow: Dataflow,
  included: (id: StatementId) => boolean,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const cell of dataflow.cells) {
    for (const s of statementsIn(cell.statements))
      if (included(s.id)) namesBoundBy(s).forEach(count);
    for (const s of allStatements(cell.statements)) if (s.kind === 'Global') s.names.forEach(count);
  }
  return counts;
}

/** Names that text which is not parsed may mention: commands, `@name` in queries. */
export function mentionedInText(
  dataflow: Dataflow,
  sites: readonly Site[],
): (name: string) => boolean {
  const texts: string[] = [];
  for (const cell of dataflow.cells) {
    texts.push(
      ...cell.magics.map(({ magic }) => ('command' in magic ? magic.command : magic.text)),
    );
    for (const s of allStatements(cell.statements)) {
      if (s.kind === 'Magic') texts.push('command' in s.magic ? s.magic.command : s.magic.text);
    }
  }
  for (const { node } of sites) {
    if (node.kind === 'MagicExpr' && node.magic.kind === 'shell') texts.push(node.magic.command);
    if (node.kind === 'Constant' && node.value.kind === 'str' && node.value.value.includes('@'))
      texts.push(node.value.value);
  }
  const words = new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}_]+/gu) ?? []));
  return (name) => words.has(name);
}

const READING_METHODS =
  /^(?:index|count|copy|items|keys|values|get|join|format|lower|upper|strip|split|startswith|endswith|union|intersection|difference|issubset|issuperset)$/;

/** Whether a place only reads the value: it cannot change there, nor stay known under another name. */
export function onlyReads(site: Site, resolution: Resolution): boolean {
  const { node } = site;
  const parent = site.above?.expr;
  if (node.kind === 'Name' && node.context !== 'load') return false;
  if (parent === undefined)
    return isLoopOver(site.statement, node) || site.statement.kind === 'Expr';
  switch (parent.kind) {
    case 'Call':
      return keepsApart(parent, node, resolution);
    case 'Attribute':
      return parent.value === node && READING_METHODS.test(parent.attr) && isCalled(site);
    case 'Subscript':
      return parent.context === 'load' || parent.slice === node;
    case 'Compare':
    case 'BinOp':
    case 'UnaryOp':
    case 'FormattedValue':
    case 'Slice':
    case 'Starred':
      return true;
    case 'Tuple':
      return site.above?.above?.expr.kind === 'Subscript';
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return parent.generators.some((generator) => generator.iter === node);
    default:
      return false;
  }
}

function isLoopOver(statement: Stmt, node: Expr): boolean {
  return (
    (statement.kind === 'For' && statement.iter === node) ||
    (statement.kind === 'If' && statement.test === node)
  );
}

function isCalled(site: Site): boolean {
  const outer = site.above?.above?.expr;
  return outer?.kind === 'Call' && outer.func === site.above?.expr;
}

/** A call that neither changes its argument nor gives it back. */
function keepsApart(call: CallExpr, argument: Expr, resolution: Resolution): boolean {
  const { resolved } = resolution.callOf(call);
  const summary = resolved?.summary ?? null;
  const keyword = call.keywords.find((one) => one.value === argument);
  if (keyword?.name === null) return true;
  if (summary === null || summary.keepsArguments === true || (summary.calls?.length ?? 0) > 0)
    return false;
  const position = call.args.indexOf(argument);
  const place = keyword?.name ?? position;
  if (summary.mutatesArguments?.includes(place) === true) return false;
  if (resolved?.kind === 'class') return true;
  return summary.result !== 'arguments' && summary.result !== `argument:${position}`;
}
