import type {
  CodeText,
  Declaration,
  Dependency,
  ImportBinding,
  Setting,
  Step,
} from '../ir/index.ts';
import { distributionOf, isStandardModule, readers } from '../summaries/distribution.ts';

/** Distributions that the kept code imports, with the constraints of the notebook's install lines. */
export function dependenciesOf(
  imports: readonly ImportBinding[],
  installs: readonly Dependency[],
  steps: readonly Step[],
  declarations: readonly Declaration[],
  settings: readonly Setting[] = [],
): readonly Dependency[] {
  const texts: readonly CodeText[] = [
    ...steps.flatMap((s) => s.body),
    ...declarations.map((d) => d.code),
  ];
  // Paths are settings by now; their literals still say what is read.
  const literals = settings.map(({ value }) => JSON.stringify(value.value));
  const inner = texts.flatMap((code) =>
    [...code.text.matchAll(/^\s*(?:from\s+([\w.]+)\s+import|import\s+([\w.]+))/gm)].map(
      (m) => m[1] ?? m[2] ?? '',
    ),
  );
  const modules = [...imports.map((b) => b.module), ...inner].map(
    (module) => module.split('.')[0] ?? module,
  );
  const found = new Map<string, Dependency>();
  const imported = [...new Set(modules)].flatMap((module) =>
    module === '' || isStandardModule(module) ? [] : [distributionOf(module) ?? module],
  );
  const all = [...texts.map(({ text }) => text), ...literals].join('\n');
  const read = readers.flatMap(({ call, distributions }) => (call.test(all) ? distributions : []));
  for (const distribution of new Set([...imported, ...read])) {
    const install = installs.find((d) => normal(d.distribution) === normal(distribution));
    found.set(distribution, { distribution, constraint: install?.constraint ?? '' });
  }
  return [...found.values()].toSorted((a, b) => (a.distribution < b.distribution ? -1 : 1));
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
