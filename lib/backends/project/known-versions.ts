import current from './versions/current.json' with { type: 'json' };
import old from './versions/old.json' with { type: 'json' };

/** A distribution of a set of versions that go together. */
export interface KnownVersion {
  readonly name: string;
  readonly version: string;
  /** Normal names of what it needs in turn. */
  readonly requires: readonly string[];
}

/** Exact versions that pip resolved together, for one version of Python; `scripts/resolve-versions.py` writes them. */
export interface VersionSet {
  readonly python: string;
  readonly packages: Readonly<Record<string, KnownVersion>>;
}

export type VersionSetName = 'current' | 'old';

export const versionSets: Readonly<Record<VersionSetName, VersionSet>> = { current, old };

/** `Scikit_Learn` -> `scikit-learn`. */
export function normalName(distribution: string): string {
  return distribution.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

export function lockedVersion(distribution: string, set: VersionSetName): string | null {
  return known(versionSets[set], distribution)?.version ?? null;
}

function known({ packages }: VersionSet, distribution: string): KnownVersion | null {
  const name = normalName(distribution);
  return Object.hasOwn(packages, name) ? (packages[name] ?? null) : null;
}

export interface Closure {
  readonly locked: readonly KnownVersion[];
  /** Distributions that the set does not have. */
  readonly missing: readonly string[];
}

/** Everything that some distributions need, each with its exact version, by name. */
export function closureOf(distributions: readonly string[], set: VersionSetName): Closure {
  const found = new Map<string, KnownVersion>();
  const missing: string[] = [];
  const visit = (distribution: string): void => {
    const name = normalName(distribution);
    if (found.has(name)) return;
    const entry = known(versionSets[set], name);
    if (entry === null) {
      missing.push(distribution);
      return;
    }
    found.set(name, entry);
    entry.requires.forEach(visit);
  };
  distributions.forEach(visit);
  const locked = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return { locked, missing };
}
