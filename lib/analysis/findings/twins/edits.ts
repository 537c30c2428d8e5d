import type { ParsedCell } from '../../../frontend/program.ts';
import type { Expr, Located } from '../../../frontend/python/ast.ts';
import type { Leaf, Node, StageValue } from '../../staging/facts.ts';
import { ancestorsOf } from '../../staging/index.ts';
import type { Material } from '../material.ts';
import { rowsOfCall } from '../material.ts';
import { type At, isLeaf } from '../trace/tracer.ts';
import { Canonical } from './canonical.ts';

/** A statement that changes what a column, or all columns, of one side's rows hold. */
export interface RowEdit {
  readonly side: 'train' | 'held-out';
  /** What is changed, the same text on both sides. */
  readonly key: string;
  /** Name of the column, or null when several or all are changed. */
  readonly column: string | null;
  readonly text: string;
  /** Text by which the edit reads what it changes. */
  readonly own: string;
  /** Only some rows are set, or a part of the value cannot be followed. */
  readonly part: boolean;
  readonly opaque: boolean;
  readonly cell: ParsedCell;
  readonly node: Located;
  /** The frame's name, and what it is set to. */
  readonly frame: string;
  readonly value: Expr;
  readonly leaf: Node;
}

const CHANGES_VALUES =
  /^(fillna|replace|clip|map|applymap|round|mask|where|interpolate|ffill|bfill|transform|fit_transform|log|log1p|sqrt|exp|abs)$/;

/** The edits of both sides on their way to the fit and to the answers, in the order in which they run. */
export function editsOf(material: Material): readonly RowEdit[] {
  const reader = new Reader(material);
  reader.nodes(material.staging.nodes, '');
  return reader.edits;
}

class Reader {
  readonly edits: RowEdit[] = [];
  readonly #canonical: Canonical;
  readonly #relevant: ReadonlySet<number>;

  constructor(readonly material: Material) {
    this.#canonical = new Canonical(material);
    const asked = material.answers.at(-1);
    const rows = [...rowsOfCall(material.fit), ...(asked === undefined ? [] : rowsOfCall(asked))];
    this.#relevant = ancestorsOf(material.staging.rowSets, new Set(rows));
  }

  nodes(nodes: readonly Node[], loop: string): void {
    for (const node of nodes) {
      if (isLeaf(node)) this.#leaf(node, loop);
      else {
        const { node: s } = node.statement;
        const at: At = { leaf: node, ...node.statement, locals: new Map() };
        const inner = s.kind === 'For' ? `${loop}${this.#canonical.text(at, s.iter)};` : loop;
        for (const block of node.blocks) this.nodes(block, inner);
      }
    }
  }

  #leaf(leaf: Leaf, loop: string): void {
    const { code } = leaf;
    if (code.kind === 'assign') {
      const at: At = { leaf, ...code.value, locals: new Map() };
      const { node: target } = code.target;
      // One part of a pair that a function gives: the other side's call need not look like it.
      const pair =
        target.kind === 'Subscript' &&
        leaf.top.kind === 'Assign' &&
        leaf.top.targets[0]?.kind === 'Tuple';
      if (pair)
        this.#note(
          { ...at, ...code.target },
          target,
          at,
          code.value.node,
          loop,
          true,
          target,
          true,
        );
      else this.#assign({ ...at, ...code.target }, target, at, code.value.node, loop, target);
      return;
    }
    const { node: s } = code.statement;
    const at: At = { leaf, ...code.statement, locals: new Map() };
    if (s.kind === 'Assign')
      for (const target of s.targets) this.#assign(at, target, at, s.value, loop, s);
    else if (s.kind === 'AugAssign')
      this.#note(at, s.target, at, s.value, `${loop}${s.op}`, true, s);
    else if (s.kind === 'Expr' && s.value.kind === 'Call' && s.value.func.kind === 'Attribute') {
      const inPlace = s.value.keywords.some((k) => k.name === 'inplace');
      if (inPlace && CHANGES_VALUES.test(s.value.func.attr))
        this.#note(at, s.value.func.value, at, s.value, loop, false, s);
    }
  }

  #assign(at: At, target: Expr, from: At, value: Expr, loop: string, whole: Located): void {
    if (target.kind === 'Tuple' || target.kind === 'List') {
      for (const part of target.elements)
        if (part.kind === 'Subscript') this.#note(at, part, from, value, loop, true, whole, true);
      return;
    }
    if (target.kind === 'Name') {
      const after = at.leaf.after.get(target.id);
      if (after === undefined || after.time !== 'row') {
        if (value.kind !== 'Name') this.#canonical.define(target.id, from, value);
        return;
      }
      this.#canonical.forget(target.id);
      if (value.kind !== 'Call' || !sameRows(value, from, after)) return;
      const name = value.func.kind === 'Attribute' ? value.func.attr : '';
      if (this.#isOwn(value)) return this.#ownCall(at, target, from, value, loop, whole);
      if (!CHANGES_VALUES.test(name)) return;
    }
    this.#note(at, target, from, value, loop, false, whole);
  }

  #isOwn({ func }: Extract<Expr, { kind: 'Call' }>): boolean {
    return func.kind === 'Name' && this.material.dataflow.functions.has(func.id);
  }

  /** `train = prepare(train, 100)`: only the numbers tell twins apart, words and switches may say which side it is. */
  #ownCall(
    at: At,
    target: Expr,
    from: At,
    value: Extract<Expr, { kind: 'Call' }>,
    loop: string,
    whole: Located,
  ): void {
    const name = value.func.kind === 'Name' ? value.func.id : '';
    const says = ({ value: given }: (typeof value.keywords)[number]): boolean =>
      given.kind === 'Constant' && (given.value.kind === 'bool' || given.value.kind === 'str');
    const call = { ...value, keywords: value.keywords.filter((k) => !says(k)) };
    const key = `${loop}${name} ${call.args.length + call.keywords.length} `;
    this.#note(at, target, from, call, key, false, whole);
    const [edit] = this.edits.slice(-1);
    if (edit === undefined || edit.node !== whole) return;
    const text = edit.text.replaceAll(/\{"kind":"(bool|str)","value":[^}]*\}/g, '"*"');
    this.edits.splice(-1, 1, { ...edit, text });
  }

  #note(
    at: At,
    target: Expr,
    from: At,
    value: Expr,
    loop: string,
    part: boolean,
    node: Located,
    opaque = false,
  ): void {
    let root: Expr = target;
    while (root.kind === 'Subscript' || root.kind === 'Attribute') root = root.value;
    if (root.kind !== 'Name') return;
    const spelled = at.spelling.names.get(root.id);
    const name =
      typeof spelled === 'string'
        ? spelled
        : spelled?.node.kind === 'Name'
          ? spelled.node.id
          : root.id;
    const held = at.leaf.values.get(root) ?? at.leaf.after.get(name);
    if (held === undefined || held.time !== 'row') return;
    const side = this.material.sideOf(held.rows);
    if (side !== 'train' && side !== 'held-out') return;
    if (![...held.rows].some((id) => this.#relevant.has(id))) return;
    const own =
      target.kind === 'Name'
        ? JSON.stringify({ rows: this.#canonical.frame(name) })
        : this.#canonical
            .text(at, target)
            .replace(/\{"name":"[^"]*"\}/, (text) =>
              text === JSON.stringify({ name })
                ? JSON.stringify({ rows: this.#canonical.frame(name) })
                : text,
            );
    const masked =
      target.kind === 'Subscript' &&
      (target.slice.kind === 'Tuple' || target.value.kind === 'Subscript');
    this.edits.push({
      side,
      key: `${loop}${own}`,
      column: columnOf(target),
      text: this.#canonical.text(from, value),
      own,
      part: part || masked,
      opaque,
      cell: at.cell,
      node,
      frame: root.id,
      value,
      leaf: at.leaf,
    });
  }
}

/** Statements that leave out rows, or make another table of them, are no edits of what rows hold. */
function sameRows(value: Expr, at: At, after: StageValue): boolean {
  if (value.kind !== 'Call') return false;
  const from = value.func.kind === 'Attribute' ? at.leaf.values.get(value.func.value) : undefined;
  const [first] = value.args;
  const given = first === undefined ? undefined : at.leaf.values.get(first);
  const source = from?.time === 'row' ? from : given;
  return source !== undefined && [...after.rows].every((id) => source.rows.has(id));
}

function columnOf(target: Expr): string | null {
  if (target.kind === 'Attribute') return target.attr;
  if (target.kind !== 'Subscript') return null;
  const key = target.slice.kind === 'Tuple' ? target.slice.elements[1] : target.slice;
  return key?.kind === 'Constant' && key.value.kind === 'str' ? key.value.value : null;
}
