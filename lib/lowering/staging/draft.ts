import type { Node, StagingFacts } from '../../analysis/staging/index.ts';
import { boundNames } from '../../analysis/scopes.ts';
import { childrenOf } from '../../analysis/walk.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { type CodeText, slotsOf, slotText } from '../../ir/index.ts';
import type { Edit } from '../text/index.ts';
import { Backward, type Needs } from './backward.ts';
import { cellOf, type Wording, writeNodes } from './code.ts';
import type { Replaced, Use, Write } from './effects.ts';
import { CannotStage, KeepInFlow } from './cannot-stage.ts';
import type { Plan, StagedGroup } from './plan.ts';
import { appliedMethod, unchangedRows } from './serving-form.ts';

/** A staged step before it has a name and types. */
export interface StepDraft {
  readonly group: StagedGroup;
  readonly fit: readonly CodeText[];
  readonly fitsWhole: boolean;
  readonly transform: readonly CodeText[];
  readonly learned: readonly DraftLearned[];
  readonly given: readonly string[];
  readonly settings: readonly string[];
  /** Variable of the target that the fit reads, or null. */
  readonly target: string | null;
  /** Other rows that go the same way as the served ones: validation rows. */
  readonly others: readonly { readonly from: string; readonly to: string }[];
  /** The served rows' own statistics are learned: the step is fitted on them as well. */
  readonly ownStatistics: boolean;
  readonly stock: CodeText | null;
  /** Name of the processed rows in both codes. */
  readonly resultName: string;
}

export interface DraftLearned {
  readonly name: string;
  readonly keys: readonly string[];
  readonly time: 'schema' | 'learned';
  readonly origins: CodeText['origins'];
}

export interface DraftQuery {
  readonly facts: StagingFacts;
  readonly plan: Plan;
  readonly replacedIn: (node: Node) => Replaced;
  /** Name of the columns that serving takes from training, for leaves that make columns of values. */
  readonly columnsOf: (node: Node) => string | null;
  /** Whether a name is a variable that the flow can pass: neither import, nor definition, nor builtin. */
  readonly isVariable: (name: string) => boolean;
  readonly isReadAfter: (name: string, group: StagedGroup) => boolean;
  readonly settings: (cell: ParsedCell) => readonly Edit[];
  readonly added: (callee: string) => readonly string[];
  readonly requires: (names: ReadonlySet<string>) => readonly string[];
}

const ALL = new Set([null]);

/** Splits a group of nodes into what is learned and what is applied. */
export function draftStep(group: StagedGroup, query: DraftQuery): StepDraft {
  return new Drafting(group, query).draft();
}

class Drafting {
  readonly #leaves: readonly Node[];
  readonly #parents = new Map<Node, readonly Extract<Node, { kind: 'block' }>[]>();

  constructor(
    readonly group: StagedGroup,
    readonly query: DraftQuery,
  ) {
    const leaves: Node[] = [];
    const visit = (node: Node, above: readonly Extract<Node, { kind: 'block' }>[]): void => {
      this.#parents.set(node, above);
      leaves.push(node);
      if (node.kind === 'block') node.blocks.flat().forEach((n) => visit(n, [...above, node]));
    };
    group.nodes.forEach((n) => visit(n, []));
    this.#leaves = leaves;
  }

  draft(): StepDraft {
    const { plan } = this.query;
    const { way } = plan;
    this.#checkBetween();
    const served = this.#applySlice(this.group.served.to, way.served);
    const columns = [...served.included].flatMap((n) => this.query.columnsOf(n) ?? []);
    if (this.group.train === null) this.#checkOwnRows(served);
    const captured = [...new Set([...this.#captured(served, this.group.served.from), ...columns])];
    const learnedNames = captured.filter((n) => this.#writers(n).length > 0);
    const exported = this.#exported(learnedNames);
    const learned = [...learnedNames, ...exported].map((name) => this.#learned(name, served));
    this.#checkVersions(learned.map((l) => l.name));
    const spellServed = this.#wording(this.group.served, learned, true);
    const transform = writeNodes(this.group.nodes, (n) => served.included.has(n), spellServed);
    const { train } = this.group;
    let fitsWhole = columns.length > 0;
    if (train !== null) {
      const applied = this.#applySlice(train.to, way.train);
      const spell = this.#wording(train, learned, true);
      const text = writeNodes(this.group.nodes, (n) => applied.included.has(n), spell);
      fitsWhole = plain(text) !== plain(transform);
    }
    const fit = this.#fit(learned, fitsWhole);
    const codes = [...transform, ...fit.code];
    const slots = codes.flatMap((c) => [...slotsOf(c)]);
    const others = this.#others(plain(transform), learned);
    this.#checkNothingLost(served, fit.included, others.included);
    return {
      group: this.group,
      fit: fit.code,
      fitsWhole,
      transform,
      learned,
      given: distinct(slots.filter((s) => s.kind === 'given').map((s) => s.name)),
      settings: distinct(slots.filter((s) => s.kind === 'setting').map((s) => s.name)),
      target: fit.target,
      others: others.sides,
      ownStatistics: false,
      stock: null,
      resultName: spellServed.name(this.group.served.to, false),
    };
  }

  /** What looks at other rows of its batch cannot be both what the notebook did to all rows and right for one alone. */
  #checkOwnRows(served: Backward): void {
    for (const node of served.included) {
      if (this.query.columnsOf(node) !== null) continue;
      for (const [expr, value] of node.values) {
        if (value.time !== 'row' || !value.dependent) continue;
        const inherited = childrenOf(expr).some((c) => node.values.get(c)?.dependent === true);
        if (inherited || expr.kind === 'Name') continue;
        const source = cellOf(node).cell.source.slice(expr.start, expr.end);
        throw new CannotStage(`\`${source.split('\n')[0]}\`, which looks at other rows`, node);
      }
    }
  }

  /** The statements that bring rows of a way to a name, without what is learned for them. */
  #applySlice(to: string, onWay: (value: ReturnType<Plan['way']['valueOf']>) => boolean): Backward {
    const { plan } = this.query;
    const local = (name: string): boolean => this.#isLocalConstant(name);
    return new Backward(
      {
        effects: plan.effects,
        accepts: (w, n) => (onWay(plan.way.valueOf(n, w)) && !this.#isTarget(w)) || local(w.name),
        follows: (u, n) => onWay(plan.way.useValue(n, u)) || local(u.name),
      },
      new Map([[to, ALL]]),
    ).run(this.group.nodes);
  }

  #isTarget(write: Write): boolean {
    const { targetColumns, way } = this.query.plan;
    if (way.targets.has(write.name)) return true;
    return write.key !== null && targetColumns.some((c) => write.key === `'${c}'`);
  }

  /** A name that the group makes of constants alone stands in both codes. */
  #isLocalConstant(name: string): boolean {
    const writers = this.#writers(name);
    return (
      writers.length > 0 &&
      writers.every(
        (n) =>
          n.kind === 'leaf' &&
          [...n.values.values()].every((v) => v.time === 'constant') &&
          n.after.get(name)?.time !== 'row' &&
          this.#parents.get(n)?.every((b) => this.#isPlainLoop(b)) === true,
      )
    );
  }

  #isPlainLoop(block: Extract<Node, { kind: 'block' }>): boolean {
    return block.statement.node.kind === 'For';
  }

  /** Top-level statements of the group that bind a name. */
  #topsOf(name: string): readonly Node[] {
    const writers = this.#writers(name);
    return this.group.nodes.filter((top) =>
      writers.some((w) => w === top || this.#parents.get(w)?.[0] === top),
    );
  }

  #writers(name: string): readonly Node[] {
    return this.#leaves.filter(
      (n) => n.kind === 'leaf' && this.query.plan.effects(n).writes.some((w) => w.name === name),
    );
  }

  /** Names that code of served rows reads and that are not rows of theirs. */
  #captured(slice: Backward, from: string): readonly string[] {
    const { plan, isVariable } = this.query;
    const { way } = plan;
    const names = new Set<string>();
    for (const node of slice.included) {
      const loops = this.#loopNames(node);
      for (const use of plan.effects(node).uses) {
        if (loops.has(use.name) || use.name === from || this.#isLocalConstant(use.name)) continue;
        if (plan.way.served(plan.way.useValue(node, use))) continue;
        if (this.#writers(use.name).length > 0 || isVariable(use.name)) names.add(use.name);
      }
    }
    for (const name of names) {
      const value = this.#anyValue(name);
      // A table of its own, which no way comes from, is something to look up.
      const isWay =
        value !== null &&
        [...value.rows].some((id) => way.isRoot(id)) &&
        !(
          way.train(value) &&
          !way.served(value) &&
          this.#writers(name).length > 0 &&
          name !== this.group.train?.to
        );
      if (value?.time === 'row' && value.shape !== 'element' && isWay)
        throw new CannotStage(`other rows in \`${name}\``, this.#leaves[0] ?? null);
    }
    return [...names];
  }

  #anyValue(name: string): ReturnType<Plan['way']['valueOf']> {
    const { plan } = this.query;
    for (const node of this.#leaves)
      for (const use of plan.effects(node).uses)
        if (use.name === name) {
          const value = plan.way.useValue(node, use);
          if (value !== null) return value;
        }
    return null;
  }

  #loopNames(node: Node): ReadonlySet<string> {
    const above = this.#parents.get(node) ?? [];
    const own = node.kind === 'block' ? [node] : [];
    return new Set([...above, ...own].flatMap((b) => this.#targetsOf(b)));
  }

  #targetsOf(block: Extract<Node, { kind: 'block' }>): readonly string[] {
    const { node: s, spelling } = block.statement;
    if (s.kind !== 'For') return [];
    return boundNames(s.target).map((n) => {
      const other = spelling.names.get(n);
      return typeof other === 'string' ? other : n;
    });
  }

  /** What the group computes besides rows and later code reads. */
  #exported(known: readonly string[]): readonly string[] {
    const { plan, isReadAfter } = this.query;
    const rows = new Set([
      this.group.served.to,
      this.group.served.from,
      this.group.train?.to,
      this.group.train?.from,
    ]);
    const names = new Set<string>();
    for (const node of this.#leaves) {
      const targets = node.kind === 'block' ? this.#targetsOf(node) : [];
      for (const w of plan.effects(node).writes) {
        if (known.includes(w.name) || rows.has(w.name) || targets.includes(w.name)) continue;
        const value = plan.way.valueOf(node, w);
        if (value?.time === 'row' || !isReadAfter(w.name, this.group)) continue;
        if (this.#isLocalConstant(w.name))
          throw new KeepInFlow(`\`${w.name}\`, which is also used elsewhere`, this.#topsOf(w.name));
        names.add(w.name);
      }
    }
    return [...names];
  }

  #learned(name: string, served: Backward): DraftLearned {
    const { plan } = this.query;
    const writers = this.#writers(name);
    const users = [...served.included].filter((n) =>
      plan.effects(n).uses.some((u) => u.name === name),
    );
    const chains = [...writers, ...users].map((n) => this.#parents.get(n) ?? []);
    const [first = []] = chains;
    const common =
      users.length === 0 ? [] : first.filter((b) => chains.every((c) => c.includes(b)));
    const loops = common.filter((b) => b.statement.node.kind === 'For');
    if (common.some((b) => b.statement.node.kind === 'While'))
      throw new CannotStage('a value learned in a `while` loop', common[0] ?? null);
    const times = writers.map((n) => n.after.get(name)?.time);
    return {
      name,
      keys: loops.flatMap((b) => this.#targetsOf(b).slice(0, 1)),
      time: times.every((t) => t === 'schema') ? 'schema' : 'learned',
      origins: [],
    };
  }

  /** A name that is learned twice in one step would be kept once. */
  #checkVersions(names: readonly string[]): void {
    for (const name of names) {
      const whole = this.group.nodes.filter((top) => this.#bindsWhole(top, name));
      if (whole.length < 2) continue;
      const [, second] = whole;
      const used = this.#usedBetween(name, whole);
      if (used) throw new AgainLearned(name, second ?? null);
    }
  }

  #bindsWhole(node: Node, name: string): boolean {
    if (node.kind === 'block') return node.blocks.flat().some((n) => this.#bindsWhole(n, name));
    return this.query.plan
      .effects(node)
      .writes.some((w) => w.name === name && w.whole && w.key === null);
  }

  /** `m = ...; m = f(m)` is one value; a reader of rows between the two makes them two. */
  #usedBetween(name: string, whole: readonly Node[]): boolean {
    const { plan } = this.query;
    const [first] = whole;
    const last = whole.at(-1);
    if (first === undefined || last === undefined) return false;
    const from = this.group.nodes.indexOf(first);
    const to = this.group.nodes.indexOf(last);
    const reads = (node: Node): boolean =>
      (node.kind === 'block' && node.blocks.flat().some(reads)) ||
      (plan.effects(node).uses.some((u) => u.name === name) &&
        plan.effects(node).writes.some((w) => plan.way.valueOf(node, w)?.time === 'row'));
    return this.group.nodes.slice(from, to).some(reads);
  }

  #fit(
    learned: readonly DraftLearned[],
    whole: boolean,
  ): { code: readonly CodeText[]; target: string | null; included: ReadonlySet<Node> } {
    const { plan } = this.query;
    const { way } = plan;
    if (learned.length === 0 && !whole) return { code: [], target: null, included: new Set() };
    const names = new Set(learned.map((l) => l.name));
    const side = this.group.train ?? this.group.served;
    const onWay = this.group.train === null ? way.served : way.train;
    const seeds = new Set([...names].flatMap((n) => this.#writers(n)));
    const needs = new Map<string, ReadonlySet<string | null>>(whole ? [[side.to, ALL]] : []);
    const other = (value: ReturnType<Plan['way']['valueOf']>): boolean =>
      value !== null && value.time === 'row' && !onWay(value) && way.served(value);
    const slice = new Backward(
      {
        effects: plan.effects,
        accepts: (w, n) => !other(way.valueOf(n, w)),
        follows: (u, n) => !other(way.useValue(n, u)),
        seeds,
      },
      needs,
    ).run(this.group.nodes);
    const target = this.#liveIn(slice.needs, side.from, names);
    const wording = this.#wording(side, learned, false, target);
    return {
      code: writeNodes(this.group.nodes, (n) => slice.included.has(n), wording),
      target,
      included: slice.included,
    };
  }

  /** What the fit needs from outside: the rows, the target, given values; anything else cannot be had. */
  #liveIn(needs: Needs, rows: string, learned: ReadonlySet<string>): string | null {
    const { plan } = this.query;
    let target: string | null = null;
    for (const name of needs.keys()) {
      if (name === rows) continue;
      if (learned.has(name)) throw new AgainLearned(name, this.#writers(name)[0] ?? null);
      const value = this.#anyValue(name);
      if (value?.time !== 'row' && this.#writers(name).length > 0)
        throw new KeepInFlow(
          `\`${name}\`, which goes on from an earlier value`,
          this.#topsOf(name),
        );
      if (value?.time !== 'row' || ![...value.rows].some((id) => plan.way.isRoot(id))) continue;
      if (!plan.way.targets.has(name) && value.shape !== 'series')
        throw new CannotStage(
          `\`${name}\`, rows besides those that are processed`,
          this.#leaves[0] ?? null,
        );
      if (target !== null)
        throw new CannotStage(`\`${name}\` and \`${target}\` in one step`, this.#leaves[0] ?? null);
      target = name;
    }
    return target;
  }

  #others(
    transform: string,
    learned: readonly DraftLearned[],
  ): { sides: readonly { from: string; to: string }[]; included: ReadonlySet<Node> } {
    const { plan, isReadAfter } = this.query;
    const { way } = plan;
    const sides: { from: string; to: string }[] = [];
    const included = new Set<Node>();
    const done = new Set<string>();
    for (const node of this.#leaves)
      for (const w of plan.effects(node).writes) {
        const value = way.valueOf(node, w);
        if (
          value?.time !== 'row' ||
          value.shape === 'element' ||
          way.served(value) ||
          way.train(value)
        )
          continue;
        if (done.has(w.name) || way.targets.has(w.name) || !isReadAfter(w.name, this.group))
          continue;
        done.add(w.name);
        const ids = value.rows;
        const slice = this.#applySlice(
          w.name,
          (v) => v !== null && v.time === 'row' && [...v.rows].some((id) => ids.has(id)),
        );
        const from = [...slice.needs.keys()].find((n) => {
          const held = this.#anyValue(n);
          return held?.time === 'row';
        });
        const side = { from: from ?? w.name, to: w.name };
        const text = plain(
          writeNodes(
            this.group.nodes,
            (n) => slice.included.has(n),
            this.#wording(side, learned, true),
          ),
        );
        if (text !== transform)
          throw new CannotStage(`\`${w.name}\`, which is processed in another way`, node);
        slice.included.forEach((n) => included.add(n));
        sides.push(side);
      }
    return { sides, included };
  }

  /**
   * The flow sees rows before a step and after it. What it reads of rows between the two needs the step cut there:
   * `test = test.merge(...)` and `test_X = test[cols]`, where `test` is judged later.
   */
  #checkBetween(): void {
    const { plan, isReadAfter } = this.query;
    const sides = [this.group.served, ...(this.group.train === null ? [] : [this.group.train])];
    for (const side of sides) {
      if (side.from === side.to || !isReadAfter(side.from, this.group)) continue;
      const writes = (node: Node, name: string): boolean =>
        plan.effects(node).writes.some((w) => w.name === name) ||
        (node.kind === 'block' && node.blocks.flat().some((n) => writes(n, name)));
      if (!this.group.nodes.some((n) => writes(n, side.from))) continue;
      const bound = sides.flatMap((s) =>
        s.from === s.to ? [] : [this.group.nodes.findIndex((n) => writes(n, s.to))],
      );
      const at = Math.min(...bound.filter((i) => i >= 0));
      throw new CutBefore(
        `\`${side.from}\`, which is also used elsewhere`,
        this.group.nodes[at] ?? null,
      );
    }
    this.#checkOtherRows(sides.flatMap((s) => [s.from, s.to]));
  }

  /** Rows under another name than the step's own, which the flow reads: the step ends where they are made. */
  #checkOtherRows(own: readonly string[]): void {
    const { plan, isReadAfter } = this.query;
    const { way } = plan;
    this.group.nodes.forEach((top, i) => {
      const leaves = this.#leaves.filter((n) => n === top || this.#parents.get(n)?.[0] === top);
      for (const node of leaves)
        for (const w of plan.effects(node).writes) {
          const value = way.valueOf(node, w);
          if (own.includes(w.name) || value?.time !== 'row' || value.shape === 'element') continue;
          if (!(way.served(value) || way.train(value)) || !isReadAfter(w.name, this.group))
            continue;
          const later = this.group.nodes.slice(i + 1);
          if (later.some((n) => this.#bindsAny(n, w.name))) continue;
          throw new CutBefore(`\`${w.name}\`, which is also used elsewhere`, later[0] ?? null);
        }
    });
  }

  #bindsAny(node: Node, name: string): boolean {
    if (node.kind === 'block') return node.blocks.flat().some((n) => this.#bindsAny(n, name));
    return this.query.plan.effects(node).writes.some((w) => w.name === name);
  }

  /** Every statement is in one of the codes, or nothing outside needs it. */
  #checkNothingLost(served: Backward, fit: ReadonlySet<Node>, others: ReadonlySet<Node>): void {
    const { plan, isReadAfter } = this.query;
    const trained =
      this.group.train === null ? null : this.#applySlice(this.group.train.to, plan.way.train);
    for (const node of this.#leaves) {
      if (node.kind === 'block' || served.included.has(node) || fit.has(node) || others.has(node))
        continue;
      if (trained?.included.has(node) === true) continue;
      for (const w of plan.effects(node).writes) {
        const rows = plan.way.valueOf(node, w)?.time === 'row';
        const sides = [this.group.served.to, this.group.train?.to];
        if ((rows && sides.includes(w.name)) || isReadAfter(w.name, this.group))
          throw new CannotStage(`\`${w.name}\`, which is also used elsewhere`, node);
      }
    }
  }

  #wording(
    side: { readonly from: string; readonly to: string },
    learned: readonly DraftLearned[],
    serving: boolean,
    target: string | null = null,
  ): Wording {
    const { facts, plan, settings, added, requires, replacedIn, isVariable } = this.query;
    const byName = new Map(learned.map((l) => [l.name, l]));
    const rows = this.#rowNames(side);
    const loops = new Set(
      this.#leaves.flatMap((n) => (n.kind === 'block' ? this.#targetsOf(n) : [])),
    );
    const written = this.#leaves.flatMap((n) => plan.effects(n).writes.map((w) => w.name));
    const own = new Set(['X', 'y', ...rows.values(), ...written]);
    return {
      name: (name) => {
        const known = byName.get(name);
        if (known !== undefined) {
          const keys = known.keys.length === 0 ? '' : `[${known.keys.join(', ')}]`;
          return slotText({ kind: 'learned', name }) + keys;
        }
        const renamed = rows.get(name);
        if (renamed !== undefined) return renamed;
        if (name === target) return 'y';
        if (loops.has(name)) return name;
        if (this.#writers(name).length === 0 && isVariable(name))
          return slotText({ kind: 'given', name });
        return name;
      },
      replacedIn,
      unchanged: (expr: Expr) => (serving ? unchangedRows(expr, facts) : null),
      applied: (call) => (serving ? appliedMethod(call) : null),
      columns: (node) => {
        const columns = serving ? this.query.columnsOf(node) : null;
        return columns === null ? null : slotText({ kind: 'learned', name: columns });
      },
      settings: (cell) =>
        settings(cell).map((e) => ({
          ...e,
          text: e.text.replaceAll(/\bconfig\.(\w+)\.(\w+)/g, (_, group: string, key: string) =>
            slotText({ kind: 'setting', name: `${group}.${key}` }),
          ),
        })),
      added,
      requires: (names) => requires(new Set([...names].filter((n) => !own.has(n)))),
    };
  }

  /** The rows are `X` in every step; other rows keep their name without the side that they are of. */
  #rowNames(side: { readonly from: string; readonly to: string }): ReadonlyMap<string, string> {
    const { plan } = this.query;
    const names = new Map<string, string>([[side.from, 'X']]);
    const others = new Set<string>();
    for (const node of this.#leaves)
      for (const w of plan.effects(node).writes)
        if (plan.way.valueOf(node, w)?.time === 'row' && w.name !== side.from) others.add(w.name);
    const taken = new Set(['X', 'y']);
    const clash = this.#readsAfterBound(side);
    for (const name of others) {
      if (name === side.to && !clash) {
        names.set(name, 'X');
        continue;
      }
      const bare = withoutSide(name);
      const used = [...names.values()].includes(bare) && !this.#isTwin(name, bare);
      names.set(name, used || taken.has(bare) ? name : bare);
    }
    return names;
  }

  #isTwin(name: string, bare: string): boolean {
    return withoutSide(name) === bare;
  }

  /** Whether the rows as they came are still read when the result has its name. */
  #readsAfterBound(side: { readonly from: string; readonly to: string }): boolean {
    if (side.from === side.to) return false;
    const { plan } = this.query;
    const bound = this.#leaves.findIndex((n) =>
      plan.effects(n).writes.some((w) => w.name === side.to),
    );
    return this.#leaves.some(
      (n, i) =>
        i > bound &&
        n.kind === 'leaf' &&
        plan.effects(n).uses.some((u: Use) => u.name === side.from),
    );
  }
}

/** A step that would learn one name twice has to be cut there. */
export class AgainLearned extends CannotStage {
  constructor(
    readonly learned: string,
    node: Node | null,
  ) {
    super(`\`${learned}\`, which is learned more than once`, node);
  }
}

/** A step that has to end before a node, because rows are read as they are there. */
export class CutBefore extends CannotStage {}

const SIDE = /^(?:train|test|tr|te|trn|tst|valid|val|validation|holdout)$/i;

export function withoutSide(name: string): string {
  const words = name.split('_').filter((w) => !SIDE.test(w));
  const bare = words.join('_').replace(/(?:train|test|valid)$/i, '');
  return bare === '' ? 'rows' : bare;
}

/** Code as text, for comparing what is done to two sides. */
function plain(code: readonly CodeText[]): string {
  return code.map((c) => c.text.replaceAll(/\s+/g, ' ').replaceAll(/"/g, "'")).join('\n');
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
