import type { Attribute } from '../../frontend/python/ast.ts';
import { instanceType } from '../entities.ts';
import type { ClassEntity, FunctionEntity } from '../entities.ts';
import type { AbstractValue, Reference } from '../values.ts';
import { classOf, isImmutable, NOTHING, scalar, unionOf, UNKNOWN } from '../values.ts';
import type { Context } from './context.ts';
import { evaluate, insideOf } from './expressions.ts';
import { callOwn } from './functions.ts';
import { canonicalValue } from './library.ts';

export function readAttribute(ctx: Context, expr: Attribute): AbstractValue {
  const value = evaluate(ctx, expr.value);
  const result = attributeOf(ctx, value, expr.attr, expr.start);
  const metric = result.metric || value.metric || isScoreName(expr.attr);
  return { ...result, metric, predicted: result.predicted || value.predicted, root: value.root };
}

/** Attributes of fitted estimators that report how good the fit is, or what a search chose. */
const FIT_REPORTS = new Set([
  'inertia_',
  'explained_variance_ratio_',
  'best_params_',
  'rsquared',
  'rsquared_adj',
  'aic',
  'bic',
  'llf',
]);

function isScoreName(name: string): boolean {
  return FIT_REPORTS.has(name) || /(^|_)scores?_$/.test(name);
}

export function attributeOf(
  ctx: Context,
  value: AbstractValue,
  name: string,
  at: number,
): AbstractValue {
  const reference = value.reference;
  if (reference?.kind === 'module') {
    const full = `${reference.name}.${name}`;
    return canonicalValue(ctx, full) ?? { ...UNKNOWN, reference: unlistedMember(ctx, full) };
  }
  if (reference?.kind === 'class') {
    const full = `${reference.name}.${name}`;
    const method = ctx.index.methodSummary(reference.name, name);
    return method === undefined
      ? (canonicalValue(ctx, full) ?? UNKNOWN)
      : {
          ...UNKNOWN,
          reference: { kind: 'method', type: reference.name, name, receiver: UNKNOWN },
        };
  }
  if (reference?.kind === 'own-class') return ownMember(ctx, reference.entity, name, value, at);
  if (value.type !== null) {
    const own = ownClassOf(ctx, value.type);
    if (own !== null) return ownMember(ctx, own, name, value, at);
    const attribute = ctx.index.attributeSummary(value.type, name);
    if (attribute !== undefined) {
      const type =
        attribute.type === 'Any'
          ? null
          : attribute.type === 'self'
            ? value.type
            : (attribute.type ?? null);
      if (isImmutable(type)) return scalar(type ?? 'Any');
      const objects =
        attribute.result === 'fresh'
          ? new Set([ctx.object(`attr${at}.${name}`)])
          : attribute.result === 'element'
            ? unionOf(insideOf(ctx, value), NOTHING)
            : value.objects;
      return { ...UNKNOWN, type, objects };
    }
    if (ctx.index.methodSummary(value.type, name) !== undefined) {
      return {
        ...UNKNOWN,
        objects: value.objects,
        reference: { kind: 'method', type: value.type, name, receiver: value },
      };
    }
    const cls = classOf(value.type);
    // A column read as an attribute: `df.price`.
    if (cls !== null && ctx.index.hasTrait(cls, 'frame')) {
      return { ...UNKNOWN, type: 'pandas.Series', objects: value.objects };
    }
  }
  const receiver: Reference = { kind: 'method', type: value.type, name, receiver: value };
  return {
    ...UNKNOWN,
    objects: unionOf(value.objects, ctx.heap.heldBy(value.objects)),
    reference: receiver,
  };
}

function unlistedMember(ctx: Context, name: string): Reference {
  return ctx.index.functionSummary(name) === undefined
    ? { kind: 'module', name }
    : { kind: 'function', name };
}

export function ownClassOf(ctx: Context, type: string): ClassEntity | null {
  const name = classOf(type);
  return name === null ? null : (ctx.ownClasses.get(name) ?? null);
}

function ownMember(
  ctx: Context,
  entity: ClassEntity,
  name: string,
  value: AbstractValue,
  at: number,
): AbstractValue {
  const method = findMethod(entity, name);
  if (method !== null) {
    const decorators = method.node.kind === 'FunctionDef' ? method.node.decorators : [];
    const decorated = (word: string): boolean =>
      decorators.some((d) => d.kind === 'Name' && d.id === word);
    if (decorated('property') || decorated('cached_property'))
      return callOwn(ctx, method, [value], new Map(), at, value);
    if (
      decorated('staticmethod') ||
      (value.reference?.kind === 'own-class' && !decorated('classmethod'))
    ) {
      return {
        ...UNKNOWN,
        objects: new Set([method.object]),
        reference: { kind: 'own-function', entity: method },
      };
    }
    return {
      ...UNKNOWN,
      objects: unionOf(value.objects, new Set([method.object])),
      reference: { kind: 'own-method', entity: method, receiver: value },
    };
  }
  const known = entity.attributes.get(name);
  if (known !== undefined) {
    if (isImmutable(known.type)) return { ...known, objects: NOTHING };
    const shared = entity.shared.has(name) ? ctx.heap.heldBy(new Set([entity.object])) : NOTHING;
    return {
      ...known,
      objects: unionOf(unionOf(ctx.heap.heldBy(value.objects), value.objects), shared),
    };
  }
  const base = entity.bases.find((b) => b.kind === 'class');
  if (base?.kind === 'class' && ctx.index.methodSummary(base.name, name) !== undefined) {
    return {
      ...UNKNOWN,
      objects: value.objects,
      reference: {
        kind: 'method',
        type: base.name,
        name,
        receiver: { ...value, type: instanceType(entity) },
      },
    };
  }
  return {
    ...UNKNOWN,
    objects: unionOf(ctx.heap.heldBy(value.objects), value.objects),
    reference: { kind: 'method', type: null, name, receiver: value },
  };
}

export function findMethod(entity: ClassEntity, name: string): FunctionEntity | null {
  const own = entity.methods.get(name);
  if (own !== undefined) return own;
  for (const base of entity.bases) {
    if (base.kind === 'own-class') {
      const inherited = findMethod(base.entity, name);
      if (inherited !== null) return inherited;
    }
  }
  return null;
}
