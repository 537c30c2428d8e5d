import type { Call, ConstantValue, Expr } from '../../frontend/python/ast.ts';
import {
  edit,
  keywordOf,
  placeIn,
  renamed,
  textOf,
  withArgument,
  withoutArgument,
} from '../edits.ts';
import type { CellEdit, Change, Found, Site } from '../rule.ts';

/** A call whose callee is one of those named. */
export function calledAs(site: Site, callees: ReadonlySet<string>): Call | null {
  const { node, names } = site;
  if (node?.kind !== 'Call') return null;
  const callee = names.callee(node.func);
  return callee !== null && callees.has(callee) ? node : null;
}

/** Source of a constant without regard to its quotes: `'auto'` -> `"auto"`, `None` -> `None`. */
export function literalOf(expr: Expr): string | null {
  if (expr.kind !== 'Constant') return null;
  const { value } = expr;
  return literalText(value);
}

function literalText(value: ConstantValue): string | null {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return value.digits;
    case 'str':
      return JSON.stringify(value.value);
    default:
      return null;
  }
}

/** `f(a, v)` -> `f(a, name=v)`, where nothing else is given by its place from there on; by callee. */
export function positionNamed(
  callees: readonly (readonly [string, string])[],
  position: number,
): Change {
  const names = new Map(callees);
  return {
    words: callees.map(([callee]) => callee.slice(callee.lastIndexOf('.') + 1)),
    find: (site) => {
      const call = calledAs(site, new Set(names.keys()));
      const given = call?.args[position];
      if (call === null || given === undefined) return null;
      const place = placeIn(site.cell, call);
      const name = names.get(site.names.callee(call.func) ?? '');
      const isLast = call.args.length === position + 1 && given.kind !== 'Starred';
      if (name === undefined || !isLast || keywordOf(call, name) !== null)
        return { place, edits: null };
      return { place, edits: [edit(site.cell, given.start, given.start, `${name}=`)] };
    },
  };
}

/** `f(old=v)` -> `f(name=v)`. */
export function keywordRenamed(callees: readonly string[], old: string, name: string): Change {
  const wanted = new Set(callees);
  return {
    words: [old],
    find: (site) => {
      const call = calledAs(site, wanted);
      const keyword = call && keywordOf(call, old);
      if (call === null || keyword === null || keywordOf(call, name) !== null) return null;
      const start = keyword.start;
      return {
        place: placeIn(site.cell, keyword),
        edits: [edit(site.cell, start, start + old.length, name)],
      };
    },
  };
}

/** `f(keyword=old)` -> `f(keyword=new)` for the literals given; null: no value is equal. */
export function valueReplaced(
  callees: readonly string[],
  keyword: string,
  values: Readonly<Record<string, string | null>>,
): Change {
  const wanted = new Set(callees);
  return {
    words: [keyword],
    find: (site) => {
      const call = calledAs(site, wanted);
      const given = call && keywordOf(call, keyword);
      const literal = given === null ? null : literalOf(given.value);
      if (call === null || given === null || literal === null || !Object.hasOwn(values, literal))
        return null;
      const to = values[literal] ?? null;
      const { start, end } = given.value;
      const place = placeIn(site.cell, given);
      return {
        place,
        edits:
          to === null ? null : [edit(site.cell, start, end, quotedLike(site, given.value, to))],
      };
    },
  };
}

/** The author's quotes around a text. */
function quotedLike(site: Site, old: Expr, text: string): string {
  const plain = /^"([^"'\\]*)"$/.exec(text)?.[1];
  return plain !== undefined && textOf(site.cell, old).startsWith("'") ? `'${plain}'` : text;
}

/** `f(a, keyword=v)` -> `f(a)`; with `values` only for those literals, any other value is gone. */
export function keywordDropped(
  callees: readonly string[],
  keywords: readonly string[],
  values: readonly string[] | null = null,
): Change {
  const wanted = new Set(callees);
  return {
    words: keywords,
    find: (site) => {
      const call = calledAs(site, wanted);
      const given = call?.keywords.find((k) => k.name !== null && keywords.includes(k.name));
      if (call === null || given === undefined) return null;
      const place = placeIn(site.cell, call);
      const literal = literalOf(given.value);
      if (values !== null && (literal === null || !values.includes(literal)))
        return { place, edits: null };
      const removed = withoutArgument(site.cell, call, given);
      return { place, edits: removed === null ? null : [removed] };
    },
  };
}

/** `f(a)` -> `f(a, keyword=value)` where the old default was another; `position` is where it may be given without its name. */
export function keywordAdded(
  callees: readonly string[],
  keyword: string,
  value: string,
  position: number | null = null,
): Change {
  const wanted = new Set(callees);
  const names = callees.map((name) => name.slice(name.lastIndexOf('.') + 1));
  return {
    words: names,
    find: (site) => {
      const call = calledAs(site, wanted);
      if (call === null || keywordOf(call, keyword) !== null) return null;
      if (call.keywords.some((k) => k.name === null) || call.args.some((a) => a.kind === 'Starred'))
        return null;
      if (position !== null && call.args.length > position) return null;
      return {
        place: placeIn(site.cell, call),
        edits: [withArgument(site.cell, call, `${keyword}=${value}`)],
      };
    },
  };
}

/** `x.old(...)` -> `x.new(...)`, `x.old` -> `x.new` for receivers of the classes given; null: nothing is equal. */
export function memberRenamed(
  classes: readonly string[],
  members: Readonly<Record<string, string | null>>,
): Change {
  const wanted = new Set(classes);
  return {
    words: Object.keys(members),
    find: ({ cell, node, names }): Found | null => {
      if (node?.kind !== 'Attribute' || !Object.hasOwn(members, node.attr)) return null;
      const owner = names.classOf(node.value);
      if (owner === null || !wanted.has(owner)) return null;
      const to = members[node.attr] ?? null;
      return { place: placeIn(cell, node), edits: to === null ? null : [renamed(cell, node, to)] };
    },
  };
}

/** A rewrite of calls that takes more than one word; null where it does not apply, `gone` where nothing is equal. */
export function callRewritten(
  callees: readonly string[],
  rewrite: (site: Site, call: Call) => readonly CellEdit[] | 'gone' | null,
): Change {
  const wanted = new Set(callees);
  return {
    words: callees.map((name) => name.slice(name.lastIndexOf('.') + 1)),
    find: (site) => {
      const call = calledAs(site, wanted);
      const edits = call && rewrite(site, call);
      if (call === null || edits === null) return null;
      return { place: placeIn(site.cell, call), edits: edits === 'gone' ? null : edits };
    },
  };
}
