import type { Located, Stmt } from '../../frontend/python/ast.ts';
import type { Dataflow, ResolvedCall, StatementFacts } from '../facts.ts';
import { allStatements, childrenOf, headerExpressions } from '../walk.ts';
import { type Repair, withKeyword } from './repair.ts';

/** A call that draws without a seed, and where. */
export interface Draw {
  readonly call: ResolvedCall;
  readonly facts: StatementFacts;
  /** The callee as it is written. */
  readonly name: string;
}

/** What makes a draw repeatable, in words and as an edit; null where there is no such edit. */
export interface Seeding {
  readonly text: string;
  readonly repair: Repair | null;
}

/**
 * How each draw gets a seed: `random_state=42` where the call runs once, or builds an estimator; else the generator is
 * seeded above the first statement that draws. One seed for each round of a loop would make all rounds the same.
 */
export function seedingsOf(
  draws: readonly Draw[],
  dataflow: Dataflow,
  seed: string,
  included: (f: StatementFacts) => boolean,
): ReadonlyMap<Draw, Seeding> {
  const top = [...dataflow.facts.values()].filter((f) => f.parent === null && included(f));
  const seedings = new Map<Draw, Seeding>();
  const first = new Map<string, { readonly place: number; readonly at: StatementFacts }>();
  const waiting: { readonly draw: Draw; readonly line: string }[] = [];
  for (const draw of draws) {
    const keyword = draw.call.summary?.randomUnless;
    const { cell } = draw.facts;
    if (keyword !== undefined && (draw.call.kind === 'class' || runsOnce(draw, top))) {
      const text = `\`${keyword}=${seed}\``;
      const edits = withKeyword(cell, draw.call.node, keyword, seed);
      const title = `Give \`${draw.name}\` ${text}`;
      seedings.set(draw, { text, repair: { title, cell: cell.cell.id, edits } });
      continue;
    }
    const line = seedingLine(draw, dataflow, seed);
    const place = top.findIndex((f) => holds(f, draw));
    const at = top[place];
    if (line === null) seedings.set(draw, { text: 'a seed of its generator', repair: null });
    else if (at === undefined || !beginsItsLine(at))
      seedings.set(draw, { text: `\`${line}\` above it`, repair: null });
    else {
      const before = first.get(line);
      if (before === undefined || place < before.place) first.set(line, { place, at });
      waiting.push({ draw, line });
    }
  }
  for (const { draw, line } of waiting) {
    const at = first.get(line)?.at;
    const repair = at === undefined ? null : above(at, line);
    seedings.set(draw, { text: `\`${line}\` above the first draw`, repair });
  }
  return seedings;
}

function above({ cell, statement }: StatementFacts, line: string): Repair {
  const { start } = statement;
  return {
    title: `Put \`${line}\` above the first draw`,
    cell: cell.cell.id,
    edits: [{ start, end: start, text: `${line}\n` }],
  };
}

/** Whether a statement of the top level draws: itself, or through a function of the notebook. */
function holds(f: StatementFacts, { call, facts }: Draw): boolean {
  if (f.statement.kind === 'FunctionDef' || f.statement.kind === 'ClassDef') return false;
  if (f.cell === facts.cell && contains(f.statement, call.node)) return true;
  const owner = ownerOf(facts);
  return owner !== null && f.uses.has(owner.name);
}

/** The function or class of the notebook whose body draws. */
function ownerOf({
  cell,
  statement,
}: StatementFacts): Extract<Stmt, { kind: 'FunctionDef' | 'ClassDef' }> | null {
  const found = cell.statements.find(
    (s): s is Extract<Stmt, { kind: 'FunctionDef' | 'ClassDef' }> =>
      (s.kind === 'FunctionDef' || s.kind === 'ClassDef') && contains(s, statement),
  );
  return found ?? null;
}

/** Whether the call runs once: in no loop, in no comprehension, in no function that is called again. */
function runsOnce({ call, facts }: Draw, top: readonly StatementFacts[]): boolean {
  const own = facts.cell.statements.find((s) => contains(s, call.node));
  if (own === undefined || repeats(own, call.node)) return false;
  const owner = ownerOf(facts);
  if (owner === null) return true;
  if (owner.kind === 'ClassDef') return false;
  const callers = top.filter((f) => f.statement !== owner && f.uses.has(owner.name));
  const calls = callers.flatMap((f) =>
    mentions(f.statement, owner.name).map((node) => ({ f, node })),
  );
  return calls.length === 1 && calls.every(({ f, node }) => !repeats(f.statement, node));
}

function contains(outer: Located, inner: Located): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

const ROUNDS = new Set([
  'For',
  'While',
  'ListComp',
  'SetComp',
  'DictComp',
  'GeneratorExp',
  'Lambda',
]);

/** Whether something inside of a statement stands in a loop, a comprehension or a lambda. */
function repeats(statement: Stmt, node: Located): boolean {
  return nodesIn(statement).some((one) => ROUNDS.has(one.kind) && contains(one, node));
}

function mentions(statement: Stmt, name: string): readonly Located[] {
  return nodesIn(statement).filter((one) => one.kind === 'Name' && 'id' in one && one.id === name);
}

type Node = Located & { readonly kind: string };

function nodesIn(statement: Stmt): readonly Node[] {
  const found: Node[] = [];
  const visit = (expression: Parameters<typeof childrenOf>[0]): void => {
    found.push(expression);
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const one of allStatements([statement])) {
    found.push(one);
    for (const expression of headerExpressions(one)) visit(expression);
  }
  return found;
}

/** A statement behind a semicolon or a magic has no line of its own. */
function beginsItsLine({ cell, statement }: StatementFacts): boolean {
  const before = cell.cell.source.slice(0, statement.start);
  return before === '' || before.endsWith('\n');
}

/** The line that seeds the generator, as the author spells its module; null where there is no such name. */
function seedingLine({ call, name }: Draw, dataflow: Dataflow, seed: string): string | null {
  const module = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
  if (/^(numpy\.)?random\./.test(call.canonical)) {
    if (module !== '') return `${module}.seed(${seed})`;
    if (!call.canonical.startsWith('numpy.')) return null;
  }
  const alias = (of: string): string | null => importedAs(dataflow, of);
  if (call.canonical.startsWith('torch.')) return seeded(alias('torch'), `manual_seed(${seed})`);
  if (call.canonical.startsWith('tensorflow.'))
    return seeded(alias('tensorflow'), `random.set_seed(${seed})`);
  // What knows of no generator draws from numpy's.
  return seeded(alias('numpy'), `random.seed(${seed})`);
}

function seeded(module: string | null, rest: string): string | null {
  return module === null ? null : `${module}.${rest}`;
}

/** What the notebook calls a module that it imports whole. */
function importedAs(dataflow: Dataflow, module: string): string | null {
  for (const { statement } of dataflow.facts.values()) {
    if (statement.kind !== 'Import') continue;
    for (const { name, asName } of statement.names) if (name === module) return asName ?? name;
  }
  return null;
}
