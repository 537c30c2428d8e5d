import type { Expr } from '../../frontend/python/ast.ts';
import { slotText } from '../../ir/index.ts';
import type { Wording } from './code.ts';
import type { DraftLearned } from './draft.ts';
import type { Use } from './effects.ts';
import type { GroupCode } from './group-code.ts';
import { appliedMethod, unchangedRows } from './serving-form.ts';
import { settingSlots } from './setting-slots.ts';
import { withoutSide } from './side-names.ts';

/** How names of the notebook are spelled in the codes of a step. */
export class DraftWording {
  constructor(readonly code: GroupCode) {}

  wording(
    side: { readonly from: string; readonly to: string },
    learned: readonly DraftLearned[],
    serving: boolean,
    target: string | null = null,
  ): Wording {
    const { facts, plan, settings, added, requires, replacedIn, isVariable } = this.code.query;
    const byName = new Map(learned.map((l) => [l.name, l]));
    const rows = this.#rowNames(side);
    const loops = new Set(
      this.code.leaves.flatMap((n) => (n.kind === 'block' ? this.code.targetsOf(n) : [])),
    );
    const written = this.code.leaves.flatMap((n) => plan.effects(n).writes.map((w) => w.name));
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
        if (this.code.writers(name).length === 0 && isVariable(name))
          return slotText({ kind: 'given', name });
        return name;
      },
      replacedIn,
      unchanged: (expr: Expr) => (serving ? unchangedRows(expr, facts) : null),
      applied: (call) => (serving ? appliedMethod(call) : null),
      columns: (node) => {
        const columns = serving ? this.code.query.columnsOf(node) : null;
        return columns === null ? null : slotText({ kind: 'learned', name: columns });
      },
      settings: (cell) => settingSlots(settings(cell)),
      added,
      requires: (names) => requires(new Set([...names].filter((n) => !own.has(n)))),
    };
  }

  /** The rows are `X` in every step; other rows keep their name without the side that they are of. */
  #rowNames(side: { readonly from: string; readonly to: string }): ReadonlyMap<string, string> {
    const { plan } = this.code.query;
    const names = new Map<string, string>([[side.from, 'X']]);
    const others = new Set<string>();
    for (const node of this.code.leaves)
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
    const { plan } = this.code.query;
    const bound = this.code.leaves.findIndex((n) =>
      plan.effects(n).writes.some((w) => w.name === side.to),
    );
    return this.code.leaves.some(
      (n, i) =>
        i > bound &&
        n.kind === 'leaf' &&
        plan.effects(n).uses.some((u: Use) => u.name === side.from),
    );
  }
}
