import {
  attribute,
  call,
  importOf,
  literal,
  name,
  text,
  type PyExpr,
} from '../../codegen/python/nodes.ts';
import type { FlowItem } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import type { Emitted, StyleContext } from './dialect.ts';
import { loadsRaw } from './loads-raw.ts';
import { readColumns, readOptions } from './read-options.ts';
import type { StagedPipeline } from './shape.ts';

const ARRAYS = 'array_rows';

/**
 * What raw rows look like, taken from those of training:
 *
 *     schema = RowSchema.of(data, targets=["price"], read_options=read_options(config))
 *     schema = ArraySchema.of_array(X, iris.feature_names, targets=[-1])
 */
export function schemaOf(context: StyleContext): Emitted {
  const { pipeline, names } = context;
  const { rawRows, rawArray } = pipeline.staged.serving;
  const own = (module: string, member: string) => importOf(moduleName(pipeline, module), member);
  const options = rawArray === undefined ? readOptions(pipeline) : null;
  const targets = targetsOf(pipeline);
  const value = call(
    attribute(
      name(rawArray === undefined ? 'RowSchema' : 'ArraySchema'),
      rawArray === undefined ? 'of' : 'of_array',
    ),
    [name(rawRows), ...columnNames(pipeline)],
    [
      ...(targets === null ? [] : [{ name: 'targets', value: targets }]),
      ...readColumns(pipeline),
      ...(options === null
        ? []
        : [
            {
              name: 'read_options',
              value: call(name('read_options'), options.readsConfig ? [name('config')] : []),
            },
          ]),
    ],
  );
  return {
    statements: [{ kind: 'assign', targets: [names.schema], value }],
    imports: [
      rawArray === undefined ? own('schema', 'RowSchema') : own(ARRAYS, 'ArraySchema'),
      ...(options === null ? [] : [own(options.module, 'read_options')]),
    ],
  };
}

/** The raw rows as a table. */
export function rawTable({ pipeline }: StyleContext): {
  readonly value: PyExpr;
  readonly imports: Emitted['imports'];
} {
  const { rawRows, rawArray } = pipeline.staged.serving;
  if (rawArray === undefined) return { value: name(rawRows), imports: [] };
  return {
    value: call(name('table_of'), [name(rawRows), ...columnNames(pipeline)]),
    imports: [importOf(moduleName(pipeline, ARRAYS), 'table_of')],
  };
}

/** Variables of the training that the schema is made of. */
export function schemaVariables({ staged }: StagedPipeline): readonly string[] {
  const { rawRows, rawArray } = staged.serving;
  const named = rawArray?.names ?? null;
  return named === null ? [rawRows] : [rawRows, named.variable];
}

/** The item of the flow after which the raw rows have all columns that the steps find in them. */
export function rawItem({ staged }: StagedPipeline, items: readonly FlowItem[]): number {
  const { rawStep } = staged.serving;
  const added = items.findIndex((item) => item.kind === 'call' && item.step.id === rawStep);
  const loaded = items.findIndex((item) => item.kind === 'call' && loadsRaw(item.step, staged));
  return Math.max(added, loaded);
}

function columnNames({ staged }: StagedPipeline): readonly PyExpr[] {
  const named = staged.serving.rawArray?.names ?? null;
  return named === null ? [] : [attribute(name(named.variable), named.attribute)];
}

function targetsOf({ staged }: StagedPipeline): PyExpr | null {
  const { rawRows, rawArray, targetColumns, targetPositions = [] } = staged.serving;
  if (targetPositions.length === 0)
    return targetColumns.length === 0 ? null : { kind: 'list', items: targetColumns.map(text) };
  const positions: PyExpr = {
    kind: 'list',
    items: targetPositions.map((at) => literal({ kind: 'int', digits: String(at) })),
  };
  if (rawArray !== undefined) return positions;
  return { kind: 'subscript', value: attribute(name(rawRows), 'columns'), index: positions };
}
