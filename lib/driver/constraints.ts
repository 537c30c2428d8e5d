import { lockedVersion } from '../backends/project/known-versions.ts';
import type { Dependency } from '../ir/index.ts';
import { meets, versionOrder } from '../ir/versions.ts';
import type { ModernChange } from './modernise.ts';

export interface Constrained {
  readonly dependencies: readonly Dependency[];
  /** Constraints of install lines that today's versions do not meet, and the version used instead. */
  readonly notKept: readonly { readonly pin: string; readonly version: string }[];
}

/** Version constraints that the code implies beside those of install lines. */
export function constraintsOf(
  dependencies: readonly Dependency[],
  changes: readonly ModernChange[],
  old: boolean,
): Constrained {
  const notKept: { pin: string; version: string }[] = [];
  const constrained = dependencies.map((dependency): Dependency => {
    const { distribution, constraint } = dependency;
    const own = changes.filter(({ rule }) => rule.distribution === distribution);
    if (old) return { distribution, constraint: joined(constraint, below(own)) };
    const version = lockedVersion(distribution, 'current');
    const isMet = version === null || meets(version, constraint);
    if (!isMet) notKept.push({ pin: `${distribution}${constraint}`, version });
    return { distribution, constraint: joined(isMet ? constraint : '', atLeast(own)) };
  });
  return { dependencies: constrained, notKept };
}

function below(changes: readonly ModernChange[]): string {
  const [first] = changes.map(({ rule }) => rule.changed).toSorted(versionOrder);
  return first === undefined ? '' : `<${first}`;
}

function atLeast(changes: readonly ModernChange[]): string {
  const needed = changes.flatMap(({ rule, after }) =>
    after === null || rule.since === null ? [] : [rule.since],
  );
  const last = needed.toSorted(versionOrder).at(-1);
  return last === undefined ? '' : `>=${last}`;
}

/** An exact version says all there is to say. */
function joined(given: string, implied: string): string {
  if (given.includes('==') || implied === '') return given;
  return given === '' ? implied : `${given},${implied}`;
}
