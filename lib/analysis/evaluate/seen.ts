import type { Expr } from '../../frontend/python/ast.ts';
import type { TypeText } from '../../ir/python-type.ts';
import type { AbstractValue } from '../values.ts';

/** What was known of an expression each time it was evaluated; null where that was nothing, or not always the same. */
export interface SeenValue {
  readonly type: TypeText | null;
  /** Canonical name of the library's module, function or class that it is. */
  readonly name: string | null;
}

const NOTHING_SEEN: SeenValue = { type: null, name: null };

export class SeenValues {
  readonly #seen = new Map<Expr, SeenValue>();

  note(expr: Expr, { type, reference }: AbstractValue): void {
    const isLibrary =
      reference?.kind === 'module' || reference?.kind === 'function' || reference?.kind === 'class';
    const name = isLibrary ? reference.name : null;
    const before = this.#seen.get(expr);
    if (before === undefined) this.#seen.set(expr, { type, name });
    else if (before.type !== type || before.name !== name)
      this.#seen.set(expr, {
        type: before.type === type ? type : null,
        name: before.name === name ? name : null,
      });
  }

  of(expr: Expr): SeenValue {
    return this.#seen.get(expr) ?? NOTHING_SEEN;
  }
}
