import type { Expr } from '../../../frontend/python/ast.ts';
import type { Node } from '../../staging/facts.ts';
import type { Material } from '../material.ts';
import type { At } from '../trace/tracer.ts';

const LONG = 2000;

/** Words in names that say which rows a variable holds. */
const SIDES =
  /train(ing)?|test(ing)?|valid(ation)?|hold_?out|trn|tst|(?<=_)(tr|te|ts|val)(?=_|$)|^(tr|te|ts|val)(?=_)/gi;

function withoutSide(name: string): string {
  return name.replaceAll(SIDES, '').replaceAll('_', '').toLowerCase();
}

/**
 * Text of an expression in which the two sides' frames have one name, formatting is gone, `fit_transform` is
 * `transform`, and names of single values stand for what they were bound to. Twins have the same text.
 */
export class Canonical {
  readonly #definitions = new Map<string, string>();
  readonly #long = new Map<string, number>();
  readonly #aliases = new Map<string, string>();

  constructor(readonly material: Material) {
    const fitted = rootName(material.fit.node.args[0]);
    const twins = trainNames(material);
    for (const { node } of material.answers) {
      const asked = rootName(node.args[0]);
      if (fitted !== null && asked !== null && !twins.has(withoutSide(asked)))
        this.#aliases.set(asked, withoutSide(fitted));
    }
  }

  define(name: string, at: At, value: Expr): void {
    const text = this.text(at, value);
    // Definitions that read definitions would double with each step: a long text is known by its number.
    const number = this.#long.get(text) ?? this.#long.size;
    if (text.length > LONG) this.#long.set(text, number);
    this.#definitions.set(name, text.length > LONG ? `#${number}` : text);
  }

  forget(name: string): void {
    this.#definitions.delete(name);
  }

  frame(name: string): string {
    return this.#aliases.get(name) ?? withoutSide(name);
  }

  text(at: At, expr: Expr): string {
    return JSON.stringify(expr, (key, value: unknown) => {
      if (key === 'start' || key === 'end' || key === 'context') return undefined;
      if (!isExpr(value)) return value;
      if (value.kind === 'Name') return this.#name(at, value);
      return value.kind === 'Call' ? plainTransform(value) : value;
    });
  }

  #name(at: At, expr: Extract<Expr, { kind: 'Name' }>): unknown {
    const spelled = at.spelling.names.get(expr.id);
    if (spelled !== undefined && typeof spelled !== 'string')
      return {
        as: this.text({ ...at, cell: spelled.cell, spelling: spelled.spelling }, spelled.node),
      };
    const name = spelled ?? expr.id;
    const value = at.leaf.values.get(expr);
    if (value?.time === 'row' && value.shape !== 'container' && value.shape !== 'model') {
      const side = this.material.sideOf(value.rows);
      if (side === 'train' || side === 'held-out') return { rows: this.frame(name) };
    }
    const definition = this.#definitions.get(name);
    return definition === undefined ? { name } : { as: definition };
  }
}

/** The name of the training rows that a name of held-out rows has its own from, if there is one. */
export function twinOf(material: Material, held: string): string | null {
  const twin = trainNames(material).get(withoutSide(held));
  return twin === undefined || twin === held ? null : twin;
}

/** Names that hold training rows at some time, by what they are without the words that say so. */
function trainNames({ staging, sideOf }: Material): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      for (const [name, value] of node.after)
        if (value.time === 'row' && sideOf(value.rows) === 'train')
          names.set(withoutSide(name), name);
      if (node.kind === 'block') node.blocks.forEach(visit);
    }
  };
  visit(staging.nodes);
  return names;
}

function isExpr(value: unknown): value is Expr {
  return typeof value === 'object' && value !== null && 'kind' in value && 'start' in value;
}

/** `enc.fit_transform(X_train, y_train)` does to its rows what `enc.transform(X_test)` does. */
function plainTransform(call: Extract<Expr, { kind: 'Call' }>): Expr {
  const { func } = call;
  if (func.kind !== 'Attribute' || !/^(fit_)?(transform|predict)$/.test(func.attr)) return call;
  return {
    ...call,
    func: { ...func, attr: func.attr.replace('fit_', '') },
    args: call.args.slice(0, 1),
    keywords: [],
  };
}

export function rootName(expr: Expr | undefined): string | null {
  let root = expr;
  while (root?.kind === 'Subscript' || root?.kind === 'Attribute') root = root.value;
  return root?.kind === 'Name' ? root.id : null;
}
