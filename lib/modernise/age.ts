import type { Dependency } from '../ir/pipeline.ts';
import { versionOrder } from '../ir/versions.ts';

/** For each distribution, a version that the notebook's own is surely below. */
export type VersionBounds = ReadonlyMap<string, string>;

/** The first version of each distribution that no longer runs on a Python version. */
const LEFT_BEHIND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '3.5': { pandas: '1.0', 'scikit-learn': '0.23', numpy: '1.19', scipy: '1.5' },
  '3.6': { pandas: '1.2', 'scikit-learn': '1.0', numpy: '1.20', scipy: '1.6', xgboost: '1.6' },
  '3.7': { pandas: '1.4', 'scikit-learn': '1.1', numpy: '1.22', scipy: '1.8', xgboost: '1.7' },
  '3.8': { pandas: '2.1', 'scikit-learn': '1.4', numpy: '1.25', scipy: '1.11', xgboost: '2.2' },
  '3.9': { pandas: '3.0', 'scikit-learn': '1.7', numpy: '2.1', scipy: '1.14' },
  '3.10': { pandas: '3.0', 'scikit-learn': '1.8', numpy: '2.3', scipy: '1.16' },
};

/** How old the libraries of a notebook are at least, from its recorded Python, its install lines and removed calls in it. */
export function boundsOf(
  languageVersion: string | null,
  installs: readonly Dependency[],
  removedIn: readonly { readonly distribution: string; readonly changed: string }[],
): VersionBounds {
  const bounds = new Map<string, string>();
  const note = (distribution: string, version: string): void => {
    const known = bounds.get(distribution);
    if (known === undefined || versionOrder(version, known) < 0) bounds.set(distribution, version);
  };
  const python = /^3\.\d+/.exec(languageVersion ?? '')?.[0] ?? '';
  for (const [name, version] of Object.entries(LEFT_BEHIND[python] ?? {})) note(name, version);
  for (const { distribution, constraint } of installs) {
    const [, operator = '', version = ''] =
      /(===?|~=|<=|<)\s*(\d+(?:\.\d+)*)/.exec(constraint) ?? [];
    if (version !== '') note(distribution, operator === '<' ? version : above(version));
  }
  for (const { distribution, changed } of removedIn) note(distribution, changed);
  return bounds;
}

/** A version above all that begin like the given one. */
function above(version: string): string {
  const parts = version.split('.').map(Number);
  return [...parts.slice(0, -1), (parts.at(-1) ?? 0) + 1].join('.');
}
