import type { Expr } from '../../../frontend/python/ast.ts';
import type { ModelCall } from '../../staging/facts.ts';
import { ANSWERS, FITTING } from '../../staging/tables.ts';
import { CONSTANT } from '../../staging/values.ts';
import {
  adding,
  allMarks,
  both,
  columnOf,
  drop,
  type Flow,
  flowOf,
  keepMarks,
  type Mark,
  type Marks,
  NO_FLOW,
  setColumn,
  type Texts,
  unionOfAll,
} from './flow.ts';
import { assignTo } from './statements.ts';
import { joinedTexts, trace, uncertain, withoutDummies } from './expressions.ts';
import type { At, Tracer } from './tracer.ts';

type CallExpr = Extract<Expr, { kind: 'Call' }>;

interface Traced {
  readonly call: CallExpr;
  readonly positional: readonly Flow[];
  readonly keywords: ReadonlyMap<string, Flow>;
  readonly all: readonly Flow[];
}

/** Counts and looks that tell nothing of what the rows are like. */
const TELLS_NOTHING = new Set(
  'len count size nunique unique any all isnull isna memory_usage info first_valid_index keys first last head item sorted set dict list items Counter'.split(
    ' ',
  ),
);

export function traceCall(t: Tracer, at: At, call: CallExpr): Flow {
  const { func } = call;
  const receiver = func.kind === 'Attribute' ? trace(t, at, func.value) : null;
  const positional = call.args.map((arg) => argument(t, at, arg, receiver));
  const keywords = new Map<string, Flow>();
  const rest: Flow[] = [];
  for (const { name, value } of call.keywords) {
    const flow = argument(t, at, value, receiver);
    if (name === null) rest.push(flow);
    else keywords.set(name, flow);
  }
  const traced = {
    call,
    positional,
    keywords,
    all: [...positional, ...keywords.values(), ...rest],
  };
  const model = t.modelCall(at, call) ?? unlistedCall(t, at, call, receiver);
  if (model !== undefined && receiver !== null && func.kind === 'Attribute')
    return modelCall(t, at, traced, receiver, model);
  const flow =
    receiver !== null && func.kind === 'Attribute' && !isLibrary(t, call)
      ? method(t, at, traced, receiver, func.attr, func.value)
      : libraryCall(t, at, traced);
  return withSites(t, at, traced, flow);
}

/** A lambda over rows reads the receiver's columns. */
function argument(t: Tracer, at: At, arg: Expr, receiver: Flow | null): Flow {
  if (arg.kind !== 'Lambda') return trace(t, at, arg);
  const locals = new Map(at.locals);
  for (const parameter of arg.parameters) locals.set(parameter.name, receiver ?? NO_FLOW);
  return flowOf(allMarks(trace(t, { ...at, locals }, arg.body)));
}

function isLibrary(t: Tracer, call: CallExpr): boolean {
  const kind = t.resolved.get(call)?.kind;
  return kind === 'function' || kind === 'class';
}

/** A model out of a dictionary has no identity of its own, but is known by the call that built it. */
function unlistedCall(
  t: Tracer,
  at: At,
  call: CallExpr,
  receiver: Flow | null,
): ModelCall | undefined {
  const { func } = call;
  if (
    receiver === null ||
    func.kind !== 'Attribute' ||
    receiver.frame !== null ||
    func.attr === 'apply'
  )
    return undefined;
  const fits = FITTING.has(func.attr);
  if (!fits && !ANSWERS.has(func.attr)) return undefined;
  if (![...receiver.marks].some((m) => m.kind === 'made')) return undefined;
  return {
    kind: fits ? 'fit' : 'answer',
    method: func.attr,
    object: -1,
    name: null,
    node: call,
    leaf: at.leaf,
    cell: at.cell,
    arguments: call.args.map((arg) => t.value(at, arg) ?? CONSTANT),
    keywords: new Map(),
    inFunction: false,
  };
}

function modelCall(t: Tracer, at: At, traced: Traced, receiver: Flow, model: ModelCall): Flow {
  const [given = traced.keywords.get('X') ?? NO_FLOW] = traced.positional;
  t.calls.push({ call: model, receiver, arguments: traced.positional, keywords: traced.keywords });
  const { func } = traced.call;
  if (model.kind === 'answer') {
    const own = receiver.marks;
    if (/^(transform|inverse_transform)$/.test(model.method)) return adding(given, own);
    return flowOf(keepMarks(both(own, allMarks(given)), (m) => m.kind !== 'column'));
  }
  const rows = t.rows(at, traced.call.args.slice(0, 1));
  const learned = both(
    t.site(at, 'fit', model.method, traced.call, rows),
    keepMarks(unionOfAll(traced.all).marks, (m) => m.kind === 'site'),
  );
  const fitted = adding(receiver, learned);
  if (func.kind === 'Attribute') changeRoot(t, at, func.value, fitted.marks);
  if (model.method === 'fit_transform') return adding(given, fitted.marks);
  if (model.method === 'fit_resample')
    return { ...unionOfAll(traced.positional), elements: traced.positional };
  return fitted;
}

/** What the variable at the root of an expression holds now carries this too. */
export function changeRoot(t: Tracer, at: At, expr: Expr, marks: Marks): void {
  let root = expr;
  while (root.kind === 'Subscript' || root.kind === 'Attribute') root = root.value;
  if (root.kind === 'Name') t.bind(at, root.id, adding(trace(t, at, root), marks));
}

function columnsNamed(traced: Traced): Texts | null {
  const { call, positional, keywords } = traced;
  const named = keywords.get('columns');
  if (named !== undefined) return named.texts;
  const axis = call.keywords.find((k) => k.name === 'axis')?.value ?? call.args[1];
  const alongColumns =
    axis?.kind === 'Constant' &&
    ((axis.value.kind === 'int' && axis.value.digits === '1') ||
      (axis.value.kind === 'str' && axis.value.value === 'columns'));
  return alongColumns ? (positional[0] ?? keywords.get('labels') ?? NO_FLOW).texts : null;
}

const RENAMES = new Set(
  'rename set_axis filter select_dtypes melt pivot pivot_table stack unstack transpose add_prefix add_suffix'.split(
    ' ',
  ),
);

function method(
  t: Tracer,
  at: At,
  traced: Traced,
  receiver: Flow,
  name: string,
  target: Expr,
): Flow {
  const inPlace = traced.call.keywords.some(
    (k) =>
      k.name === 'inplace' &&
      k.value.kind === 'Constant' &&
      k.value.value.kind === 'bool' &&
      k.value.value.value,
  );
  const flow = methodFlow(t, at, traced, receiver, name, target);
  if (inPlace) assignTo(t, at, target, flow, target);
  return flow;
}

function methodFlow(
  t: Tracer,
  at: At,
  traced: Traced,
  receiver: Flow,
  name: string,
  target: Expr,
): Flow {
  const { call, positional, keywords } = traced;
  const place = { cell: at.cell, node: call };
  const [first = NO_FLOW] = positional;
  if (receiver.texts !== null && receiver.frame === null)
    return listMethod(t, at, receiver, name, first, target);
  const brought = keepMarks(unionOfAll(traced.all).marks, (m) => m.kind !== 'made');
  if (receiver.frame !== null) {
    const { frame } = receiver;
    if (name === 'drop') {
      const columns = columnsNamed(traced);
      if (columns !== null) return { ...receiver, frame: drop(frame, columns, place) };
      const isRows =
        keywords.has('index') ||
        (call.keywords.every((k) => k.name !== 'axis' && k.name !== 'columns') &&
          call.args.length < 2);
      return isRows ? receiver : uncertain(receiver);
    }
    if (name === 'pop' && first.texts !== null) {
      if (target.kind === 'Name')
        t.bind(at, target.id, { ...receiver, frame: drop(frame, first.texts, place) });
      return columnOf(frame, receiver.marks, first.texts, place);
    }
    if (name === 'get' && first.texts !== null)
      return columnOf(frame, receiver.marks, first.texts, place);
    if (name === 'assign') {
      let made = frame;
      for (const [column, flow] of keywords)
        made = setColumn(made, column, { ...place, marks: allMarks(flow) }, true);
      return { ...receiver, frame: made };
    }
    if (name === 'reindex' || name === 'reindex_like') return withoutDummies(receiver);
    if (name === 'align') {
      const parts = [receiver, first].map(withoutDummies);
      return { ...unionOfAll(parts), elements: parts };
    }
    if (RENAMES.has(name)) return adding(uncertain(receiver), brought);
  }
  if (name === 'fillna' || name === 'add' || name === 'get') {
    return adding({ ...withDefault(receiver), texts: null }, brought);
  }
  if (name === 'map' && t.value(at, call.args[0] ?? call)?.time === 'learned') {
    const own =
      call.args[0]?.kind === 'Lambda'
        ? new Set<never>()
        : t.site(at, 'lookup', 'map', call, t.rows(at, [call]));
    return adding(receiver, both(brought, own));
  }
  if (
    ['append', 'extend', 'add', 'update', 'setdefault', 'insert'].includes(name) &&
    t.value(at, target)?.time !== 'row'
  )
    changeRoot(t, at, target, unionOfAll(traced.all).marks);
  return adding({ ...receiver, elements: null }, brought);
}

/** After `fillna` a look-up has an answer for everything. */
function withDefault(flow: Flow): Flow {
  const known = (m: Mark): boolean => m.kind !== 'site' || m.site.how !== 'lookup';
  const marks = keepMarks(flow.marks, known);
  if (flow.frame === null) return { ...flow, marks };
  const made = new Map(
    [...flow.frame.made].map(([name, c]) => [name, { ...c, marks: keepMarks(c.marks, known) }]),
  );
  return { ...flow, marks, frame: { ...flow.frame, made } };
}

/** `features.remove('price')`, `df.columns.drop('price')`, `columns.tolist()`. */
function listMethod(
  t: Tracer,
  at: At,
  receiver: Flow,
  name: string,
  first: Flow,
  target: Expr,
): Flow {
  const texts = receiver.texts;
  if (texts === null) return receiver;
  const without = (): Flow => {
    if (first.texts === null || first.texts.allBut) return { ...receiver, texts: null };
    const gone = first.texts.items;
    const items = texts.allBut
      ? new Map([...texts.items, ...gone])
      : new Map([...texts.items].filter(([text]) => !gone.has(text)));
    return { ...receiver, texts: { ...texts, items } };
  };
  if (name === 'tolist' || name === 'to_list' || name === 'copy') return receiver;
  if (name === 'drop' || name === 'difference') return without();
  if (name === 'remove') {
    if (target.kind === 'Name') t.bind(at, target.id, without());
    return NO_FLOW;
  }
  if (name === 'append' || name === 'extend') {
    const texts2 = texts.allBut ? null : joinedTexts([receiver, first]);
    if (target.kind === 'Name') t.bind(at, target.id, { ...receiver, texts: texts2 });
    return NO_FLOW;
  }
  return flowOf(both(receiver.marks, first.marks));
}

function libraryCall(t: Tracer, at: At, traced: Traced): Flow {
  const { call, positional, all } = traced;
  const { func } = call;
  const canonical = t.resolved.get(call)?.canonical ?? (func.kind === 'Name' ? func.id : '');
  const name = canonical.slice(canonical.lastIndexOf('.') + 1);
  const [first = NO_FLOW, second = NO_FLOW] = positional;
  const value = t.value(at, call);
  const loaded = [...t.material.staging.rowSets.values()].find(
    (s) => s.kind === 'loaded' && s.at === call,
  );
  if (loaded !== undefined && value?.time === 'row') {
    const frame = {
      base: String(loaded.id),
      made: new Map(),
      dropped: new Set<string>(),
      only: null,
      chosen: null,
      // `load_digits()` gives a bundle of arrays, whose attributes are no columns.
      certain: /^(pandas|seaborn)\./.test(canonical),
    };
    const flow = flowOf(new Set(), frame);
    return value.elements === null
      ? flow
      : { ...flow, frame: null, elements: value.elements.map(() => NO_FLOW) };
  }
  if (name === 'train_test_split') {
    const elements = positional.flatMap((f) => [f, f]);
    return { ...unionOfAll(elements), elements };
  }
  if (name === 'concat') return concatenated(traced, first);
  if (name === 'merge') return adding(first, allMarks(second));
  const learned = unionOfAll(all).marks;
  if (value?.shape === 'model') {
    const made = { kind: 'made', canonical, cell: at.cell, node: call } as const;
    return flowOf(both(learned, new Set([made])));
  }
  const single = [
    'list',
    'sorted',
    'set',
    'tuple',
    'DataFrame',
    'get_dummies',
    'array',
    'asarray',
    'deepcopy',
    'copy',
    'csr_matrix',
  ];
  if (single.includes(name)) {
    if (first.texts !== null) return first;
    const others = unionOfAll(all.slice(1)).marks;
    const kept = adding(
      { ...first, elements: null },
      keepMarks(others, (m) => m.kind === 'site'),
    );
    return kept;
  }
  const framed = value?.time === 'row' && value.shape === 'frame' ? first.frame : null;
  return flowOf(learned, framed === null ? null : { ...framed, certain: false });
}

function concatenated(traced: Traced, first: Flow): Flow {
  const parts = first.elements ?? [];
  const marks = unionOfAll(parts).marks;
  const [head] = parts;
  const sideBySide = traced.call.keywords.some((k) => k.name === 'axis');
  if (head === undefined || head.frame === null) return flowOf(marks);
  const certain = !sideBySide && parts.every((p) => p.frame?.certain === true);
  return { ...flowOf(marks), frame: { ...head.frame, certain } };
}

/** Adds what the call itself finds out about rows. */
function withSites(t: Tracer, at: At, traced: Traced, flow: Flow): Flow {
  const { call } = traced;
  const { func } = call;
  const value = t.value(at, call);
  if (value === undefined) return flow;
  const name = func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
  const operands = [
    ...(func.kind === 'Attribute' ? [func.value, func] : []),
    ...call.args,
    ...call.keywords.map((k) => k.value),
  ];
  const rows = t.rows(at, operands);
  if (value.time === 'learned' && rows.size > 0) {
    const sites = keepMarks(allMarks(flow), (m) => m.kind === 'site');
    if (TELLS_NOTHING.has(name)) return { ...flowOf(sites), texts: flow.texts };
    const how = value.predicted ? 'judged' : 'statistic';
    const listed =
      value.elements?.map(() => flowOf(both(sites, t.site(at, how, name, call, rows)))) ?? null;
    return { ...flowOf(both(sites, t.site(at, how, name, call, rows))), elements: listed };
  }
  if (func.kind === 'Name' && alignsItself(t, func.id)) return flow;
  const dependsBefore = operands.some(
    (o) => t.value(at, o)?.dependent === true && t.value(at, o)?.shape !== 'groups',
  );
  if (
    value.time === 'row' &&
    value.dependent &&
    value.shape !== 'groups' &&
    !dependsBefore &&
    rows.size > 0
  )
    return adding(flow, t.site(at, 'depends', name, call, rows));
  return flow;
}

/** A function of the notebook that makes the columns of its result those of training. */
function alignsItself(t: Tracer, name: string): boolean {
  return t.material.dataflow.cells.some((cell) =>
    cell.statements.some(
      (s) =>
        s.kind === 'FunctionDef' &&
        s.name === name &&
        /"(reindex|reindex_like|align)"/.test(JSON.stringify(s.body)),
    ),
  );
}
