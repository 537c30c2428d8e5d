import type { Node, Scoped, Spelling } from '../../analysis/staging/index.ts';
import { boundNames } from '../../analysis/scopes.ts';
import { childrenOf, defaultsOf, headerExpressions } from '../../analysis/walk.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Comprehension, Expr, Stmt } from '../../frontend/python/ast.ts';
import type { CodeText, Origin } from '../../ir/index.ts';
import { commentsAbove } from '../text/comments.ts';
import { type Edit, originOf } from '../text/index.ts';
import type { Replaced } from './effects.ts';
import { isDummies } from './serving-form.ts';

type CallExpr = Extract<Expr, { kind: 'Call' }>;

/** How code of a step is spelled. */
export interface Wording {
  /** A name of the module as it stands in the step; it may be a slot. */
  readonly name: (name: string, store: boolean) => string;
  readonly replacedIn: (node: Node) => Replaced;
  /** The rows that a change of rows leaves alone in serving (`df.dropna()` -> `df`), or null. */
  readonly unchanged: (expr: Expr) => Expr | null;
  /** The method that applies what a call of this one learns (`fit_transform` -> `transform`), or null. */
  readonly applied: (call: CallExpr) => string | null;
  /** The columns that what a leaf makes of values must have in serving, or null. */
  readonly columns?: (node: Node) => string | null;
  readonly settings: (cell: ParsedCell) => readonly Edit[];
  /** Arguments that calls of lifted functions get besides their own. */
  readonly added: (callee: string) => readonly string[];
  /** Names that imports or definitions must provide, among those mentioned. */
  readonly requires: (names: ReadonlySet<string>) => readonly string[];
}

/** A line of a step with its place in the notebook. */
interface Line {
  readonly text: string;
  readonly origin: Origin;
  readonly verbatim: boolean;
}

/** Nodes as text, one piece of code for each top-level node, nodes that are not kept left out. */
export function writeNodes(
  nodes: readonly Node[],
  keep: (node: Node) => boolean,
  wording: Wording,
): readonly CodeText[] {
  const seen = new Set<string>();
  return nodes.flatMap((node): readonly CodeText[] => {
    if (!keep(node)) return [];
    const mentioned = new Set<string>();
    const lines = linesOf(node, keep, { ...wording, name: noting(wording, mentioned) }, 0);
    if (lines.length === 0) return [];
    const cell = cellOf(node);
    const own = !node.top.id.startsWith('virtual') && topStatement(node) === node.top;
    const comments = own
      ? commentsAbove(cell, node.top.start)
          .map((one) => one.text)
          .filter((c) => !seen.has(`${cell.cell.id} ${c}`))
      : [];
    for (const c of comments) seen.add(`${cell.cell.id} ${c}`);
    return [codeOf(lines, comments, wording.requires(mentioned))];
  });
}

function noting(wording: Wording, mentioned: Set<string>): Wording['name'] {
  return (name, store) => {
    const text = wording.name(name, store);
    if (text === name) mentioned.add(name);
    return text;
  };
}

function topStatement(node: Node): Stmt | null {
  if (node.kind === 'block') return node.statement.node;
  return node.code.kind === 'statement' ? node.code.statement.node : null;
}

export function cellOf(node: Node): ParsedCell {
  if (node.kind === 'block') return node.statement.cell;
  return node.code.kind === 'statement' ? node.code.statement.cell : node.code.value.cell;
}

function codeOf(
  lines: readonly Line[],
  comments: readonly string[],
  requires: readonly string[],
): CodeText {
  const origins: Origin[] = [];
  const lineOrigins = lines.map(({ origin }) => {
    const at = origins.findIndex(
      (o) => o.span.cell === origin.span.cell && o.span.start === origin.span.start,
    );
    return at >= 0 ? at : origins.push(origin) - 1;
  });
  return {
    comments,
    text: lines.map((l) => l.text).join('\n'),
    verbatimLines: lines.flatMap((l, i) => (l.verbatim ? [i] : [])),
    requires,
    origins,
    lineOrigins,
  };
}

function linesOf(
  node: Node,
  keep: (node: Node) => boolean,
  wording: Wording,
  indent: number,
): readonly Line[] {
  if (!keep(node)) return [];
  if (node.kind === 'leaf') return leafLines(node, wording, indent);
  const { node: s } = node.statement;
  const inner = (block: readonly Node[] | undefined): readonly Line[] =>
    (block ?? []).flatMap((one) => linesOf(one, keep, wording, indent + 4));
  const first = headerLines(node, headOf(s), wording, indent);
  const [body, other] = node.blocks;
  if (s.kind === 'If') {
    const yes = inner(body);
    const no = inner(other);
    const at = first[0]?.origin;
    if (at === undefined) return [];
    const line = (text: string, depth = indent): Line => ({
      text: ' '.repeat(depth) + text,
      origin: at,
      verbatim: false,
    });
    return [
      ...first,
      ...(yes.length === 0 ? [line('pass', indent + 4)] : yes),
      ...(no.length === 0 ? [] : [line('else:'), ...no]),
    ];
  }
  return [...first, ...node.blocks.flatMap((block) => inner(block))];
}

/** Range of a compound statement's header, from its keyword to what is before its colon. */
function headOf(s: Stmt): readonly [number, number] {
  const last = headerExpressions(s).at(-1);
  const targets =
    s.kind === 'For'
      ? [s.target, s.iter]
      : s.kind === 'With'
        ? s.items.flatMap((i) => (i.target === null ? [i.context] : [i.context, i.target]))
        : [];
  const end = Math.max(last?.end ?? s.start, ...targets.map((t) => t.end));
  return [s.start, end];
}

function headerLines(
  node: Extract<Node, { kind: 'block' }>,
  [start, end]: readonly [number, number],
  wording: Wording,
  indent: number,
): readonly Line[] {
  const { cell, spelling, node: s } = node.statement;
  const printer = new Printer(wording, node);
  const edits = headerExpressions(s).flatMap((e) => printer.edits(e, spelling, cell));
  const targets = s.kind === 'For' ? printer.edits(s.target, spelling, cell) : [];
  const keyword = s.kind === 'If' && s.isElif ? 'if' : '';
  const text = applied(cell.cell.source, start, end, [...edits, ...targets]);
  const header = keyword === '' ? text : text.replace(/^elif\b/, 'if');
  return textLines(
    `${closed(header, cell.cell.source, end)}:`,
    indent,
    originOf(cell, s.id, { start, end }),
  );
}

/** Parentheses around a header's condition belong to it. */
function closed(header: string, source: string, end: number): string {
  const opened = (header.match(/\(/g)?.length ?? 0) - (header.match(/\)/g)?.length ?? 0);
  return opened > 0
    ? header +
        source
          .slice(end)
          .match(/^[\s)]*/)?.[0]
          ?.replaceAll(/\s/g, '')
    : header;
}

function leafLines(
  leaf: Extract<Node, { kind: 'leaf' }>,
  wording: Wording,
  indent: number,
): readonly Line[] {
  const printer = new Printer(wording, leaf);
  if (leaf.code.kind === 'assign') {
    const { target, value } = leaf.code;
    const left = printer.text(target);
    const right = printer.text(value);
    if (left === right) return [];
    return textLines(`${left} = ${right}`, indent, originOf(value.cell, leaf.top.id, value.node));
  }
  const { cell, node: s, spelling } = leaf.code.statement;
  const origin = originOf(cell, s.id, s);
  const pair = printer.appliedPair(s, spelling, cell);
  if (pair !== null) return pair === '' ? [] : textLines(pair, indent, origin);
  const text = applied(cell.cell.source, s.start, s.end, printer.statementEdits(s, spelling, cell));
  if (s.kind === 'Assign' && s.targets.length === 1) {
    const [target] = s.targets;
    if (
      target !== undefined &&
      printer.text({ cell, spelling, node: target }) ===
        printer.text({ cell, spelling, node: s.value })
    )
      return [];
  }
  return textLines(text, indent, origin);
}

function textLines(text: string, indent: number, origin: Origin): readonly Line[] {
  const lines = text.split('\n');
  const widths = lines
    .slice(1)
    .filter((l) => l.trim() !== '')
    .map((l) => l.length - l.trimStart().length);
  const shift = widths.length === 0 ? 0 : Math.min(...widths);
  return lines.flatMap((line, i) => {
    if (i === 0) return [{ text: ' '.repeat(indent) + line, origin, verbatim: false }];
    if (line.trim() === '') return [];
    return [
      { text: ' '.repeat(indent + 4) + line.slice(shift).trimEnd(), origin, verbatim: false },
    ];
  });
}

function applied(source: string, start: number, end: number, edits: readonly Edit[]): string {
  let out = '';
  let at = start;
  for (const edit of [...edits].toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue;
    out += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + source.slice(at, end);
}

/** Prints expressions of one node. */
export class Printer {
  readonly #replaced: Replaced;

  readonly #columns: string | null;

  constructor(
    readonly wording: Wording,
    node: Node,
  ) {
    this.#replaced = wording.replacedIn(node);
    this.#columns = wording.columns?.(node) ?? null;
  }

  text({ cell, spelling, node }: Scoped<Expr>): string {
    if (node.kind === 'Name') {
      const [edit] = this.#edits(node, spelling, cell, new Set());
      return edit?.text ?? node.id;
    }
    return applied(cell.cell.source, node.start, node.end, this.edits(node, spelling, cell));
  }

  statementEdits(s: Stmt, spelling: Spelling, cell: ParsedCell): readonly Edit[] {
    const targets =
      s.kind === 'Assign'
        ? s.targets
        : s.kind === 'AugAssign' || s.kind === 'AnnAssign'
          ? [s.target]
          : s.kind === 'Delete'
            ? s.targets
            : [];
    const rest = headerExpressions(s).filter((e) => !targets.includes(e));
    return [...targets, ...rest].flatMap((e) => this.edits(e, spelling, cell));
  }

  /** `x, learned = f(x)` applied with what is learned already; null when the statement is nothing of the kind. */
  appliedPair(s: Stmt, spelling: Spelling, cell: ParsedCell): string | null {
    if (s.kind !== 'Assign' || s.targets.length !== 1 || s.value.kind !== 'Call') return null;
    const [target] = s.targets;
    const keyword = this.wording.applied(s.value);
    if (target?.kind !== 'Tuple' || keyword === null || !keyword.endsWith('=')) return null;
    const [rows, learned] = target.elements;
    if (rows === undefined || learned === undefined) return null;
    const call = this.text({ cell, spelling, node: s.value });
    const known = this.text({ cell, spelling, node: learned });
    return `${this.text({ cell, spelling, node: rows })} = ${call.slice(0, -1)}, ${keyword}${known})`;
  }

  edits(expr: Expr, spelling: Spelling, cell: ParsedCell): Edit[] {
    return this.#edits(expr, spelling, cell, new Set());
  }

  #edits(expr: Expr, spelling: Spelling, cell: ParsedCell, bound: ReadonlySet<string>): Edit[] {
    const name = this.#replaced.get(expr);
    if (name !== undefined)
      return [{ start: expr.start, end: expr.end, text: this.wording.name(name, false) }];
    const setting = this.wording
      .settings(cell)
      .find((e) => e.start === expr.start && e.end === expr.end);
    if (setting !== undefined) return [setting];
    const kept = this.wording.unchanged(expr);
    if (kept !== null) {
      return [
        { start: expr.start, end: kept.start, text: '' },
        ...this.#edits(kept, spelling, cell, bound),
        { start: kept.end, end: expr.end, text: '' },
      ];
    }
    switch (expr.kind) {
      case 'Name':
        return this.#name(expr, spelling, bound);
      case 'Call': {
        const called = expr.func.kind === 'Name' ? expr.func : null;
        const inner = childrenOf(expr).flatMap((c) =>
          c === called
            ? this.#name(called, spelling, bound, true)
            : this.#edits(c, spelling, cell, bound),
        );
        return [
          ...this.#dummies(expr),
          ...inner,
          ...this.#keywords(expr, cell),
          ...this.#call(expr, bound),
        ];
      }
      case 'Lambda': {
        const own = new Set([...bound, ...expr.parameters.map((p) => p.name)]);
        return [
          ...defaultsOf(expr.parameters).flatMap((d) => this.#edits(d, spelling, cell, bound)),
          ...this.#edits(expr.body, spelling, cell, own),
        ];
      }
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp': {
        const own = new Set([...bound, ...namesOf(expr.generators)]);
        const [first] = expr.generators;
        return childrenOf(expr).flatMap((c) =>
          this.#edits(c, spelling, cell, c === first?.iter ? bound : own),
        );
      }
      default:
        return [
          ...childrenOf(expr).flatMap((c) => this.#edits(c, spelling, cell, bound)),
          ...this.#inside(expr, cell),
        ];
    }
  }

  /** Settings that stand for parts which are no expressions of their own: rows of a display. */
  #inside(expr: Expr, cell: ParsedCell): readonly Edit[] {
    const children = childrenOf(expr);
    return this.wording
      .settings(cell)
      .filter(
        (e) =>
          e.start >= expr.start &&
          e.end <= expr.end &&
          !children.some((c) => e.start < c.end && c.start < e.end),
      );
  }

  #keywords(call: CallExpr, cell: ParsedCell): readonly Edit[] {
    return this.wording
      .settings(cell)
      .filter((e) => call.keywords.some((k) => k.start === e.start && k.end === e.end));
  }

  #name(
    expr: Extract<Expr, { kind: 'Name' }>,
    spelling: Spelling,
    bound: ReadonlySet<string>,
    isCalled = false,
  ): Edit[] {
    if (bound.has(expr.id)) return [];
    const added = isCalled || expr.context !== 'load' ? [] : this.wording.added(expr.id);
    if (added.length > 0) {
      const given = added.map((name) => `${name}=${this.wording.name(name, false)}`).join(', ');
      const text = `${this.wording.name('functools', false)}.partial(${this.wording.name(expr.id, false)}, ${given})`;
      return [{ start: expr.start, end: expr.end, text }];
    }
    const stands = spelling.names.get(expr.id);
    if (stands !== undefined && typeof stands !== 'string') {
      const text = this.text(stands);
      const atomic = [
        'Name',
        'Constant',
        'Call',
        'Subscript',
        'Attribute',
        'List',
        'Tuple',
        'Dict',
      ].includes(stands.node.kind);
      return [{ start: expr.start, end: expr.end, text: atomic ? text : `(${text})` }];
    }
    const text = this.wording.name(stands ?? expr.id, expr.context !== 'load');
    return text === expr.id ? [] : [{ start: expr.start, end: expr.end, text }];
  }

  /** With the columns of training given, none is left out for being the first one seen. */
  #dummies(call: CallExpr): readonly Edit[] {
    if (this.#columns === null || !isDummies(call)) return [];
    const at = call.keywords.findIndex((k) => k.name === 'drop_first');
    const keyword = call.keywords[at];
    const before = call.keywords[at - 1] ?? call.args.at(-1);
    const typed = call.keywords.some((k) => k.name === 'dtype');
    const added = `.reindex(columns=${this.#columns}, fill_value=${typed ? '0' : 'False'})`;
    return [
      ...(keyword === undefined || before === undefined
        ? []
        : [{ start: before.end, end: keyword.end, text: '' }]),
      { start: call.end, end: call.end, text: added },
    ];
  }

  #call(call: CallExpr, bound: ReadonlySet<string>): readonly Edit[] {
    const { func } = call;
    if (func.kind === 'Name' && !bound.has(func.id)) {
      const added = this.wording.added(func.id);
      if (added.length === 0) return [];
      const given = added.map((name) => `${name}=${this.wording.name(name, false)}`).join(', ');
      const empty = call.args.length + call.keywords.length === 0;
      return [{ start: call.end - 1, end: call.end - 1, text: empty ? given : `, ${given}` }];
    }
    const method = this.wording.applied(call);
    if (method === null || method.endsWith('=') || func.kind !== 'Attribute') return [];
    const [rows] = call.args;
    return [
      { start: func.value.end, end: func.end, text: `.${method}` },
      ...(rows === undefined ? [] : [{ start: rows.end, end: call.end - 1, text: '' }]),
    ];
  }
}

function namesOf(generators: readonly Comprehension[]): readonly string[] {
  return generators.flatMap((g) => boundNames(g.target));
}
