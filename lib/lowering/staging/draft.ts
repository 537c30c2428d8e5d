import type { Node, StagingFacts } from '../../analysis/staging/index.ts';
import { isColumn } from '../../analysis/staging/values.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import { type CodeText, slotsOf } from '../../ir/index.ts';
import type { Edit } from '../text/index.ts';
import { Backward, type Needs } from './backward.ts';
import { writeNodes } from './code.ts';
import type { Replaced, Write } from './effects.ts';
import { AgainLearned, CannotStage, KeepInFlow } from './cannot-stage.ts';
import { DraftChecks } from './draft-checks.ts';
import { DraftWording } from './draft-wording.ts';
import { GroupCode } from './group-code.ts';
import { keepSharedLearning, keepTrainingApart, learnedFrom } from './own-statistics.ts';
import type { Plan, StagedGroup } from './plan.ts';

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
  return new Drafting(new GroupCode(group, query)).draft();
}

class Drafting {
  readonly wording: DraftWording;
  readonly checks: DraftChecks;

  constructor(readonly code: GroupCode) {
    this.wording = new DraftWording(code);
    this.checks = new DraftChecks(code);
  }

  draft(): StepDraft {
    const { plan } = this.code.query;
    const { way } = plan;
    this.checks.between();
    const served = this.#applySlice(this.code.group.served.to, way.served);
    const columns = [...served.included].flatMap((n) => this.code.query.columnsOf(n) ?? []);
    this.checks.anyNumber(served);
    this.checks.noDraws(served);
    if (this.code.group.train === null) this.checks.ownRows(served);
    const captured = [
      ...new Set([...this.#captured(served, this.code.group.served.from), ...columns]),
    ];
    const learnedNames = captured.filter((n) => this.code.writers(n).length > 0);
    const exported = this.#exported(learnedNames);
    if (this.code.group.train !== null) {
      const apart = this.#ownStatistics(served, [...learnedNames, ...exported]);
      if (apart !== null) return apart;
    }
    const learned = [...learnedNames, ...exported].map((name) => this.#learned(name, served));
    this.#checkVersions(learned.map((l) => l.name));
    this.checks.fittedByName(served, learned);
    const spellServed = this.wording.wording(this.code.group.served, learned, true);
    const transform = writeNodes(this.code.group.nodes, (n) => served.included.has(n), spellServed);
    const { train } = this.code.group;
    let fitsWhole = columns.length > 0;
    const applied = train === null ? null : this.#applySlice(train.to, way.train);
    if (train !== null && applied !== null) {
      const spell = this.wording.wording(train, learned, true);
      const text = writeNodes(this.code.group.nodes, (n) => applied.included.has(n), spell);
      fitsWhole = plain(text) !== plain(transform);
    }
    const fit = this.#fit(learned, fitsWhole);
    const codes = [...transform, ...fit.code];
    const slots = codes.flatMap((c) => [...slotsOf(c)]);
    const others = this.#others(plain(transform), learned);
    this.checks.nothingLost(served, applied, fit.included, others.included);
    return {
      group: this.code.group,
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
      resultName: spellServed.name(this.code.group.served.to, false),
    };
  }

  /** The draft of a step whose rows are processed with statistics of their own; null when training rows give them. */
  #ownStatistics(served: Backward, names: readonly string[]): StepDraft | null {
    const { group, query } = this.code;
    const from = new Map(names.map((name) => [name, learnedFrom(this.code, name)]));
    for (const [name, side] of from)
      if (side === 'both') keepSharedLearning(this.code, served, name);
    if (![...from.values()].includes('served')) return null;
    const own = new Drafting(new GroupCode({ ...group, train: null }, query));
    const learned = names.filter((n) => from.get(n) === 'served');
    const fit = own.#fit(
      learned.map((name) => own.#learned(name, served)),
      false,
    );
    keepTrainingApart(this.code, served, fit.included);
    return own.draft();
  }

  /** The statements that bring rows of a way to a name, without what is learned for them. */
  #applySlice(to: string, onWay: (value: ReturnType<Plan['way']['valueOf']>) => boolean): Backward {
    const { plan } = this.code.query;
    const local = (name: string): boolean => this.#isLocalConstant(name);
    return new Backward(
      {
        effects: plan.effects,
        accepts: (w, n) => (onWay(plan.way.valueOf(n, w)) && !this.#isTarget(w)) || local(w.name),
        follows: (u, n) => onWay(plan.way.useValue(n, u)) || local(u.name),
      },
      new Map([[to, ALL]]),
    ).run(this.code.group.nodes);
  }

  #isTarget(write: Write): boolean {
    const { targetColumns, way } = this.code.query.plan;
    if (way.targets.has(write.name)) return true;
    return write.key !== null && targetColumns.some((c) => write.key === `'${c}'`);
  }

  /** A name that the group makes of constants alone stands in both codes. */
  #isLocalConstant(name: string): boolean {
    const writers = this.code.writers(name);
    return (
      writers.length > 0 &&
      writers.every(
        (n) =>
          n.kind === 'leaf' &&
          [...n.values.values()].every((v) => v.time === 'constant') &&
          n.after.get(name)?.time !== 'row' &&
          this.code.parents.get(n)?.every((b) => this.#isPlainLoop(b)) === true,
      )
    );
  }

  #isPlainLoop(block: Extract<Node, { kind: 'block' }>): boolean {
    return block.statement.node.kind === 'For';
  }

  /** Names that code of served rows reads and that are not rows of theirs. */
  #captured(slice: Backward, from: string): readonly string[] {
    const { plan, isVariable } = this.code.query;
    const { way } = plan;
    const names = new Set<string>();
    for (const node of slice.included) {
      const loops = this.code.loopNames(node);
      for (const use of plan.effects(node).uses) {
        if (loops.has(use.name) || use.name === from || this.#isLocalConstant(use.name)) continue;
        const value = plan.way.useValue(node, use);
        if (value?.time === 'row' && way.targets.has(use.name))
          throw new CannotStage(`\`${use.name}\`, the target, among rows that are served`, node);
        if (way.served(value)) continue;
        if (this.code.writers(use.name).length > 0 || isVariable(use.name)) names.add(use.name);
      }
    }
    for (const name of names) {
      const value = this.code.anyValue(name);
      // A table of its own, which no way comes from, is something to look up.
      const isWay =
        value !== null &&
        [...value.rows].some((id) => way.isRoot(id)) &&
        !(
          way.train(value) &&
          !way.served(value) &&
          this.code.writers(name).length > 0 &&
          name !== this.code.group.train?.to
        );
      if (value?.time === 'row' && value.shape !== 'element' && isWay)
        throw new CannotStage(`other rows in \`${name}\``, this.code.leaves[0] ?? null);
    }
    return [...names];
  }

  /** What the group computes besides rows and later code reads. */
  #exported(known: readonly string[]): readonly string[] {
    const { plan, isReadAfter } = this.code.query;
    const rows = new Set([
      this.code.group.served.to,
      this.code.group.served.from,
      this.code.group.train?.to,
      this.code.group.train?.from,
    ]);
    const names = new Set<string>();
    for (const node of this.code.leaves) {
      const targets = node.kind === 'block' ? this.code.targetsOf(node) : [];
      for (const w of plan.effects(node).writes) {
        if (known.includes(w.name) || rows.has(w.name) || targets.includes(w.name)) continue;
        const value = plan.way.valueOf(node, w);
        if (value?.time === 'row' || !isReadAfter(w.name, this.code.group)) continue;
        if (this.#isLocalConstant(w.name))
          throw new KeepInFlow(
            `\`${w.name}\`, which is also used elsewhere`,
            this.code.topsOf(w.name),
          );
        names.add(w.name);
      }
    }
    return [...names];
  }

  #learned(name: string, served: Backward): DraftLearned {
    const { plan } = this.code.query;
    const writers = this.code.writers(name);
    const users = [...served.included].filter((n) =>
      plan.effects(n).uses.some((u) => u.name === name),
    );
    const chains = [...writers, ...users].map((n) => this.code.parents.get(n) ?? []);
    const [first = []] = chains;
    const common =
      users.length === 0 ? [] : first.filter((b) => chains.every((c) => c.includes(b)));
    const loops = common.filter((b) => b.statement.node.kind === 'For');
    if (common.some((b) => b.statement.node.kind === 'While'))
      throw new CannotStage('a value learned in a `while` loop', common[0] ?? null);
    const times = writers.map((n) => n.after.get(name)?.time);
    return {
      name,
      keys: loops.flatMap((b) => this.code.targetsOf(b).slice(0, 1)),
      time: times.every((t) => t === 'schema') ? 'schema' : 'learned',
      origins: [],
    };
  }

  /** A name that is learned twice in one step would be kept once. */
  #checkVersions(names: readonly string[]): void {
    for (const name of names) {
      const whole = this.code.group.nodes.filter((top) => this.#bindsWhole(top, name));
      if (whole.length < 2) continue;
      const [, second] = whole;
      const used = this.#usedBetween(name, whole);
      if (used) throw new AgainLearned(name, second ?? null);
    }
  }

  #bindsWhole(node: Node, name: string): boolean {
    if (node.kind === 'block') return node.blocks.flat().some((n) => this.#bindsWhole(n, name));
    return this.code.query.plan
      .effects(node)
      .writes.some((w) => w.name === name && w.whole && w.key === null);
  }

  /** `m = ...; m = f(m)` is one value; a reader of rows between the two makes them two. */
  #usedBetween(name: string, whole: readonly Node[]): boolean {
    const { plan } = this.code.query;
    const [first] = whole;
    const last = whole.at(-1);
    if (first === undefined || last === undefined) return false;
    const from = this.code.group.nodes.indexOf(first);
    const to = this.code.group.nodes.indexOf(last);
    const reads = (node: Node): boolean =>
      (node.kind === 'block' && node.blocks.flat().some(reads)) ||
      (plan.effects(node).uses.some((u) => u.name === name) &&
        plan.effects(node).writes.some((w) => plan.way.valueOf(node, w)?.time === 'row'));
    return this.code.group.nodes.slice(from, to).some(reads);
  }

  #fit(
    learned: readonly DraftLearned[],
    whole: boolean,
  ): { code: readonly CodeText[]; target: string | null; included: ReadonlySet<Node> } {
    const { plan } = this.code.query;
    const { way } = plan;
    if (learned.length === 0 && !whole) return { code: [], target: null, included: new Set() };
    const names = new Set(learned.map((l) => l.name));
    const side = this.code.group.train ?? this.code.group.served;
    const onWay = this.code.group.train === null ? way.served : way.train;
    const seeds = new Set([...names].flatMap((n) => this.code.writers(n)));
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
    ).run(this.code.group.nodes);
    const target = this.#liveIn(slice.needs, side.from, names);
    const wording = this.wording.wording(side, learned, false, target);
    return {
      code: writeNodes(this.code.group.nodes, (n) => slice.included.has(n), wording),
      target,
      included: slice.included,
    };
  }

  /** What the fit needs from outside: the rows, the target, given values; anything else cannot be had. */
  #liveIn(needs: Needs, rows: string, learned: ReadonlySet<string>): string | null {
    const { plan } = this.code.query;
    let target: string | null = null;
    for (const name of needs.keys()) {
      if (name === rows) continue;
      if (learned.has(name)) throw new AgainLearned(name, this.code.writers(name)[0] ?? null);
      const value = this.code.anyValue(name);
      if (value?.time !== 'row' && this.code.writers(name).length > 0)
        throw new KeepInFlow(
          `\`${name}\`, which goes on from an earlier value`,
          this.code.topsOf(name),
        );
      if (value?.time !== 'row' || ![...value.rows].some((id) => plan.way.isRoot(id))) continue;
      if (!plan.way.targets.has(name) && !isColumn(value))
        throw new CannotStage(
          `\`${name}\`, rows besides those that are processed`,
          this.code.leaves[0] ?? null,
        );
      if (target !== null)
        throw new CannotStage(
          `\`${name}\` and \`${target}\` in one step`,
          this.code.leaves[0] ?? null,
        );
      target = name;
    }
    return target;
  }

  #others(
    transform: string,
    learned: readonly DraftLearned[],
  ): { sides: readonly { from: string; to: string }[]; included: ReadonlySet<Node> } {
    const { plan, isReadAfter } = this.code.query;
    const { way } = plan;
    const sides: { from: string; to: string }[] = [];
    const included = new Set<Node>();
    const done = new Set<string>();
    for (const node of this.code.leaves)
      for (const w of plan.effects(node).writes) {
        const value = way.valueOf(node, w);
        if (
          value?.time !== 'row' ||
          value.shape === 'element' ||
          way.served(value) ||
          way.train(value)
        )
          continue;
        if (done.has(w.name) || way.targets.has(w.name) || !isReadAfter(w.name, this.code.group))
          continue;
        done.add(w.name);
        const ids = value.rows;
        const slice = this.#applySlice(
          w.name,
          (v) => v !== null && v.time === 'row' && [...v.rows].some((id) => ids.has(id)),
        );
        const from = [...slice.needs.keys()].find((n) => {
          const held = this.code.anyValue(n);
          return held?.time === 'row';
        });
        const side = { from: from ?? w.name, to: w.name };
        const text = plain(
          writeNodes(
            this.code.group.nodes,
            (n) => slice.included.has(n),
            this.wording.wording(side, learned, true),
          ),
        );
        if (text !== transform)
          throw new CannotStage(`\`${w.name}\`, which is processed in another way`, node);
        slice.included.forEach((n) => included.add(n));
        sides.push(side);
      }
    return { sides, included };
  }
}

/** Code as text, for comparing what is done to two sides. */
function plain(code: readonly CodeText[]): string {
  return code.map((c) => c.text.replaceAll(/\s+/g, ' ').replaceAll(/"/g, "'")).join('\n');
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
