import { importOf, name, type PyExpr } from '../../codegen/python/nodes.ts';
import { fillSlots, type CodeText, type ImportBinding, type Origin } from '../../ir/index.ts';
import type { StyleContext } from '../staged/dialect.ts';

interface StockExpression {
  readonly value: PyExpr;
  readonly imports: readonly ImportBinding[];
  readonly origins: readonly Origin[];
}

/** What builds a library's transformer, settings read from `config`. */
export function stockExpression(
  stock: CodeText,
  { pipeline, plan }: StyleContext,
): StockExpression {
  const { text, requires } = fillSlots(stock, (slot) =>
    slot.kind === 'setting' ? `config.${slot.name}` : slot.name,
  );
  return {
    // The author's expression stands as it is.
    value: name(text.replaceAll(/\s*\n\s*/g, ' ')),
    origins: stock.origins,
    imports: requires.flatMap((id) => {
      const holder = plan.moduleOf(id);
      return holder === null
        ? pipeline.imports.filter((binding) => binding.name === id)
        : [importOf(holder, id)];
    }),
  };
}
