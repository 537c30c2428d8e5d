import type { Node } from '../../analysis/staging/index.ts';
import { childrenOf } from '../../analysis/walk.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { Backward } from './backward.ts';
import { CannotStage, CutBefore } from './cannot-stage.ts';
import { cellOf } from './code.ts';
import type { DraftLearned } from './draft.ts';
import type { GroupCode } from './group-code.ts';
import { editedByPlace, fixedRowCount } from './row-count.ts';

/** What a step cannot be, whatever its codes say. */
export class DraftChecks {
  constructor(readonly code: GroupCode) {}

  /**
   * The flow sees rows before a step and after it. What it reads of rows between the two needs the step cut there:
   * `test = test.merge(...)` and `test_X = test[cols]`, where `test` is judged later.
   */
  between(): void {
    const { plan, isReadAfter } = this.code.query;
    const sides = [
      this.code.group.served,
      ...(this.code.group.train === null ? [] : [this.code.group.train]),
    ];
    for (const side of sides) {
      if (side.from === side.to || !isReadAfter(side.from, this.code.group)) continue;
      const writes = (node: Node, name: string): boolean =>
        plan.effects(node).writes.some((w) => w.name === name) ||
        (node.kind === 'block' && node.blocks.flat().some((n) => writes(n, name)));
      if (!this.code.group.nodes.some((n) => writes(n, side.from))) continue;
      const bound = sides.flatMap((s) =>
        s.from === s.to ? [] : [this.code.group.nodes.findIndex((n) => writes(n, s.to))],
      );
      const at = Math.min(...bound.filter((i) => i >= 0));
      throw new CutBefore(
        `\`${side.from}\`, which is also used elsewhere`,
        this.code.group.nodes[at] ?? null,
      );
    }
    this.#checkOtherRows(sides.flatMap((s) => [s.from, s.to]));
  }

  /** Rows under another name than the step's own, which the flow reads: the step ends where they are made. */
  #checkOtherRows(own: readonly string[]): void {
    const { plan, isReadAfter } = this.code.query;
    const { way } = plan;
    this.code.group.nodes.forEach((top, i) => {
      const leaves = this.code.leaves.filter(
        (n) => n === top || this.code.parents.get(n)?.[0] === top,
      );
      for (const node of leaves)
        for (const w of plan.effects(node).writes) {
          const value = way.valueOf(node, w);
          if (own.includes(w.name) || value?.time !== 'row' || value.shape === 'element') continue;
          if (!(way.served(value) || way.train(value)) || !isReadAfter(w.name, this.code.group))
            continue;
          const later = this.code.group.nodes.slice(i + 1);
          if (later.some((n) => this.#bindsAny(n, w.name))) continue;
          throw new CutBefore(`\`${w.name}\`, which is also used elsewhere`, later[0] ?? null);
        }
    });
  }

  #bindsAny(node: Node, name: string): boolean {
    if (node.kind === 'block') return node.blocks.flat().some((n) => this.#bindsAny(n, name));
    return this.code.query.plan.effects(node).writes.some((w) => w.name === name);
  }

  /** A step takes one row as well as a thousand. */
  anyNumber(served: Backward): void {
    for (const node of served.included) {
      const fixed = fixedRowCount(node);
      const placed = editedByPlace(node);
      const found = fixed ?? placed;
      if (found === null) continue;
      const source = cellOf(node).cell.source.slice(found.start, found.end);
      const why = fixed === null ? 'an edit of rows by their place' : 'for one number of rows only';
      throw new CannotStage(`\`${source.split('\n')[0]}\`, ${why}`, node);
    }
  }

  /** What looks at other rows of its batch cannot be both what the notebook did to all rows and right for one alone. */
  ownRows(served: Backward): void {
    for (const node of served.included) {
      if (this.code.query.columnsOf(node) !== null) continue;
      for (const [expr, value] of node.values) {
        if (value.time !== 'row' || !value.dependent) continue;
        const inherited = childrenOf(expr).some((c) => node.values.get(c)?.dependent === true);
        if (inherited || expr.kind === 'Name') continue;
        const source = cellOf(node).cell.source.slice(expr.start, expr.end);
        throw new CannotStage(`\`${source.split('\n')[0]}\`, which looks at other rows`, node);
      }
    }
  }

  /**
   * What is fitted must have a name that serving finds it by, and only what was fitted there last under it:
   * `LabelEncoder().fit_transform(x)`, `x.apply(encoder.fit_transform)`, one encoder for each column in turn.
   */
  fittedByName(served: Backward, learned: readonly DraftLearned[]): void {
    for (const node of served.included)
      for (const [expr] of node.values) {
        if (expr.kind === 'Call' && isFit(expr.func) && expr.func.value.kind === 'Call')
          this.#declineFit(node, expr, 'fitted without a name that serving could find it by');
        if (expr.kind !== 'Call') continue;
        const passed = [...expr.args, ...expr.keywords.map((k) => k.value)].find(isFit);
        if (passed !== undefined)
          this.#declineFit(node, expr, 'which fits one object again and again');
      }
    for (const { name, keys } of learned)
      for (const node of this.code.leaves) {
        const loops = (this.code.parents.get(node) ?? []).flatMap((b) =>
          this.code.targetsOf(b).slice(0, 1),
        );
        if (loops.length === keys.length) continue;
        for (const [expr] of node.values)
          if (
            expr.kind === 'Call' &&
            isFit(expr.func) &&
            expr.func.value.kind === 'Name' &&
            expr.func.value.id === name
          )
            this.#declineFit(
              node,
              expr,
              `one object that every round of the loop fits anew: make one in the loop (\`${name} = ...\`), for each \`${loops.at(-1) ?? ''}\``,
            );
      }
  }

  #declineFit(node: Node, expr: Expr, why: string): never {
    const source = cellOf(node).cell.source.slice(expr.start, expr.end);
    throw new CannotStage(`\`${source.split('\n')[0]}\`, ${why}`, node);
  }

  /** What is drawn for a row in training is nothing that the row has when it comes alone. */
  noDraws(served: Backward): void {
    const { facts } = this.code.query;
    for (const node of served.included)
      for (const [expr] of node.values) {
        if (!facts.draws.has(expr)) continue;
        const source = cellOf(node).cell.source.slice(expr.start, expr.end);
        throw new CannotStage(
          `\`${source.split('\n')[0]}\`, which draws random numbers for the rows`,
          node,
        );
      }
  }

  /** Every statement is in one of the codes, or nothing outside needs it. */
  nothingLost(
    served: Backward,
    trained: Backward | null,
    fit: ReadonlySet<Node>,
    others: ReadonlySet<Node>,
  ): void {
    const { plan, isReadAfter } = this.code.query;
    for (const node of this.code.leaves) {
      if (node.kind === 'block' || served.included.has(node) || fit.has(node) || others.has(node))
        continue;
      if (trained?.included.has(node) === true) continue;
      for (const w of plan.effects(node).writes) {
        const rows = plan.way.valueOf(node, w)?.time === 'row';
        const sides = [this.code.group.served.to, this.code.group.train?.to];
        if ((rows && sides.includes(w.name)) || isReadAfter(w.name, this.code.group))
          throw new CannotStage(`\`${w.name}\`, which is also used elsewhere`, node);
      }
    }
  }
}

const FITS = new Set(['fit', 'fit_transform']);

function isFit(expr: Expr): expr is Extract<Expr, { kind: 'Attribute' }> {
  return expr.kind === 'Attribute' && FITS.has(expr.attr);
}
