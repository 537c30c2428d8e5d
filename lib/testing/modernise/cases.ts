import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Old code, what it becomes, and what both give: a part of a file of `fixtures/modernise`. */
export interface ModernCase {
  /** Id of the rule. */
  readonly id: string;
  readonly old: string;
  /** Null: no current version has an equal form, and the code stays. */
  readonly now: string | null;
  /** `repr` of the variable `result`, as old libraries gave it. */
  readonly gives: string | null;
  /** Python that the notebook recorded. */
  readonly python: string | null;
  /** Where `gives` comes from: a library and version it was run with, or a page that says so. */
  readonly witness: string | null;
}

export function modernCases(folder: string): readonly ModernCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .split(/^(?=# %% )/m)
        .filter((part) => part.startsWith('# %% '))
        .map(readCase),
    );
}

function readCase(text: string): ModernCase {
  const [head = '', rest = ''] = text.split(/\n(?!# (?:old|documented|python|stays))([^]*)/);
  const [old = '', now, gives] = rest.split(/^# --- (?:now|gives)\n/m);
  return {
    id: /^# %% (\S+)/.exec(head)?.[1] ?? '',
    old,
    now: head.includes('\n# stays') ? null : (now ?? null),
    gives: gives?.trim() ?? null,
    python: /\n# python: (\S+)/.exec(head)?.[1] ?? null,
    witness: /\n# (?:old|documented): (.+)/.exec(head)?.[1] ?? null,
  };
}
