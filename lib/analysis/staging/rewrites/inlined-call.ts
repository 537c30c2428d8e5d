import type { ParsedCell } from '../../../frontend/program.ts';
import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { boundNames, namesBoundBy } from '../../scopes.ts';
import { argumentsOf, type CallExpr } from '../calls.ts';
import type { Environment, Place } from '../environment.ts';
import { nameValue } from '../expressions.ts';
import { memberValue } from '../local-modules.ts';
import type { Callee, Node, RowSetId, Scoped, StageValue } from '../facts.ts';
import { applyFunction, bodyOf, changesRows, givesChoice } from '../own-functions.ts';
import { ownLoad, processesLoaded } from '../own-loads.ts';
import { namesFromModule } from './module-names.ts';
import { fitsEstimator } from './fitting-call.ts';
import { type At, MODULE, type Rewriting, spell, unrecorded } from './rewriting.ts';
import { allStatements, statementsIn } from '../../walk.ts';

type Own = Extract<Callee, { kind: 'own' }>;

/** A statement that is a call of a function which processes several frames, or learns from the frame it processes. */
export function inlined(form: Rewriting, s: Stmt, at: At, top: Stmt): readonly Node[] | null {
  const { env } = form;
  const call =
    s.kind === 'Expr' || (s.kind === 'Assign' && s.targets.length === 1) ? s.value : null;
  if (call?.kind !== 'Call') return null;
  const place = unrecorded(at);
  const callee = calleeOf(env, place, call.func);
  if (callee?.kind !== 'own' || callee.definition.node.kind !== 'FunctionDef') return null;
  const pair = s.kind === 'Assign' && s.targets[0]?.kind === 'Tuple';
  const load = ownLoad(env, place, call);
  const isWork = load !== null && processesLoaded(env, bodyOf(callee, load.node.body));
  const fits = fitsEstimator(form, s, callee.definition.node);
  if (!isWork && !fits && !needsInlining(form, call, callee, place, pair)) return null;
  const { node, module } = callee.definition;
  const names = namesFromModule(env, call, callee, at);
  if (names === null) {
    const shown = env.dataflow.modules.files.found.get(module ?? '')?.name ?? '';
    const construct = `the function \`${node.name}\` of the module \`${shown}\`, which takes more of it than the notebook imports`;
    env.doubts.push({ cell: at.cell, node: call, construct });
    return null;
  }
  // What a function shows may be what its model answers.
  const body = withoutDocstring(fits ? node.body : bodyOf(callee, node.body));
  const last = body.at(-1);
  const returned = last?.kind === 'Return' ? last.value : null;
  const kept = last?.kind === 'Return' ? body.slice(0, -1) : body;
  const early = [...allStatements(kept)].find(
    (inner) => inner.kind === 'Return' || inner.kind === 'Global' || inner.kind === 'Nonlocal',
  );
  const bound = parametersOf(call, node, at, callee);
  // What a function loads may be taken as it gives it.
  if (load !== null && (early !== undefined || bound === null)) return null;
  if (early !== undefined || bound === null) {
    env.doubts.push({ cell: at.cell, node: call, construct: `the function \`${node.name}\`` });
    return null;
  }
  const target = s.kind === 'Assign' ? (s.targets[0] ?? null) : null;
  return inlineBody(
    form,
    { call, node, kept, returned, bound, target, at, names, fits, cell: bodyCell(callee, at, top) },
    top,
  );
}

/** A function of the notebook, or `helpers.clean` of a module beside it. */
function calleeOf(env: Environment, place: Place, func: Expr): Callee | null {
  if (func.kind === 'Name') return nameValue(env, place, func.id).callee;
  if (func.kind !== 'Attribute' || func.value.kind !== 'Name') return null;
  const base = nameValue(env, place, func.value.id).callee;
  return base?.kind === 'module' ? memberValue(env, base.name, func.attr).callee : null;
}

/** Lines of a module that are put in place of a call come, for the reader, from the call. */
function bodyCell({ definition: { cell, module } }: Own, at: At, top: Stmt): ParsedCell {
  return module === undefined ? cell : { ...cell, calledFrom: { cell: at.cell.cell, span: top } };
}

/** Whether rows are one side of a split, so that the other side has code of its own. */
function isSide(form: Rewriting, rows: ReadonlySet<RowSetId>): boolean {
  const { env } = form;
  return [...ancestorsIn(env.rowSets, rows)].some((id) => env.rowSets.get(id)?.kind === 'split');
}

function needsInlining(
  form: Rewriting,
  call: CallExpr,
  callee: Own,
  place: Place,
  pair: boolean,
): boolean {
  const { env } = form;
  const args = argumentsOf(env, place, call);
  const [first] = args.positional;
  if (first !== undefined && givesChoice(callee, first)) return false;
  const rows = new Set(args.all.flatMap((a) => [...a.rows]));
  const sizes = new Set(args.all.filter((a) => a.time === 'row').map((a) => [...a.rows].join()));
  if (rows.size === 0 && callee.facts.free.size === 0) return false;
  const own = applyFunction(env, place, call, callee, args.positional, args.keywords);
  const givesRows = holdsRows(own.value) || (own.watch?.changes.size ?? 0) > 0;
  if (!givesRows) return false;
  // A function that gives processed rows and what it learned says itself what is which.
  const parts = own.value.elements ?? [];
  const tells = parts.some((p) => p.time === 'row') && parts.some((p) => p.time === 'learned');
  const globals = own.watch?.globals.size ?? 0;
  if (pair && tells && globals === 0 && sizes.size === 1 && isSide(form, rows)) return false;
  const isNew = changesRows(own.value, args.all);
  return own.learns || isNew || sizes.size > 1 || (own.watch?.globals.size ?? 0) > 0;
}

function inlineBody(form: Rewriting, inline: Inline, top: Stmt): readonly Node[] {
  const { node, kept, returned, bound, target, at, cell, fits } = inline;
  const names = new Map(inline.names);
  const nodes: Node[] = [];
  const rebound = new Set([...statementsIn(kept)].flatMap((s) => [...namesBoundBy(s)]));
  // A model made in the call is one object, however often the function names it.
  if (fits)
    for (const [name, { node: value }] of bound) if (value.kind === 'Call') rebound.add(name);
  for (const name of rebound) {
    const local = localName(form, name, node.name, target);
    names.set(name, local);
  }
  for (const [name, value] of bound) {
    if (!rebound.has(name)) {
      names.set(name, spell(value));
      continue;
    }
    const local = names.get(name);
    const same = typeof local === 'string' && value.node.kind === 'Name' && spell(value) === local;
    if (!same)
      nodes.push(
        form.leaf(
          {
            kind: 'assign',
            target: { cell, spelling: { names }, node: parameterName(node, name) },
            value,
          },
          top,
        ),
      );
  }
  const inner = { cell, spelling: { names } };
  nodes.push(...form.statements(kept, inner, top));
  if (target === null || returned === null) return nodes;
  const targets = target.kind === 'Tuple' || target.kind === 'List' ? target.elements : [target];
  const values = targets.length > 1 && returned.kind === 'Tuple' ? returned.elements : [returned];
  if (targets.length !== values.length) {
    nodes.push(
      form.leaf(
        { kind: 'assign', target: { ...at, node: target }, value: { ...inner, node: returned } },
        top,
      ),
    );
    return nodes;
  }
  targets.forEach((one, i) => {
    const value = values[i];
    if (value === undefined) return;
    const scoped = { ...inner, node: value };
    const spelled = one.kind === 'Name' ? spell({ ...at, node: one }) : null;
    if (spelled !== null && value.kind === 'Name' && spell(scoped) === spelled) return;
    nodes.push(form.leaf({ kind: 'assign', target: { ...at, node: one }, value: scoped }, top));
  });
  return nodes;
}

/** A name of the function's own scope, as long as the module does not use it for something else. */
function localName(form: Rewriting, name: string, owner: string, target: Expr | null): string {
  const { env } = form;
  const wanted = target === null ? [] : boundNames(target);
  if (wanted.includes(name) || !env.dataflow.names.has(name)) return name;
  return `${owner}_${name}`;
}

interface Inline {
  readonly call: CallExpr;
  readonly node: Extract<Stmt, { kind: 'FunctionDef' }>;
  readonly kept: readonly Stmt[];
  readonly returned: Expr | null;
  readonly bound: ReadonlyMap<string, Scoped<Expr>>;
  readonly target: Expr | null;
  readonly at: At;
  /** Names of a module, as the notebook spells them. */
  readonly names: ReadonlyMap<string, string | Scoped<Expr>>;
  readonly cell: ParsedCell;
  /** Whether the function fits the estimator whose rows are followed. */
  readonly fits: boolean;
}

function parameterName(node: Inline['node'], name: string): Expr {
  const parameter = node.parameters.find((p) => p.name === name);
  const start = parameter?.start ?? node.start;
  return { kind: 'Name', id: name, context: 'store', start, end: start + name.length };
}

/** Arguments by parameter, defaults included; null when the call unpacks. */
function parametersOf(
  call: CallExpr,
  node: Inline['node'],
  at: At,
  callee: Own,
): ReadonlyMap<string, Scoped<Expr>> | null {
  const bound = new Map<string, Scoped<Expr>>();
  if (call.args.some((a) => a.kind === 'Starred') || call.keywords.some((k) => k.name === null))
    return null;
  if (node.parameters.some((p) => p.kind === 'vararg' || p.kind === 'kwarg')) return null;
  node.parameters.forEach((parameter, i) => {
    const value = call.args[i] ?? call.keywords.find((k) => k.name === parameter.name)?.value;
    if (value !== undefined) bound.set(parameter.name, { ...at, node: value });
    else if (parameter.defaultValue !== null)
      bound.set(parameter.name, {
        cell: callee.definition.cell,
        spelling: MODULE,
        node: parameter.defaultValue,
      });
  });
  return bound.size === node.parameters.length ? bound : null;
}

function withoutDocstring(body: readonly Stmt[]): readonly Stmt[] {
  const [first] = body;
  const isText =
    first?.kind === 'Expr' && first.value.kind === 'Constant' && first.value.value.kind === 'str';
  return isText ? body.slice(1) : body;
}

function ancestorsIn(
  rowSets: Environment['rowSets'],
  of: ReadonlySet<RowSetId>,
): ReadonlySet<RowSetId> {
  const found = new Set<RowSetId>();
  const visit = (id: RowSetId): void => {
    if (found.has(id)) return;
    found.add(id);
    rowSets.get(id)?.parents.forEach(visit);
  };
  of.forEach(visit);
  return found;
}

function holdsRows(value: StageValue): boolean {
  return value.time === 'row' || (value.elements ?? []).some(holdsRows);
}
