import type { Node, Scoped } from '../../analysis/staging/index.ts';
import { expressionsIn, headerExpressions } from '../../analysis/walk.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { ColumnChoice, Setting } from '../../ir/index.ts';
import { keywordOf, plainText, textsIn } from '../sample/known/literals.ts';
import type { SettingsProposal } from '../settings-proposal.ts';
import { cellOf } from './code.ts';
import type { Use } from './effects.ts';
import type { Plan } from './plan.ts';
import type { Question } from './question.ts';

/** Raw columns that a variable holds: those named, or all but those named. */
interface Held {
  readonly kind: 'only' | 'all-but';
  readonly names: ReadonlySet<string>;
}

/** A list of columns in code, and the setting that it became. */
interface Listed {
  readonly names: readonly string[];
  readonly setting: string | null;
}

/**
 * Raw columns whose values serving reads, as far as code names them; null: it may read all.
 *
 *     X = df.drop(['id', 'price'], axis=1)   all but `id` and `price`
 *     X = df[['area', 'rooms']]              only `area` and `rooms`
 */
export function rawColumns(
  plan: Plan,
  question: Question,
  proposal: SettingsProposal,
): ColumnChoice | null {
  if (plan.raw.array !== null || plan.targetPositions.length > 0) return null;
  return new ColumnReader(plan, question, proposal).read();
}

class ColumnReader {
  readonly #held = new Map<string, Held>();
  readonly #lists: Listed[] = [];
  /** Columns read by name, and those of variables that are read as a whole. */
  readonly #read = new Set<string>();
  #unread: ReadonlySet<string> | null = null;
  #isLost = false;

  constructor(
    readonly plan: Plan,
    readonly question: Question,
    readonly proposal: SettingsProposal,
  ) {}

  read(): ColumnChoice | null {
    const { nodes, raw } = this.plan;
    this.#held.set(raw.variable, { kind: 'all-but', names: new Set() });
    const answer = this.question.answer?.leaf ?? null;
    for (const node of nodes.slice(nodes.indexOf(raw.node) + 1)) {
      if (node === answer) break;
      this.#node(node);
    }
    const rows = this.#held.get(this.question.servedRows);
    if (rows === undefined || this.#isLost) return null;
    this.#readAll(rows);
    return this.#choice();
  }

  #choice(): ColumnChoice | null {
    // Served rows never have the target: it is not read, whatever the code does with it.
    const targets = new Set(this.plan.targetColumns);
    if (this.#unread === null) return this.#split('only', new Set([...this.#read, ...targets]));
    const unread = [...this.#unread].filter((name) => !this.#read.has(name));
    return unread.every((name) => targets.has(name))
      ? null
      : this.#split('all-but', new Set([...unread, ...targets]));
  }

  /** Settings whose lists are wholly among the columns, and the others by name; null where a setting is so in part. */
  #split(kind: ColumnChoice['kind'], names: ReadonlySet<string>): ColumnChoice | null {
    const settings = new Set<string>();
    const left = new Set(names);
    for (const { names: listed, setting } of this.#lists) {
      if (setting === null || !listed.some((name) => names.has(name))) continue;
      // Whoever changes a part of it would change what is read unseen.
      if (!listed.every((name) => names.has(name))) return null;
      settings.add(setting);
      for (const name of listed) left.delete(name);
    }
    for (const target of this.plan.targetColumns) left.delete(target);
    return { kind, settings: [...settings], columns: [...left] };
  }

  #node(node: Node): void {
    const isServed = this.plan.isServed(node);
    if (isServed && this.#narrows(node)) return;
    const uses = usesIn(node, this.plan).filter(({ name }) => this.#held.has(name));
    if (isServed) for (const use of uses) this.#use(use, node);
    this.#noteSettings(node, uses);
    const held = uses.flatMap(({ name, key }) =>
      key === null ? (this.#held.get(name) ?? []) : [],
    );
    for (const write of writesIn(node, this.plan)) {
      if (!write.whole || write.key !== null) continue;
      const [first, ...others] = held;
      if (first === undefined) this.#held.delete(write.name);
      else this.#held.set(write.name, others.reduce(union, first));
    }
  }

  #use({ name, key }: Use, node: Node): void {
    const held = this.#held.get(name);
    if (held === undefined) return;
    if (key === null) return this.#readAll(held);
    if (key.startsWith('$')) {
      const listed = this.#loopList(key.slice(1), node);
      if (listed === null) return this.#readAll(held);
      this.#lists.push(listed);
      for (const each of listed.names) this.#read.add(each);
    } else this.#read.add(key.slice(1, -1));
  }

  #readAll({ kind, names }: Held): void {
    if (kind === 'only') for (const name of names) this.#read.add(name);
    else {
      const before = this.#unread;
      this.#unread =
        before === null ? names : new Set([...names].filter((name) => before.has(name)));
    }
  }

  /** `for c in ['a', 'b']:` around the use. */
  #loopList(variable: string, node: Node): Listed | null {
    if (node.kind !== 'block') return null;
    const { node: s } = node.statement;
    if (
      s.kind === 'For' &&
      s.target.kind === 'Name' &&
      s.target.id === variable &&
      isPlain(node.statement)
    )
      return this.#listOf(s.iter, node);
    return null;
  }

  /** `T = S.drop([...])`, `T = S[[...]]`, `T = S.copy()`, `S.drop(..., inplace=True)`: what `T` holds then. */
  #narrows(node: Node): boolean {
    if (node.kind !== 'leaf') return false;
    const parts = assignedIn(node);
    if (parts === null || !isPlain(parts.value)) return false;
    const { node: value } = parts.value;
    const into = parts.target ?? (isInPlace(value) ? sourceOf(value) : null);
    const source = sourceOf(value);
    const before = source === null ? undefined : this.#held.get(source);
    if (into === null || before === undefined) return false;
    const after = this.#heldAfter(value, before, node);
    if (after === null) return false;
    this.#held.set(into, after);
    return true;
  }

  #heldAfter(value: Expr, before: Held, node: Node): Held | null {
    if (value.kind === 'Name' || (value.kind === 'Call' && attributeOf(value) === 'copy'))
      return before;
    if (value.kind === 'Subscript') {
      const listed =
        value.slice.kind === 'List'
          ? this.#listOf(value.slice, node)
          : this.#namedList(value.slice, node);
      if (listed === null) return null;
      this.#lists.push(listed);
      return { kind: 'only', names: new Set(listed.names.filter((name) => holds(before, name))) };
    }
    if (value.kind !== 'Call' || attributeOf(value) !== 'drop') return null;
    const columns = droppedBy(value);
    const listed = columns === null ? null : this.#listOf(columns, node);
    if (listed === null) return null;
    this.#lists.push(listed);
    const names = new Set(listed.names);
    return before.kind === 'only'
      ? { kind: 'only', names: new Set([...before.names].filter((name) => !names.has(name))) }
      : { kind: 'all-but', names: new Set([...before.names, ...names]) };
  }

  #namedList(slice: Expr, node: Node): Listed | null {
    return slice.kind === 'Name' ? this.#listOf(slice, node) : null;
  }

  /** Texts of a list that stands there, or of the setting that it is read from. */
  #listOf(expr: Expr, node: Node): Listed | null {
    const setting = this.#settingAt(expr, node);
    const names = setting === null ? textsIn(expr) : textsOfSetting(setting);
    return names === null
      ? null
      : { names, setting: setting === null ? null : keyOfSetting(setting) };
  }

  #settingAt(expr: Expr, node: Node): Setting | null {
    const edits = this.proposal.edits.get(cellOf(node).cell.id) ?? [];
    const edit = edits.find(({ start, end }) => start === expr.start && end === expr.end);
    if (edit === undefined) return null;
    return this.proposal.settings.find((s) => edit.text === `config.${keyOfSetting(s)}`) ?? null;
  }

  /** Columns that a setting names in other places: what it is changed to must be read too. */
  #noteSettings(node: Node, uses: readonly Use[]): void {
    const read = new Set(
      uses.flatMap(({ key }) => (key?.startsWith("'") === true ? [key.slice(1, -1)] : [])),
    );
    if (read.size === 0) return;
    for (const expr of expressionsOf(node)) {
      const setting = this.#settingAt(expr, node);
      const names = setting === null ? null : textsOfSetting(setting);
      if (setting === null || names === null || !names.some((name) => read.has(name))) continue;
      // A single name may be set to any column.
      if (setting.value.value.kind === 'str') this.#isLost = true;
      else this.#lists.push({ names, setting: keyOfSetting(setting) });
    }
  }
}

function holds({ kind, names }: Held, name: string): boolean {
  return names.has(name) === (kind === 'only');
}

function union(a: Held, b: Held): Held {
  if (a.kind === 'only' && b.kind === 'only')
    return { kind: 'only', names: new Set([...a.names, ...b.names]) };
  const [lacks, other] = a.kind === 'all-but' ? [a, b] : [b, a];
  return {
    kind: 'all-but',
    names: new Set([...lacks.names].filter((name) => !holds(other, name))),
  };
}

function keyOfSetting({ group, name }: Setting): string {
  return `${group}.${name}`;
}

function textsOfSetting({ value: { value } }: Setting): readonly string[] | null {
  if (value.kind === 'str') return [value.value];
  if (value.kind !== 'list' && value.kind !== 'tuple') return null;
  const texts = value.items.flatMap((item) => (item.kind === 'str' ? [item.value] : []));
  return texts.length === value.items.length ? texts : null;
}

/** Names are the notebook's own: nothing stands for something else. */
function isPlain({ spelling }: Scoped<unknown>): boolean {
  return spelling.names.size === 0;
}

interface Assigned {
  readonly target: string | null;
  readonly value: Scoped<Expr>;
}

function assignedIn(node: Extract<Node, { kind: 'leaf' }>): Assigned | null {
  const { code } = node;
  if (code.kind === 'assign') {
    const { node: target } = code.target;
    return target.kind === 'Name' && isPlain(code.target)
      ? { target: target.id, value: code.value }
      : null;
  }
  const { node: s, cell, spelling } = code.statement;
  if (s.kind === 'Expr') return { target: null, value: { node: s.value, cell, spelling } };
  const [target, second] = s.kind === 'Assign' ? s.targets : [];
  if (s.kind !== 'Assign' || target?.kind !== 'Name' || second !== undefined) return null;
  return { target: target.id, value: { node: s.value, cell, spelling } };
}

/** The variable whose columns are chosen. */
function sourceOf(value: Expr): string | null {
  if (value.kind === 'Name') return value.id;
  const base =
    value.kind === 'Subscript'
      ? value.value
      : value.kind === 'Call' && value.func.kind === 'Attribute'
        ? value.func.value
        : null;
  return base?.kind === 'Name' ? base.id : null;
}

function attributeOf({ func }: Extract<Expr, { kind: 'Call' }>): string | null {
  return func.kind === 'Attribute' ? func.attr : null;
}

function isInPlace(value: Expr): boolean {
  return value.kind === 'Call' && plainText(keywordOf(value, 'inplace')) === 'True';
}

/** What `drop` leaves out of the columns; null where it may leave out rows. */
function droppedBy(call: Extract<Expr, { kind: 'Call' }>): Expr | null {
  const others = call.keywords.some(
    ({ name }) => !['columns', 'labels', 'axis', 'inplace', 'errors'].includes(name ?? ''),
  );
  if (others) return null;
  const columns = keywordOf(call, 'columns');
  const [first = keywordOf(call, 'labels'), axis = keywordOf(call, 'axis')] = call.args;
  if (columns !== null) return first === null && call.args.length === 0 ? columns : null;
  return ['1', 'columns'].includes(plainText(axis) ?? '') ? first : null;
}

function usesIn(node: Node, plan: Plan): readonly Use[] {
  const inner = node.kind === 'block' ? node.blocks.flat().flatMap((n) => usesIn(n, plan)) : [];
  return [...plan.effects(node).uses, ...inner];
}

function writesIn(
  node: Node,
  plan: Plan,
): readonly ReturnType<Plan['effects']>['writes'][number][] {
  const inner = node.kind === 'block' ? node.blocks.flat().flatMap((n) => writesIn(n, plan)) : [];
  return [...plan.effects(node).writes, ...inner];
}

function* expressionsOf(node: Node): Generator<Expr> {
  const roots =
    node.kind === 'block'
      ? headerExpressions(node.statement.node)
      : node.code.kind === 'assign'
        ? [node.code.target.node, node.code.value.node]
        : headerExpressions(node.code.statement.node);
  for (const root of roots) yield* expressionsIn(root);
  if (node.kind === 'block') for (const inner of node.blocks.flat()) yield* expressionsOf(inner);
}
