import { isPackageName } from '../ir/package-names.ts';
import { projectNameFrom } from './outline/index.ts';

export interface NamedProject {
  /** The name that a person gave. */
  readonly projectName: string | null;
  readonly title: string | null;
  readonly fileName: string;
  /** Modules that the notebook imports, and names that it binds to them. */
  readonly imported: readonly string[];
}

/** The package's name: never one that the notebook imports. */
export function packageNameOf({ projectName, title, fileName, imported }: NamedProject): string {
  const name = projectName ?? projectNameFrom(title, fileName);
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const base = words === '' ? 'pipeline' : words;
  const safe = /^[a-z]/.test(base) ? base : `pipeline_${base}`;
  const clash = imported.includes(safe);
  return clash || !isPackageName(safe) ? `${safe}_pipeline` : safe;
}
