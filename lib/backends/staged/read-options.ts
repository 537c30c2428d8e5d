import {
  attribute,
  call,
  importOf,
  name,
  text,
  type PyExpr,
  type PyKeyword,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { CodeText, ImportBinding } from '../../ir/index.ts';
import { briefly } from '../../codegen/python/docstring.ts';
import { splitArguments } from './arguments.ts';
import { moduleName } from '../project/modules.ts';
import { loadsRaw } from './loads-raw.ts';
import type { StagedPipeline } from './shape.ts';

/** Options of `pd.read_csv` that say how the file is written, not which rows are taken, and that can be saved. */
const KEPT = new Set(
  `sep delimiter header names index_col usecols dtype engine true_values false_values skipinitialspace na_values
  keep_default_na na_filter parse_dates date_format dayfirst thousands decimal quotechar quoting doublequote escapechar
  comment encoding encoding_errors compression`.split(/\s+/),
);

/** How the notebook reads its rows, when one call of `pd.read_csv` with options does. */
export interface ReadOptions {
  /** Module of the function that reads. */
  readonly module: string;
  readonly statement: PyStatement;
  readonly requires: readonly string[];
  readonly readsConfig: boolean;
}

/** Which raw columns serving reads, where it is not all: `unread=config.features.dropped_columns`. */
export function readColumns({ staged }: StagedPipeline): readonly PyKeyword[] {
  const { rawColumns } = staged.serving;
  if (rawColumns === undefined) return [];
  const { kind, settings, columns } = rawColumns;
  const lists = settings.map((setting) => {
    const [group = '', key = ''] = setting.split('.');
    return attribute(attribute(name('config'), group), key);
  });
  const [first, second] = lists;
  const isOne = first !== undefined && second === undefined && columns.length === 0;
  const value: PyExpr = isOne
    ? first
    : {
        kind: 'list',
        items: [
          ...lists.map((list): PyExpr => ({ kind: 'starred', value: list })),
          ...columns.map(text),
        ],
      };
  return [{ name: kind === 'only' ? 'needed' : 'unread', value }];
}

/** What is known of raw rows besides themselves: `targets=["price"], read_options=read_options(config)`. */
export function knownOfRows(pipeline: StagedPipeline): {
  readonly keywords: readonly PyKeyword[];
  readonly imports: readonly ImportBinding[];
} {
  const { targetColumns } = pipeline.staged.serving;
  const options = readOptions(pipeline);
  const targets: PyExpr = { kind: 'list', items: targetColumns.map(text) };
  return {
    keywords: [
      ...(targetColumns.length === 0 ? [] : [{ name: 'targets', value: targets }]),
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
    imports:
      options === null ? [] : [importOf(moduleName(pipeline, options.module), 'read_options')],
  };
}

export function readOptions(pipeline: StagedPipeline): ReadOptions | null {
  for (const item of pipeline.staged.flow) {
    if (item.kind !== 'call' || !loadsRaw(item.step, pipeline.staged)) continue;
    const reads = item.step.body.filter(({ text }) => /\bread_csv\(/.test(text));
    const [only] = reads;
    if (only === undefined || reads.length > 1) return null;
    return optionsIn(only, item.step.module, pipeline);
  }
  return null;
}

function optionsIn(code: CodeText, module: string, pipeline: StagedPipeline): ReadOptions | null {
  const call = new RegExp(`^${pipeline.staged.serving.rawRows} *= *\\w+\\.read_csv\\(`, 'u').exec(
    code.text,
  );
  if (call === null) return null;
  const parts = splitArguments(code.text.slice(call[0].length));
  if (parts === null) return null;
  const kept = parts.filter((part) => KEPT.has(/^(\w+)\s*=(?!=)/.exec(part)?.[1] ?? ''));
  if (kept.length === 0) return null;
  const body = `return dict(${kept.join(', ')})`;
  if (body.includes('\n')) return null;
  const readsConfig = /(?<![\w.])config\./.test(body);
  const type = `${pipeline.packageName}.config.Config`;
  return {
    module,
    readsConfig,
    requires: code.requires.filter((id) => new RegExp(`(?<![\\w.])${id}\\b`, 'u').test(body)),
    statement: {
      kind: 'function',
      name: 'read_options',
      parameters: readsConfig ? [{ name: 'config', type, defaultValue: null }] : [],
      returns: 'dict[str, Any]',
      docstring: briefly('How the file of raw rows is written, for `pd.read_csv`'),
      body: [
        {
          kind: 'code',
          code: { ...code, comments: [], text: body, verbatimLines: [], lineOrigins: [0] },
        },
      ],
    },
  };
}
