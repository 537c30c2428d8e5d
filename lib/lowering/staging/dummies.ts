import type { Leaf, Node, StageValue } from '../../analysis/staging/index.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { cellId } from '../../source/span.ts';
import { isDummies } from './serving-form.ts';

/** Leaves whose columns serving takes from training, with the name of those columns. */
export interface DummyColumns {
  readonly nodes: readonly Node[];
  readonly columnsOf: ReadonlyMap<Node, string>;
}

/**
 * `df = pd.get_dummies(df)` before a split learns which columns there are:
 *
 *     training: df = pd.get_dummies(df); df_columns = df.columns
 *     serving:  df = pd.get_dummies(df).reindex(columns=df_columns, fill_value=False)
 */
export function learnDummyColumns(
  nodes: readonly Node[],
  isShared: (node: Node) => boolean,
  isTaken: (name: string) => boolean,
): DummyColumns {
  const columnsOf = new Map<Node, string>();
  const used = new Set<string>();
  const out = nodes.flatMap((node): readonly Node[] => {
    const made = dummiesOf(node);
    if (made === null || node.kind === 'block' || !isShared(node)) return [node];
    const base = `${made.name}_columns`;
    let name = base;
    for (let i = 2; used.has(name) || isTaken(name); i++) name = `${base}_${i}`;
    used.add(name);
    columnsOf.set(node, name);
    return [node, columnsLeaf(node, made.name, name)];
  });
  return { nodes: out, columnsOf };
}

/** A leaf that binds a name to what `get_dummies` gives. */
export function dummiesOf(node: Node): { readonly name: string; readonly call: Expr } | null {
  if (node.kind === 'block') return null;
  const { code } = node;
  const [target, value] =
    code.kind === 'assign'
      ? [code.target.node, code.value.node]
      : code.statement.node.kind === 'Assign' && code.statement.node.targets.length === 1
        ? [code.statement.node.targets[0], code.statement.node.value]
        : [undefined, undefined];
  if (target?.kind !== 'Name' || value === undefined || !isDummies(value)) return null;
  const spelling = code.kind === 'assign' ? code.target.spelling : code.statement.spelling;
  const spelled = spelling.names.get(target.id);
  return { name: typeof spelled === 'string' ? spelled : target.id, call: value };
}

function columnsLeaf(node: Leaf, rows: string, name: string): Leaf {
  const cell = node.code.kind === 'assign' ? node.code.value.cell : node.code.statement.cell;
  const source = `${rows}.columns\n`;
  const id = cellId(`${cell.cell.id}~${node.top.start}-columns`);
  const made = { ...cell, cell: { ...cell.cell, id, source }, comments: [], magics: [] };
  const spelling = { names: new Map<string, string>() };
  const read: Expr = { kind: 'Name', id: rows, context: 'load', start: 0, end: rows.length };
  const value: Expr = {
    kind: 'Attribute',
    value: read,
    attr: 'columns',
    context: 'load',
    start: 0,
    end: source.length - 1,
  };
  const target: Expr = { kind: 'Name', id: name, context: 'store', start: 0, end: 0 };
  const held = node.after.get(rows);
  const from = held?.rows ?? new Set<number>();
  const schema = {
    time: 'schema' as const,
    rows: new Set<number>(),
    from,
    shape: 'container' as const,
    elements: null,
    object: null,
    dependent: false,
    predicted: false,
    callee: null,
  };
  return {
    kind: 'leaf',
    top: node.top,
    code: {
      kind: 'assign',
      target: { cell: made, spelling, node: target },
      value: { cell: made, spelling, node: value },
    },
    values: new Map<Expr, StageValue>(
      held === undefined
        ? [[value, schema]]
        : [
            [value, schema],
            [read, held],
          ],
    ),
    after: new Map([[name, schema]]),
  };
}
