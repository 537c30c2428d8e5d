import type { Dependency, Pipeline } from '../../ir/index.ts';
import { meets } from '../../ir/versions.ts';
import { closureOf, type KnownVersion, normalName, versionSets } from './known-versions.ts';
import { requirementsOf } from './pyproject.ts';

/** `requirements.lock`: the exact version of everything that is installed, as far as the known set has it. */
export function requirements(pipeline: Pipeline): string {
  const set = pipeline.versions ?? 'current';
  const needed = requirementsOf(pipeline);
  const { locked, missing } = closureOf(
    needed.map(({ distribution }) => distribution),
    set,
  );
  const lines = locked.map((entry) => line(entry, needed));
  const loose = [
    ...lines.filter(({ exact }) => !exact).map(({ text }) => text),
    ...missing.map((name) => asked(name, needed)),
  ];
  return [
    `# Exact versions of everything the project needs, for Python ${versionSets[set].python}; pip resolved them together.`,
    '# pip install --requirement requirements.lock installs them; pyproject.toml has the ranges that the code allows.',
    ...lines.filter(({ exact }) => exact).map(({ text }) => text),
    ...(loose.length === 0
      ? []
      : [
          '# Not resolved with the others, since nothing is installed by the conversion. To pin them from a working',
          '# environment: pip freeze --exclude-editable > requirements.lock',
          ...loose,
        ]),
    '',
  ].join('\n');
}

/** The known version, or what was asked for where that is another. */
function line(
  { name, version }: KnownVersion,
  needed: readonly Dependency[],
): { readonly text: string; readonly exact: boolean } {
  const own = needed.find(({ distribution }) => normalName(distribution) === normalName(name));
  if (own === undefined || meets(version, own.constraint))
    return { text: `${name}==${version}`, exact: true };
  return { text: name + own.constraint, exact: false };
}

function asked(name: string, needed: readonly Dependency[]): string {
  const own = needed.find(({ distribution }) => distribution === name);
  return name + (own?.constraint ?? '');
}
