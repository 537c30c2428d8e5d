import {
  constraintOf,
  type NumberBounds,
  type ParameterConstraint,
} from '../../summaries/constraints/index.ts';
import { argumentOf, type Resolution } from './context.ts';
import { parameterOfMethod } from './frame-concern.ts';
import { firstParameter } from './known-parameters.ts';
import type { Site } from './sites.ts';

/** What the call takes that a value is given to; null where it goes elsewhere, or nothing is known of the parameter. */
export function constraintAt(site: Site, resolution: Resolution): ParameterConstraint | null {
  const parent = site.above?.expr;
  if (parent?.kind !== 'Call') return null;
  const call = resolution.callOf(parent);
  const argument = argumentOf(call, site.node);
  if (argument === null) return null;
  const { position } = argument;
  const name =
    argument.name ??
    parameterOfMethod(call.callee, position) ??
    (position === 0 ? firstParameter(call.callee) : null);
  return name === null ? null : constraintOf(call.resolved?.canonical ?? null, name);
}

/** What all of some constraints take; null when no value suits every one. */
export function intersection(
  constraints: readonly ParameterConstraint[],
): ParameterConstraint | null {
  const [first, ...others] = constraints;
  return first === undefined ? null : others.reduce<ParameterConstraint>(both, first);
}

function both(a: ParameterConstraint, b: ParameterConstraint): ParameterConstraint {
  const aTexts = a.text ? b.options : a.options;
  return {
    int: tighter(a.int, b.int),
    float: tighter(a.float, b.float),
    isReal: a.isReal && b.isReal,
    options: b.text ? aTexts : aTexts.filter((one) => b.options.includes(one)),
    text: a.text && b.text,
    none: a.none && b.none,
    bool: a.bool && b.bool,
  };
}

function tighter(a: NumberBounds | null, b: NumberBounds | null): NumberBounds | null {
  if (a === null || b === null) return null;
  return { ...lower(a, b), ...upper(a, b) };
}

function lower(a: NumberBounds, b: NumberBounds): NumberBounds {
  const limits = [a, b].flatMap(({ gt, ge }) => [
    ...(gt === undefined ? [] : [{ gt }]),
    ...(ge === undefined ? [] : [{ ge }]),
  ]);
  // Of equal limits the one that leaves out its own value.
  return pick(limits, ({ gt, ge }) => [Number(gt ?? ge), gt === undefined ? 0 : 1]);
}

function upper(a: NumberBounds, b: NumberBounds): NumberBounds {
  const limits = [a, b].flatMap(({ lt, le }) => [
    ...(lt === undefined ? [] : [{ lt }]),
    ...(le === undefined ? [] : [{ le }]),
  ]);
  return pick(limits, ({ lt, le }) => [-Number(lt ?? le), lt === undefined ? 0 : 1]);
}

function pick(
  limits: readonly NumberBounds[],
  rank: (bounds: NumberBounds) => readonly [number, number],
): NumberBounds {
  const sorted = limits.toSorted((x, y) => {
    const [first, second] = [rank(x), rank(y)];
    return second[0] - first[0] || second[1] - first[1];
  });
  return sorted[0] ?? {};
}
