import type { Node, StagingFacts } from '../../analysis/staging/index.ts';
import type { CodeText, StatementId } from '../../ir/index.ts';
import { buildSteps } from '../steps/build.ts';
import { wireGroups } from '../steps/flow.ts';
import { type Group, groupUnits } from '../steps/group.ts';
import type { Edit } from '../text/index.ts';
import type { Unit } from '../units.ts';
import { CannotStage } from './cannot-stage.ts';
import { writeNodes } from './code.ts';
import { deedPhrases } from './deed.ts';
import type { DraftQuery, StepDraft } from './draft.ts';
import type { Replaced } from './effects.ts';
import { flowOf, typeIn } from './flow-items.ts';
import type { Hoisting } from './hoist.ts';
import { sameLeaf } from './node-reads.ts';
import type { Plan } from './plan.ts';
import type { Predictions } from './predictions.ts';
import type { Question } from './question.ts';
import { documentRows, rowRoles } from './row-docs.ts';
import type { Staged, StageQuery } from './stage.ts';
import { tidy } from './tidy/index.ts';

/** All that the staged part is assembled from. */
export interface Planned {
  readonly facts: StagingFacts;
  readonly question: Question;
  readonly plan: Plan;
  readonly drafts: readonly StepDraft[];
  readonly predictions: Predictions;
  readonly wording: Pick<DraftQuery, 'settings' | 'added' | 'requires'>;
  /** Parts of statements that are computed in a line of their own above. */
  readonly hoisted: Hoisting['replaced'];
}

/** Wires steps and the functions between them, in the order of the notebook. */
export function assemble(planned: Planned, query: StageQuery): Staged {
  return new Assembly(planned, query).assemble();
}

type Entry =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'draft'; readonly draft: StepDraft; readonly units: readonly Unit[] };

class Assembly {
  readonly #written = new Map<Unit, readonly CodeText[]>();

  constructor(
    readonly planned: Planned,
    readonly query: StageQuery,
  ) {}

  #entries(plan: Plan, drafts: readonly StepDraft[]): readonly Entry[] {
    const { units } = this.query;
    const draftOf = new Map<Node, StepDraft>();
    for (const draft of drafts) for (const node of draft.group.nodes) draftOf.set(node, draft);
    const isRaw = (n: Node): boolean =>
      n.kind === 'leaf' && isLift(n) && this.planned.facts.raws.has(n.code);
    const emitted = new Set<StepDraft>();
    const entries: Entry[] = [];
    const byTop = new Map<StatementId, Node[]>();
    for (const node of plan.nodes)
      byTop.set(node.top.id, [...(byTop.get(node.top.id) ?? []), node]);
    for (const unit of units) {
      const nodes = byTop.get(unit.statement.id) ?? [];
      // Raw rows that got a variable of their own are bound before anything else is done with them.
      const heads = nodes.length < 2 ? [] : nodes.filter((n) => isRaw(n) && !draftOf.has(n));
      if (heads.length > 0)
        entries.push({ kind: 'unit', unit: this.#restOf({ ...unit, role: 'load' }, heads, plan) });
      const pieces = this.#pieces(
        nodes.filter((n) => !heads.includes(n)),
        draftOf,
      );
      const { raw } = plan;
      // Raw rows that only an inlined function names come out of it.
      const hidden = nodes.includes(raw.node) && !unit.defines.has(raw.variable);
      const isWhole = pieces.every((p) => p.draft === null || p.nodes.every(isLift));
      const asItStands = isWhole && !(hidden && heads.length === 0);
      let own = nodes.length === 0;
      for (const piece of pieces) {
        const { draft } = piece;
        if (draft === null) {
          if (!asItStands)
            entries.push({ kind: 'unit', unit: this.#restOf(unit, piece.nodes, plan) });
          own = true;
          continue;
        }
        if (emitted.has(draft) || !piece.nodes.includes(draft.group.anchor)) continue;
        emitted.add(draft);
        const tops = new Set(draft.group.nodes.map((n) => n.top.id));
        entries.push({
          kind: 'draft',
          draft,
          units: units.filter((u) => tops.has(u.statement.id)),
        });
      }
      if (own && asItStands) entries.push({ kind: 'unit', unit });
    }
    return entries;
  }

  /** The nodes of a statement in runs that go into one step, or into none. */
  #pieces(
    nodes: readonly Node[],
    draftOf: ReadonlyMap<Node, StepDraft>,
  ): readonly { readonly draft: StepDraft | null; readonly nodes: Node[] }[] {
    const pieces: { readonly draft: StepDraft | null; readonly nodes: Node[] }[] = [];
    for (const node of nodes) {
      const draft = draftOf.get(node) ?? null;
      const last = pieces.at(-1);
      if (last !== undefined && last.draft === draft) last.nodes.push(node);
      else pieces.push({ draft, nodes: [node] });
    }
    return pieces;
  }

  /** The part of a statement that no step took: `y = df['price']` of `X, y = df.drop(...), df['price']`. */
  #restOf(unit: Unit, nodes: readonly Node[], plan: Plan): Unit {
    const within = (node: Node): readonly Node[] =>
      node.kind === 'leaf' ? [node] : [node, ...node.blocks.flat().flatMap(within)];
    const effects = nodes.flatMap(within).map((n) => plan.effects(n));
    const bound = new Set(effects.flatMap((e) => e.writes.map((w) => w.name)));
    const code = writeNodes(nodes, () => true, {
      ...this.planned.wording,
      name: (name) => name,
      replacedIn: (node) =>
        new Map([...(this.planned.hoisted.get(node) ?? EMPTY)].filter(([, n]) => bound.has(n))),
      unchanged: () => null,
      applied: () => null,
    });
    const uses = effects.flatMap((e) => e.uses.map((u) => u.name));
    const writes = new Set(effects.flatMap((e) => e.writes.map((w) => w.name)));
    const exposed = new Set(
      [...uses, ...[...writes].filter((n) => uses.includes(n))].filter((n) =>
        this.query.isVariable(n),
      ),
    );
    const made = { ...unit, exposed, defines: writes, kills: writes, usuallyKills: writes };
    this.#written.set(made, code);
    return made;
  }

  assemble(): Staged {
    const { facts, question, plan, drafts, predictions } = this.planned;
    const { outline, isVariable, targets, glue, dataflow, lifting, writer, taken } = this.query;
    const entries = this.#entries(plan, drafts);
    const groups: Group[] = [];
    const draftOf = new Map<Unit, StepDraft>();
    let waiting: Unit[] = [];
    const flush = (): void => {
      groups.push(...groupUnits(waiting, outline));
      waiting = [];
    };
    const lifted = this.#liftEdits(facts, drafts);
    for (const entry of entries) {
      if (entry.kind === 'unit') {
        const { unit } = entry;
        waiting.push(this.#written.has(unit) ? unit : this.#withLifted(unit, lifted));
        continue;
      }
      flush();
      const units = this.#pseudoUnits(entry.draft, entry.units);
      const [first] = units;
      if (first === undefined) continue;
      draftOf.set(first, entry.draft);
      const section = outline.cells.get(first.cell.cell.id)?.section ?? null;
      groups.push({ units, section, role: 'engineer' });
    }
    flush();
    const wanted = new Set([
      ...[...targets].filter(isVariable),
      ...predictions.reads,
      plan.raw.variable,
      ...namedBy(plan),
      ...(question.estimator === null ? [] : [question.estimator]),
      ...(question.answer === null ? [] : [question.servedRows]),
    ]);
    const wired = wireGroups(groups, isVariable, wanted, glue);
    for (const group of wired)
      if (
        group.units.some((u) => draftOf.has(u)) &&
        !groups.some((g) => g.units[0] === group.units[0] && g.units.length === group.units.length)
      )
        throw new CannotStage('functions over variables of several steps', null);
    const steps = buildSteps(wired, {
      dataflow,
      lifting,
      outline,
      writer,
      taken,
      extraEdits: (unit) => lifted.get(unit.statement.id) ?? [],
      written: (unit) => this.#written.get(unit) ?? null,
      deeds: ({ units: [unit] }) => {
        const draft = unit === undefined ? undefined : draftOf.get(unit);
        return draft === undefined
          ? null
          : deedPhrases(draft.transform, draft.fit, (name) => typeIn(this.query, name));
      },
    });
    const parts = { facts, question, plan, predictions, wired, steps, draftOf };
    const made = flowOf(parts, this.query);
    const tidied = tidy(made, {
      imports: this.query.imports,
      typeOf: (name) => typeIn(this.query, name),
      taken,
    });
    return { ...made, ...documentRows(tidied, rowRoles(parts)) };
  }

  #liftEdits(
    facts: StagingFacts,
    drafts: readonly StepDraft[],
  ): ReadonlyMap<StatementId, readonly Edit[]> {
    const edits = new Map<StatementId, Edit[]>();
    const raw = this.planned.plan.nodes.filter(
      (n) =>
        n.kind === 'leaf' && facts.raws.has(n.code) && [...facts.lifts].some((l) => sameLeaf(l, n)),
    );
    for (const node of new Set([...drafts.flatMap((d) => d.group.nodes), ...raw])) {
      if (node.kind !== 'leaf' || node.code.kind !== 'assign') continue;
      const name = facts.lifted.get(node.code.value.node);
      if (name === undefined) continue;
      const { start, end } = node.code.value.node;
      edits.set(node.top.id, [...(edits.get(node.top.id) ?? []), { start, end, text: name }]);
    }
    return edits;
  }

  #withLifted(unit: Unit, lifted: ReadonlyMap<StatementId, readonly Edit[]>): Unit {
    const edits = lifted.get(unit.statement.id);
    if (edits === undefined) return unit;
    return { ...unit, exposed: new Set([...unit.exposed, ...edits.map((e) => e.text)]) };
  }

  /** Stands for a step where variables are wired: it reads and binds what its flow items do. */
  #pseudoUnits(draft: StepDraft, units: readonly Unit[]): readonly Unit[] {
    const { group } = draft;
    const sides = [group.served, ...(group.train === null ? [] : [group.train]), ...draft.others];
    const exports = draft.learned.map((l) => l.name).filter((n) => this.query.isVariable(n));
    const defines = new Set([...sides.map((s) => s.to), ...exports]);
    const exposed = new Set([
      ...sides.map((s) => s.from),
      ...draft.given,
      ...(draft.target === null ? [] : [draft.target]),
    ]);
    return units.map((unit, i): Unit =>
      i === 0
        ? { ...unit, exposed, defines, kills: defines, usuallyKills: defines }
        : { ...unit, exposed: NONE, defines: NONE, kills: NONE, usuallyKills: NONE },
    );
  }
}

/** The variable that names the columns of raw rows. */
function namedBy({ raw }: Plan): readonly string[] {
  const names = raw.array?.names ?? null;
  return names === null ? [] : [names.variable];
}

/** The argument of a call that got a name of its own. */
export function isLift(node: Node): boolean {
  return (
    node.kind === 'leaf' &&
    node.code.kind === 'assign' &&
    node.code.target.node.end === node.code.target.node.start
  );
}

const EMPTY: Replaced = new Map();
const NONE: ReadonlySet<string> = new Set();
