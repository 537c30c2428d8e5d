import type { Expr, Stmt } from '../../frontend/python/ast.ts';

type FunctionDef = Extract<Stmt, { kind: 'FunctionDef' }>;
type CallExpr = Extract<Expr, { kind: 'Call' }>;

/** What a local name of a function holds, seen from the rows that the function was given. */
type Kind =
  /** Some of the rows, each as it was. */
  | 'rows'
  /** Lists of such rows, and frames without any yet. */
  | 'parts'
  | 'groups'
  /** One truth value a row. */
  | 'mask'
  | 'other';

const SAME_ROWS = new Set([
  'copy',
  'dropna',
  'drop_duplicates',
  'query',
  'head',
  'tail',
  'sample',
  'sort_values',
  'sort_index',
]);
const MASKS = new Set(['isin', 'between', 'notna', 'notnull', 'isna', 'isnull', 'duplicated']);
const LOOKING = new Set(['len', 'print', 'display']);

/**
 * Whether a function of the notebook gives back some of the rows that it is given first, each as it was: the usual
 * `remove_outliers(df)`, with a mask or group by group. The body comes without what only shows something. Said only of what is read completely; in doubt it is not one.
 */
export function choosesRows(node: FunctionDef, body: readonly Stmt[]): boolean {
  const [rows] = node.parameters;
  if (rows === undefined || rows.kind === 'vararg' || rows.kind === 'kwarg' || node.isAsync)
    return false;
  if (node.decorators.length > 0) return false;
  return new Reading(rows.name).gives(body);
}

class Doubt extends Error {}

class Reading {
  readonly #kinds = new Map<string, Kind>();
  #returned = false;

  constructor(rows: string) {
    this.#kinds.set(rows, 'rows');
  }

  gives(body: readonly Stmt[]): boolean {
    try {
      this.#block(body);
      return this.#returned;
    } catch (error) {
      if (error instanceof Doubt) return false;
      throw error;
    }
  }

  #block(body: readonly Stmt[]): void {
    for (const s of body) this.#statement(s);
  }

  #statement(s: Stmt): void {
    switch (s.kind) {
      case 'Assign':
        for (const target of s.targets) this.#assign(target, s.value);
        return;
      case 'AugAssign':
        if (this.#touchesRows(s.target) || this.#of(s.value) !== 'other') throw new Doubt();
        return;
      case 'Expr':
        this.#effect(s.value);
        return;
      case 'For':
        this.#loop(s);
        return;
      case 'If':
        this.#of(s.test);
        this.#block(s.body);
        this.#block(s.orelse);
        return;
      case 'Return':
        if (s.value === null || this.#of(s.value) !== 'rows') throw new Doubt();
        this.#returned = true;
        return;
      case 'Pass':
      case 'Continue':
      case 'Break':
        return;
      default:
        throw new Doubt();
    }
  }

  #assign(target: Expr, value: Expr): void {
    const kind = this.#of(value);
    if (target.kind === 'Name') {
      const before = this.#kinds.get(target.id);
      const grows = before === 'parts' && kind === 'rows';
      if (before !== undefined && before !== kind && !grows) throw new Doubt();
      this.#kinds.set(target.id, kind);
      return;
    }
    if (this.#touchesRows(target)) throw new Doubt();
    if (target.kind === 'Tuple' && kind === 'other')
      for (const one of target.elements)
        if (one.kind === 'Name') this.#kinds.set(one.id, 'other');
        else throw new Doubt();
    else if (kind !== 'other') throw new Doubt();
  }

  /** A statement for its effect: `parts.append(subset)`, `print(len(df))`. */
  #effect(value: Expr): void {
    if (value.kind === 'Constant') return;
    if (value.kind !== 'Call') throw new Doubt();
    const { func, args } = value;
    const [only] = args;
    if (func.kind === 'Attribute' && func.attr === 'append' && only !== undefined) {
      if (this.#of(func.value) === 'parts' && this.#of(only) === 'rows') return;
      if (this.#of(func.value) === 'other' && this.#of(only) === 'other') return;
      throw new Doubt();
    }
    if (func.kind === 'Name' && LOOKING.has(func.id)) {
      args.forEach((a) => this.#of(a));
      return;
    }
    throw new Doubt();
  }

  #loop(s: Extract<Stmt, { kind: 'For' }>): void {
    if (s.orelse.length > 0) throw new Doubt();
    const kind = this.#of(s.iter);
    if (kind === 'groups') {
      const [key, group] = s.target.kind === 'Tuple' ? s.target.elements : [];
      if (key?.kind !== 'Name' || group?.kind !== 'Name') throw new Doubt();
      this.#kinds.set(key.id, 'other');
      this.#kinds.set(group.id, 'rows');
    } else if (kind === 'other') {
      const names = s.target.kind === 'Tuple' ? s.target.elements : [s.target];
      for (const name of names)
        if (name.kind === 'Name') this.#kinds.set(name.id, 'other');
        else throw new Doubt();
    } else throw new Doubt();
    // What a round leaves is what the next one finds.
    this.#block(s.body);
    this.#block(s.body);
  }

  #touchesRows(target: Expr): boolean {
    let root = target;
    while (root.kind === 'Attribute' || root.kind === 'Subscript') root = root.value;
    return root.kind === 'Name' && (this.#kinds.get(root.id) ?? 'other') !== 'other';
  }

  #of(expr: Expr): Kind {
    switch (expr.kind) {
      case 'Name':
        return this.#kinds.get(expr.id) ?? 'other';
      case 'Constant':
        return 'other';
      case 'List':
      case 'Tuple': {
        const kinds = expr.elements.map((e) => this.#of(e));
        if (expr.kind === 'List' && kinds.length === 0) return 'parts';
        if (kinds.every((k) => k === 'rows' || k === 'parts')) return 'parts';
        if (kinds.every((k) => k === 'other' || k === 'mask')) return 'other';
        throw new Doubt();
      }
      case 'Dict':
        return this.#plain([...expr.keys, ...expr.values]);
      case 'Compare':
        this.#plain([expr.left, ...expr.comparators]);
        return 'mask';
      case 'BoolOp':
        this.#plain(expr.values);
        return 'other';
      case 'BinOp': {
        const masks = [this.#of(expr.left), this.#of(expr.right)];
        if (masks.some((k) => k !== 'mask' && k !== 'other')) throw new Doubt();
        return expr.op === '&' || expr.op === '|' ? 'mask' : 'other';
      }
      case 'UnaryOp':
        return this.#of(expr.operand) === 'mask' ? 'mask' : this.#plain([expr.operand]);
      case 'Attribute': {
        const base = this.#of(expr.value);
        // A column of the rows, or what is known about them.
        return base === 'rows' || base === 'other' || base === 'mask' ? 'other' : this.#doubt();
      }
      case 'Subscript':
        return this.#part(expr);
      case 'Call':
        return this.#call(expr);
      default:
        return this.#doubt();
    }
  }

  #part(expr: Extract<Expr, { kind: 'Subscript' }>): Kind {
    const { value, slice } = expr;
    const located =
      value.kind === 'Attribute' && value.attr === 'loc' && this.#of(value.value) === 'rows';
    const base = located ? 'rows' : this.#of(value);
    if (base === 'groups' || base === 'parts') throw new Doubt();
    if (base !== 'rows') {
      if (slice.kind !== 'Slice') this.#of(slice);
      return 'other';
    }
    if (slice.kind === 'Tuple' || slice.kind === 'Slice') throw new Doubt();
    const kind = this.#of(slice);
    if (kind === 'mask') return 'rows';
    // `df['price']`, `df[column]`: of a name it cannot be told, and as rows it is never given back.
    return kind === 'other' && slice.kind !== 'List' ? 'other' : this.#doubt();
  }

  #call(call: CallExpr): Kind {
    const { func, args, keywords } = call;
    if (func.kind === 'Name') {
      if (!LOOKING.has(func.id)) this.#plain([...args, ...keywords.map((k) => k.value)]);
      return 'other';
    }
    if (func.kind !== 'Attribute') throw new Doubt();
    const { attr } = func;
    const source = this.#of(func.value);
    if (source === 'rows') return this.#method(call, attr);
    if (source === 'groups' || source === 'parts') throw new Doubt();
    if (attr === 'concat') return this.#concat(call);
    if (attr === 'DataFrame' && args.length === 0 && keywords.length === 0) return 'parts';
    this.#plain([...args, ...keywords.map((k) => k.value)]);
    // `(z < 3).all(axis=1)`
    const folds =
      source === 'mask' && (attr === 'all' || attr === 'any') && call.keywords.length > 0;
    return MASKS.has(attr) || folds ? 'mask' : 'other';
  }

  #method(call: CallExpr, attr: string): Kind {
    const { args, keywords } = call;
    const given = (name: string): Expr | undefined => keywords.find((k) => k.name === name)?.value;
    this.#plain([...args, ...keywords.map((k) => k.value)]);
    if (keywords.some((k) => k.name === null || k.name === 'inplace')) throw new Doubt();
    if (attr === 'groupby') return 'groups';
    const across = given('axis') ?? (attr === 'drop' ? args[1] : undefined);
    const isAcross = across?.kind === 'Constant' && ['1', 'columns'].includes(constantText(across));
    if (attr === 'drop') {
      if (given('columns') !== undefined || isAcross) throw new Doubt();
      return 'rows';
    }
    if (attr === 'reset_index') {
      const drop = given('drop');
      const drops = drop?.kind === 'Constant' && constantText(drop) === 'true';
      return drops ? 'rows' : this.#doubt();
    }
    if (SAME_ROWS.has(attr)) return isAcross ? this.#doubt() : 'rows';
    return MASKS.has(attr) ? 'mask' : 'other';
  }

  #concat(call: CallExpr): Kind {
    const [parts] = call.args;
    const sideways = call.keywords.some((k) => k.name !== 'ignore_index');
    if (parts === undefined || sideways || this.#of(parts) !== 'parts') throw new Doubt();
    return 'rows';
  }

  /** Values that are no rows: whatever becomes of them, the rows stay as they are. */
  #plain(parts: readonly (Expr | null)[]): Kind {
    for (const part of parts) {
      const isEmpty = part === null || (part.kind === 'List' && part.elements.length === 0);
      const kind = isEmpty ? 'other' : this.#of(part);
      if (kind !== 'other' && kind !== 'mask') throw new Doubt();
    }
    return 'other';
  }

  #doubt(): never {
    throw new Doubt();
  }
}

function constantText(expr: Extract<Expr, { kind: 'Constant' }>): string {
  const { value } = expr;
  if (value.kind === 'int') return value.digits;
  return 'value' in value ? String(value.value) : '';
}
