import type { Node, StageValue, StagingFacts } from '../../analysis/staging/index.ts';
import { isColumn } from '../../analysis/staging/values.ts';
import { childrenOf } from '../../analysis/walk.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { Backward } from './backward.ts';
import type { Use, Write } from './effects.ts';
import { cellOf } from './code.ts';
import { isIn, type NodeReads } from './node-reads.ts';
import type { Question } from './question.ts';

/** Where the target is on its way to the fit. */
export interface TargetNames {
  /** Variables that hold the target alone. */
  readonly names: ReadonlySet<string>;
  /** Its columns in the loaded frame, as keys. */
  readonly columns: ReadonlySet<string>;
  /** Variables of frames with such columns. */
  readonly frames: ReadonlySet<string>;
}

/** Names and columns of the target, from what the fit is given. */
export function targetNames(
  reads: NodeReads,
  question: Question,
  facts: StagingFacts,
): TargetNames {
  return new TargetWay(reads, question, facts).slice();
}

class TargetWay {
  constructor(
    readonly reads: NodeReads,
    readonly question: Question,
    readonly facts: StagingFacts,
  ) {}

  /** Names that hold the target on its way to the fit, and its columns in the loaded frame. */
  slice(): TargetNames {
    const { question } = this;
    const none = {
      names: new Set<string>(),
      columns: new Set<string>(),
      frames: new Set<string>(),
    };
    if (question.fit === null) return this.#splitTargets();
    if (question.targetSeeds.size === 0) return none;
    const at = this.reads.indexOf(question.fit.leaf);
    const isRow = (value: StageValue | null): boolean => value?.time === 'row';
    const slice = new Backward(
      {
        effects: this.reads.effects,
        accepts: (write, node) => isRow(this.reads.valueOf(node, write)),
        follows: (use, node) =>
          isRow(node.values.get(use.node) ?? null) &&
          !this.#splitsOther(use, node) &&
          !isChoice(use, node),
      },
      question.targetSeeds,
    ).run(this.reads.nodes.slice(0, at));
    const names = new Set<string>(question.target === null ? [] : [question.target]);
    const columns = new Set<string>();
    const frames = new Set<string>();
    for (const [name, keys] of question.targetSeeds)
      for (const key of keys)
        if (key?.startsWith("'") === true) {
          columns.add(key);
          frames.add(name);
        }
    for (const node of this.reads.nodes.slice(0, at)) {
      const needs = slice.before.get(node);
      for (const [name, keys] of needs ?? []) {
        if (keys.has(null)) {
          const value = this.reads.lastValue(name, node);
          if (isColumn(value) || value === null) names.add(name);
          continue;
        }
        frames.add(name);
      }
      for (const use of slice.included.has(node) ? this.#targetUses(node) : []) {
        const key = columnRead(use, node);
        if (key !== null) columns.add(key);
      }
      const besides = splitCall(node) === null ? [] : featureNames(node);
      for (const write of this.reads.effects(node).writes) {
        if (besides.includes(write.name)) continue;
        const value = this.reads.valueOf(node, write);
        if (
          slice.included.has(node) &&
          isColumn(value) &&
          write.key === null &&
          value?.time === 'row'
        )
          names.add(write.name);
      }
    }
    return { names, columns: this.#withDerived(columns, at), frames };
  }

  /**
   * Columns that are made of the target, and only dropped again before the fit, are the target's: `df['label']` for
   * a chart. They go where the target goes.
   */
  #withDerived(columns: ReadonlySet<string>, until: number): ReadonlySet<string> {
    const nodes = this.reads.nodes.slice(0, until);
    const dropped = new Set(nodes.flatMap((node) => droppedColumns(node)));
    const found = new Set(columns);
    for (const node of nodes) {
      // Once rows are edited, serving has what the edits make, and not what came before.
      if (!this.#isAsLoaded(node, found)) break;
      if (node.kind === 'block') continue;
      const [write, second] = this.reads.effects(node).writes;
      if (write === undefined || second !== undefined || !write.whole || write.key === null)
        continue;
      if (this.#isDerived(write.key, node, found) && dropped.has(write.key)) found.add(write.key);
    }
    return found;
  }

  /** Made of the target, and read by nothing. */
  #isDerived(key: string, node: Node, found: ReadonlySet<string>): boolean {
    const { uses } = this.reads.effects(node);
    return (
      uses.some((use) => found.has(columnRead(use, node) ?? '')) &&
      !this.reads.nodes.some(
        (other) => other !== node && this.reads.allUses(other).some((use) => use.key === key),
      )
    );
  }

  /** Whether a node loads rows, chooses among them, reads a column or makes one of the target. */
  #isAsLoaded(node: Node, found: ReadonlySet<string>): boolean {
    // A table of a data set's arrays is as much the loaded rows as the arrays are.
    if (node.kind === 'leaf' && (this.facts.raws.has(node.code) || isTable(node))) return true;
    return this.reads.allWrites(node).every((write) => {
      const value = this.reads.valueAnywhere(node, write);
      if (value?.time !== 'row' || isColumn(value)) return true;
      if (write.key !== null)
        return found.has(write.key) || this.#isDerived(write.key, node, found);
      return [...value.rows].some((id) => {
        const set = this.facts.rowSets.get(id);
        return set !== undefined && set.cell === cellOf(node) && isIn(set.at, node);
      });
    });
  }

  /** Without a fit: what is split beside the rows. */
  #splitTargets(): TargetNames {
    const names = new Set<string>();
    const columns = new Set<string>();
    const frames = new Set<string>();
    for (const node of this.reads.nodes) {
      if (splitCall(node) === null) continue;
      const features = featureNames(node);
      for (const w of this.reads.effects(node).writes)
        if (!features.includes(w.name)) names.add(w.name);
      for (const use of this.#targetUses(node)) {
        const key = columnRead(use, node);
        if (key === null) continue;
        columns.add(key);
        frames.add(use.name);
      }
    }
    return { names, columns, frames };
  }

  /** Reads that make a target: what a split gets beside the rows, or what is bound to one name as a column. */
  #targetUses(node: Node): readonly Use[] {
    const { uses, writes } = this.reads.effects(node);
    const [first] = splitCall(node)?.args ?? [];
    if (first !== undefined)
      return uses.filter(
        (u) => (u.node.start > first.end || u.node.end < first.start) && !ofBunch(u, node),
      );
    const bindsColumn = writes.every(
      (w) => w.whole && w.key === null && isColumn(this.reads.valueOf(node, w)),
    );
    return bindsColumn ? uses.filter((u) => !ofBunch(u, node)) : [];
  }

  /** A split gives features and target at once: the target's way goes on with the target alone. */
  #splitsOther(use: Use, node: Node): boolean {
    const call = splitCall(node);
    const [first, second] = (call?.args ?? []).filter((a) => node.values.get(a)?.time === 'row');
    if (first === undefined || second === undefined) return false;
    return use.node.start >= first.start && use.node.end <= first.end;
  }
}

/** Methods that are told which rows. */
const CHOOSING = new Set(['drop', 'take', 'reindex']);

/** `y[keep]`, `y.loc[X.index]`, `y.drop(outliers)`: says which rows, and is no part of the target. */
function isChoice(use: Use, node: Node): boolean {
  if (node.kind === 'block') return false;
  let found = false;
  const visit = (expr: Expr): void => {
    if (
      expr.kind === 'Subscript' &&
      expr.slice.kind !== 'Constant' &&
      isInside(use.node, expr.slice) &&
      node.values.get(expr.value)?.time === 'row'
    )
      found = true;
    if (
      expr.kind === 'Call' &&
      expr.func.kind === 'Attribute' &&
      CHOOSING.has(expr.func.attr) &&
      isColumn(node.values.get(expr.func.value)) &&
      [...expr.args, ...expr.keywords.map((k) => k.value)].some((a) => isInside(use.node, a))
    )
      found = true;
    childrenOf(expr).forEach(visit);
  };
  if (node.code.kind === 'assign') visit(node.code.value.node);
  else if (node.code.statement.node.kind === 'Assign') visit(node.code.statement.node.value);
  return found;
}

function isInside(inner: Expr, outer: Expr): boolean {
  return inner === outer || childrenOf(outer).some((child) => isInside(inner, child));
}

/** What a split is given besides the rows themselves: target, groups, `stratify`. */
export function isSplitBeside(use: Use, node: Node): boolean {
  const call = splitCall(node);
  const [first] = call?.args ?? [];
  if (call === null || first === undefined) return false;
  return !(use.node.start >= first.start && use.node.end <= first.end);
}

/** Parts of a library's data set are no columns. */
function ofBunch(use: Use, node: Node): boolean {
  return node.values.get(use.node)?.shape === 'bunch';
}

/** Names of the two sides of a split's first argument. */
function featureNames(node: Node): readonly string[] {
  if (node.kind !== 'leaf' || node.code.kind !== 'statement') return [];
  const { node: s } = node.code.statement;
  const [target] = s.kind === 'Assign' ? s.targets : [];
  const sides = target?.kind === 'Tuple' ? target.elements.slice(0, 2) : [];
  return sides.flatMap((e) => (e.kind === 'Name' ? [e.id] : []));
}

function splitCall(node: Node): Extract<Expr, { kind: 'Call' }> | null {
  if (node.kind !== 'leaf' || node.code.kind !== 'statement') return null;
  const { node: s } = node.code.statement;
  if (s.kind !== 'Assign' || s.value.kind !== 'Call' || s.targets[0]?.kind !== 'Tuple') return null;
  const { func } = s.value;
  const name = func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
  return name === 'train_test_split' ? s.value : null;
}

/** A write to the target, or to a column of it, alone has no part in serving. */
export function isTargetOnly(target: TargetNames, write: Write): boolean {
  if (target.names.has(write.name)) return true;
  return write.key !== null && target.columns.has(write.key);
}

/** The one column that is read: `df['price']`, `df.price`; null when it is another read. */
function columnRead(use: Use, node: Node): string | null {
  if (use.single === true && use.key?.startsWith("'") === true) return use.key;
  if (node.values.get(use.node)?.shape !== 'frame') return null;
  for (const [expr, value] of node.values)
    if (expr.kind === 'Attribute' && expr.value === use.node && isColumn(value))
      return ['index', 'columns', 'T'].includes(expr.attr) ? null : `'${expr.attr}'`;
  return null;
}

/** Columns that a statement drops by name. */
function droppedColumns(node: Node): readonly string[] {
  return [...node.values.keys()].flatMap((expr) => {
    if (expr.kind !== 'Call' || expr.func.kind !== 'Attribute' || expr.func.attr !== 'drop')
      return [];
    const named = expr.args[0] ?? expr.keywords.find((k) => k.name === 'columns')?.value;
    const parts = named?.kind === 'List' ? named.elements : named === undefined ? [] : [named];
    return parts.flatMap((part) =>
      part.kind === 'Constant' && part.value.kind === 'str' ? [`'${part.value.value}'`] : [],
    );
  });
}

/** `df = pd.DataFrame(iris.data, columns=...)` */
function isTable(node: Extract<Node, { kind: 'leaf' }>): boolean {
  const value =
    node.code.kind === 'assign'
      ? node.code.value.node
      : node.code.statement.node.kind === 'Assign'
        ? node.code.statement.node.value
        : null;
  return (
    value?.kind === 'Call' && value.func.kind === 'Attribute' && value.func.attr === 'DataFrame'
  );
}
