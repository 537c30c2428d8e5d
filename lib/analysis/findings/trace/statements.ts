import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { boundNames } from '../../scopes.ts';
import { headerExpressions } from '../../walk.ts';
import type { Node } from '../../staging/facts.ts';
import {
  adding,
  allMarks,
  both,
  drop,
  type Flow,
  flowOf,
  keepMarks,
  setColumn,
  unionOfAll,
} from './flow.ts';
import { roundOf, trace } from './expressions.ts';
import { type At, isLeaf, type Tracer } from './tracer.ts';

/** Follows the statements of production in the order in which they run. */
export function traceNodes(t: Tracer, nodes: readonly Node[]): void {
  for (const node of nodes) {
    if (isLeaf(node)) traceLeaf(t, node);
    else traceBlock(t, node);
  }
}

function traceLeaf(t: Tracer, leaf: Extract<Node, { kind: 'leaf' }>): void {
  const { code } = leaf;
  if (code.kind === 'assign') {
    const value = trace(t, { leaf, ...scoped(code.value) }, code.value.node);
    assignTo(t, { leaf, ...scoped(code.target) }, code.target.node, value, code.value.node);
    return;
  }
  const at: At = { leaf, ...scoped(code.statement) };
  traceStatement(t, at, code.statement.node);
}

function scoped(s: {
  readonly cell: At['cell'];
  readonly spelling: At['spelling'];
}): Omit<At, 'leaf'> {
  return { cell: s.cell, spelling: s.spelling, locals: new Map() };
}

function traceStatement(t: Tracer, at: At, s: Stmt): void {
  switch (s.kind) {
    case 'Assign': {
      const flow = trace(t, at, s.value);
      for (const target of s.targets) assignTo(t, at, target, flow, s.value);
      return;
    }
    case 'AnnAssign':
      if (s.value !== null) assignTo(t, at, s.target, trace(t, at, s.value), s.value);
      return;
    case 'AugAssign':
      return assignTo(
        t,
        at,
        s.target,
        unionOfAll([trace(t, at, s.target), trace(t, at, s.value)]),
        s.value,
      );
    case 'Delete':
      for (const target of s.targets) {
        if (target.kind !== 'Subscript' || target.value.kind !== 'Name') continue;
        const base = trace(t, at, target.value);
        const { texts } = trace(t, at, target.slice);
        if (base.frame === null) continue;
        const frame =
          texts === null
            ? { ...base.frame, certain: false }
            : drop(base.frame, texts, { cell: at.cell, node: target });
        t.bind(at, target.value.id, { ...base, frame });
      }
      return;
    default:
      for (const expr of headerExpressions(s)) trace(t, at, expr);
  }
}

function traceBlock(t: Tracer, block: Extract<Node, { kind: 'block' }>): void {
  const { node: s } = block.statement;
  const at: At = { leaf: block, ...scoped(block.statement) };
  const before = t.control;
  switch (s.kind) {
    case 'For': {
      const iterated = trace(t, at, s.iter);
      const round = roundOf(iterated);
      if (s.target.kind === 'Name') t.bind(at, s.target.id, round);
      else for (const name of boundNames(s.target)) t.bind(at, name, flowOf(allMarks(iterated)));
      break;
    }
    case 'With':
      for (const item of s.items) trace(t, at, item.context);
      break;
    case 'If':
    case 'While': {
      const judged = keepMarks(
        allMarks(trace(t, at, s.test)),
        (m) => m.kind === 'site' && m.site.how === 'judged',
      );
      t.control = both(before, judged);
      break;
    }
    default:
      for (const expr of headerExpressions(s)) trace(t, at, expr);
  }
  const rounds = s.kind === 'For' || s.kind === 'While' ? 2 : 1;
  for (let i = 0; i < rounds; i++) for (const part of block.blocks) traceNodes(t, part);
  t.control = before;
}

/** Binds a name, or changes the frame or container at the root of the target. */
export function assignTo(t: Tracer, at: At, target: Expr, flow: Flow, source: Expr): void {
  switch (target.kind) {
    case 'Name':
      return t.bind(at, target.id, flow);
    case 'Starred':
      return assignTo(t, at, target.value, flow, source);
    case 'Tuple':
    case 'List': {
      const fits = flow.elements?.length === target.elements.length;
      target.elements.forEach((part, i) => {
        const element = fits ? flow.elements?.[i] : undefined;
        assignTo(t, at, part, element ?? { ...flow, elements: null }, source);
      });
      return;
    }
    case 'Subscript':
    case 'Attribute':
      return changeTo(t, at, target, flow, source);
    default:
  }
}

/** `frame[column] = value`, `frame.loc[mask, column] = value`, `encoders[column] = value`. */
function changeTo(
  t: Tracer,
  at: At,
  target: Extract<Expr, { kind: 'Subscript' | 'Attribute' }>,
  flow: Flow,
  source: Expr,
): void {
  let root: Expr = target;
  while (root.kind === 'Subscript' || root.kind === 'Attribute') root = root.value;
  if (root.kind !== 'Name') return;
  const base = trace(t, at, root);
  const marks = allMarks(flow);
  if (base.frame === null)
    return t.bind(at, root.id, { ...adding(base, marks), texts: null, elements: null });
  const { key, part } = columnKey(target);
  const texts =
    key === null
      ? target.kind === 'Attribute'
        ? attributeText(at, target)
        : null
      : trace(t, at, key).texts;
  if (texts === null || texts.allBut)
    return t.bind(
      at,
      root.id,
      adding(
        base,
        keepMarks(marks, (m) => m.kind !== 'made'),
      ),
    );
  let { frame } = base;
  const one = texts.items.size === 1;
  const rows = t.value(at, root)?.rows ?? t.value(at, target.value)?.rows ?? new Set<number>();
  for (const name of texts.items.keys()) {
    frame = setColumn(frame, name, { marks, cell: at.cell, node: target }, one && !part);
    t.edits.push({ name, cell: at.cell, node: source, flow, rows });
  }
  t.bind(at, root.id, { ...base, frame });
}

function columnKey(target: Extract<Expr, { kind: 'Subscript' | 'Attribute' }>): {
  readonly key: Expr | null;
  readonly part: boolean;
} {
  if (target.kind === 'Attribute') return { key: null, part: false };
  const { slice, value } = target;
  if (slice.kind === 'Tuple' && value.kind === 'Attribute') {
    const [rows, columns] = slice.elements;
    const all = rows?.kind === 'Slice' && rows.lower === null && rows.upper === null;
    return { key: columns ?? null, part: !all };
  }
  // `frame['a'][mask] = value`
  if (value.kind === 'Subscript') return { key: value.slice, part: true };
  return { key: slice, part: false };
}

function attributeText(at: At, target: Extract<Expr, { kind: 'Attribute' }>): Flow['texts'] {
  const items = new Map([[target.attr, { cell: at.cell, node: target }]]);
  return { items, list: false, allBut: false };
}
