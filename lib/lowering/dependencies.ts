import type { CodeText, Declaration, Dependency, ImportBinding, Step } from '../ir/index.ts';
import { distributionOf, isStandardModule } from '../summaries/distribution.ts';

/** Distributions that the kept code imports, with the constraints of the notebook's install lines. */
export function dependenciesOf(
  imports: readonly ImportBinding[],
  installs: readonly Dependency[],
  steps: readonly Step[],
  declarations: readonly Declaration[],
): readonly Dependency[] {
  const texts: readonly CodeText[] = [
    ...steps.flatMap((s) => s.body),
    ...declarations.map((d) => d.code),
  ];
  const inner = texts.flatMap((code) =>
    [...code.text.matchAll(/^\s*(?:from\s+([\w.]+)\s+import|import\s+([\w.]+))/gm)].map(
      (m) => m[1] ?? m[2] ?? '',
    ),
  );
  const modules = [...imports.map((b) => b.module), ...inner].map(
    (module) => module.split('.')[0] ?? module,
  );
  const found = new Map<string, Dependency>();
  for (const module of new Set(modules)) {
    if (module === '' || isStandardModule(module)) continue;
    const distribution = distributionOf(module) ?? module;
    const install = installs.find((d) => normal(d.distribution) === normal(distribution));
    found.set(distribution, { distribution, constraint: install?.constraint ?? '' });
  }
  return [...found.values()].toSorted((a, b) => (a.distribution < b.distribution ? -1 : 1));
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
