import type { Comprehension, Expr } from '../../../frontend/python/ast.ts';
import { boundNames } from '../../scopes.ts';
import { childrenOf } from '../../walk.ts';
import {
  adding,
  allMarks,
  both,
  columnOf,
  type Flow,
  flowOf,
  keepMarks,
  type Marks,
  NO_FLOW,
  select,
  type Texts,
  unionOfAll,
} from './flow.ts';
import { traceCall } from './calls.ts';
import type { At, Tracer } from './tracer.ts';

/** Attributes of a frame that are not columns. */
const NOT_COLUMNS = new Set(
  'values T loc iloc at iat str dt cat columns index shape dtypes dtype size ndim empty plot'.split(
    ' ',
  ),
);

/** What an expression's value carries with it. */
export function trace(t: Tracer, at: At, expr: Expr): Flow {
  switch (expr.kind) {
    case 'Name': {
      const spelled = at.spelling.names.get(expr.id);
      if (spelled !== undefined && typeof spelled !== 'string' && !at.locals.has(expr.id))
        return trace(t, { ...at, cell: spelled.cell, spelling: spelled.spelling }, spelled.node);
      return t.name(at, expr.id);
    }
    case 'Constant': {
      if (expr.value.kind !== 'str') return NO_FLOW;
      const items = new Map([[expr.value.value, { cell: at.cell, node: expr }]]);
      return { ...NO_FLOW, texts: { items, list: false, allBut: false } };
    }
    case 'List':
    case 'Tuple':
    case 'Set': {
      const elements = expr.elements.map((e) => trace(t, at, e));
      return { ...unionOfAll(elements), elements, texts: joinedTexts(elements) };
    }
    case 'Attribute':
      return attribute(t, at, expr);
    case 'Subscript':
      return item(t, at, expr);
    case 'Call':
      return traceCall(t, at, expr);
    case 'BinOp': {
      const left = trace(t, at, expr.left);
      const right = trace(t, at, expr.right);
      const lists = left.texts?.list === true && right.texts?.list === true;
      const sum = unionOfAll([left, right]);
      if (left.frame !== null && t.value(at, expr)?.shape === 'frame')
        return adding({ ...sum, frame: left.frame }, NO_FLOW.marks);
      return { ...sum, texts: lists ? joinedTexts([left, right]) : null };
    }
    case 'Compare':
      noteJudgement(t, at, expr);
      return unionOfAll(childrenOf(expr).map((e) => trace(t, at, e)));
    case 'Lambda':
      return NO_FLOW;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return comprehension(t, at, expr.generators, [expr.element]);
    case 'DictComp':
      return comprehension(t, at, expr.generators, [expr.key, expr.value]);
    case 'NamedExpr': {
      const flow = trace(t, at, expr.value);
      t.bind(at, expr.target.id, flow);
      return flow;
    }
    default:
      return unionOfAll(childrenOf(expr).map((e) => trace(t, at, e)));
  }
}

/** `proba >= best`, where `best` was chosen with the answers to the same held-out rows. */
function noteJudgement(t: Tracer, at: At, expr: Extract<Expr, { kind: 'Compare' }>): void {
  const parts = childrenOf(expr);
  const predicted = new Set(
    parts.flatMap((p) => {
      const value = t.value(at, p);
      return value?.time === 'row' && value.predicted ? [...value.rows] : [];
    }),
  );
  for (const part of parts) {
    if (t.value(at, part)?.time === 'row') continue;
    for (const mark of allMarks(trace(t, at, part)))
      if (
        mark.kind === 'site' &&
        mark.site.how === 'judged' &&
        t.material.sideOf(mark.site.rows) === 'held-out' &&
        [...mark.site.rows].some((id) => predicted.has(id))
      )
        t.judgements.push({ cell: at.cell, node: expr, site: mark.site });
  }
}

export function joinedTexts(parts: readonly Flow[]): Texts | null {
  const items = new Map<string, { cell: At['cell']; node: Expr }>();
  for (const { texts } of parts) {
    if (texts === null || texts.allBut) return null;
    for (const [name, place] of texts.items)
      items.set(name, place as { cell: At['cell']; node: Expr });
  }
  return { items, list: true, allBut: false };
}

function attribute(t: Tracer, at: At, expr: Extract<Expr, { kind: 'Attribute' }>): Flow {
  const base = trace(t, at, expr.value);
  if (expr.attr === 'codes' && isCategory(expr.value)) {
    const rows = t.rows(at, [expr]);
    return adding(base, t.site(at, 'codes', 'cat.codes', expr, rows));
  }
  if (base.frame === null) return base;
  if (expr.attr === 'columns') {
    const { only } = base.frame;
    const texts = { items: only ?? new Map(), list: true, allBut: only === null };
    return base.frame.certain ? { ...NO_FLOW, texts } : NO_FLOW;
  }
  if (expr.attr === 'index' || expr.attr === 'shape' || expr.attr === 'dtypes')
    return flowOf(base.marks);
  if (NOT_COLUMNS.has(expr.attr) || t.value(at, expr)?.shape !== 'series') return base;
  const items = new Map([[expr.attr, { cell: at.cell, node: expr }]]);
  return columnOf(
    base.frame,
    base.marks,
    { items, list: false, allBut: false },
    { cell: at.cell, node: expr },
  );
}

/** `x.astype('category').cat`: categories by what happens to be there. */
function isCategory(expr: Expr): boolean {
  if (expr.kind !== 'Attribute' || expr.attr !== 'cat') return false;
  const inner = expr.value;
  if (inner.kind !== 'Call' || inner.func.kind !== 'Attribute' || inner.func.attr !== 'astype')
    return false;
  const [type] = inner.args;
  return type?.kind === 'Constant' && type.value.kind === 'str' && type.value.value === 'category';
}

function item(t: Tracer, at: At, expr: Extract<Expr, { kind: 'Subscript' }>): Flow {
  const accessor =
    expr.value.kind === 'Attribute' && ['loc', 'iloc', 'at', 'iat'].includes(expr.value.attr);
  const base = trace(t, at, expr.value);
  const { slice } = expr;
  if (accessor && slice.kind === 'Tuple') {
    const [, columns] = slice.elements;
    if (columns === undefined) return base;
    const all = columns.kind === 'Slice' && columns.lower === null && columns.upper === null;
    if (all) return base;
    if (expr.value.kind === 'Attribute' && expr.value.attr === 'iloc') return uncertain(base);
    return keyed(t, at, base, columns, expr);
  }
  if (accessor) return base;
  if (base.elements !== null && slice.kind === 'Constant' && slice.value.kind === 'int') {
    const part = base.elements[Number(slice.value.digits)];
    if (part !== undefined) return part;
  }
  return keyed(t, at, base, slice, expr);
}

function keyed(t: Tracer, at: At, base: Flow, slice: Expr, whole: Expr): Flow {
  const key = trace(t, at, slice);
  const value = t.value(at, slice);
  const place = { cell: at.cell, node: whole };
  if (slice.kind === 'Slice') return base;
  if (base.frame !== null && value?.time !== 'row') {
    const { texts } = key;
    if (texts === null) return adding(uncertain(base), chooses(key));
    const chosen = adding(
      base,
      keepMarks(chooses(key), (m) => !base.marks.has(m)),
    );
    if (texts.list || texts.allBut)
      return { ...aligned(t, at, chosen, slice), frame: select(base.frame, texts, place) };
    return columnOf(base.frame, chosen.marks, texts, { cell: at.cell, node: slice });
  }
  if (value?.time === 'row') return base;
  return t.value(at, whole)?.time === 'row'
    ? adding(base, chooses(key))
    : adding(base, allMarks(key));
}

/** Columns chosen by what was learned bring the learning along, but a count of values is no choice by the target. */
const CHOOSING =
  /^(corr|corrwith|f_classif|f_regression|chi2|mutual_info_\w+|fit|fit_transform|importances?|score|pearsonr|spearmanr)$/;

function chooses(key: Flow): Marks {
  return keepMarks(allMarks(key), (m) => m.kind === 'site' && CHOOSING.test(m.site.name));
}

/** `X_test[X_train.columns]` makes dummies of the one look like those of the other. */
export function aligned(t: Tracer, at: At, flow: Flow, by: Expr): Flow {
  const mentions = JSON.stringify(by).includes('"columns"') || t.value(at, by)?.time !== 'constant';
  return mentions ? withoutDummies(flow) : flow;
}

export function withoutDummies(flow: Flow): Flow {
  const marks = keepMarks(flow.marks, (m) => m.kind !== 'site' || m.site.name !== 'get_dummies');
  return { ...flow, marks };
}

export function uncertain(flow: Flow): Flow {
  return flow.frame === null ? flow : { ...flow, frame: { ...flow.frame, certain: false } };
}

/** One round's flow of what a loop goes over. */
export function roundOf(iterated: Flow): Flow {
  const { texts, elements } = iterated;
  if (texts !== null && !texts.allBut)
    return { ...flowOf(iterated.marks), texts: { ...texts, list: false } };
  if (elements !== null && elements.length > 0) {
    const [first] = elements;
    return { ...unionOfAll(elements), frame: first?.frame ?? null };
  }
  return iterated.frame === null ? flowOf(allMarks(iterated)) : iterated;
}

function comprehension(
  t: Tracer,
  at: At,
  generators: readonly Comprehension[],
  results: readonly Expr[],
): Flow {
  const locals = new Map(at.locals);
  const inner: At = { ...at, locals };
  let marks: Marks = new Set();
  let texts: Texts | null = null;
  for (const generator of generators) {
    const iterated = trace(t, inner, generator.iter);
    for (const name of boundNames(generator.target)) locals.set(name, roundOf(iterated));
    texts = filteredTexts(t, inner, iterated.texts, generator);
    for (const test of generator.ifs) marks = both(marks, allMarks(trace(t, inner, test)));
  }
  const flows = results.map((e) => trace(t, inner, e));
  const [only] = results;
  const [generator] = generators;
  const plain =
    results.length === 1 &&
    only?.kind === 'Name' &&
    generator?.target.kind === 'Name' &&
    only.id === generator.target.id;
  return { ...flowOf(both(marks, unionOfAll(flows).marks)), texts: plain ? texts : null };
}

/** `[c for c in df.columns if c not in ['id', 'price']]` and `if c != 'price'`. */
function filteredTexts(
  t: Tracer,
  at: At,
  from: Texts | null,
  { target, ifs }: Comprehension,
): Texts | null {
  if (from === null || ifs.length === 0) return from;
  let { items } = from;
  for (const test of ifs) {
    const [op] = test.kind === 'Compare' ? test.ops : [];
    const right = test.kind === 'Compare' ? test.comparators[0] : undefined;
    const own =
      test.kind === 'Compare' &&
      test.left.kind === 'Name' &&
      target.kind === 'Name' &&
      test.left.id === target.id;
    if (!own || right === undefined || (op !== 'not in' && op !== '!=')) return null;
    const { texts } = trace(t, at, right);
    if (texts === null || texts.allBut) return null;
    const left = items;
    items = from.allBut
      ? new Map([...left, ...texts.items])
      : new Map([...left].filter(([name]) => !texts.items.has(name)));
  }
  return { ...from, items };
}
