import { name, type PyExpr } from '../../codegen/python/nodes.ts';
import { fillSlots, type CodeText, type ImportBinding, type Origin } from '../../ir/index.ts';
import type { StagedPipeline } from '../staged/shape.ts';

interface StockExpression {
  readonly value: PyExpr;
  readonly imports: readonly ImportBinding[];
  readonly origins: readonly Origin[];
}

/** What builds a library's transformer, settings read from `config`. */
export function stockExpression(stock: CodeText, pipeline: StagedPipeline): StockExpression {
  const { text, requires } = fillSlots(stock, (slot) =>
    slot.kind === 'setting' ? `config.${slot.name}` : slot.name,
  );
  return {
    // The author's expression stands as it is.
    value: name(text.replaceAll(/\s*\n\s*/g, ' ')),
    origins: stock.origins,
    imports: pipeline.imports.filter((binding) => requires.includes(binding.name)),
  };
}
