import type { PythonFormatter } from '../../_lib.ts';

export interface Pending {
  readonly path: string;
  readonly text: string;
}

const CAPACITY = 2_000;

/**
 * Formats by content: a module whose text was formatted before costs nothing again. While text is new it passes
 * through as it is and is noted, so that a preview need not wait for the formatter.
 */
export class FormatCache {
  readonly #formatted = new Map<string, string>();

  /** Formats what is known, passes the rest through and adds it to `pending`. */
  preview(pending: Pending[]): PythonFormatter {
    return (path, text) => {
      const known = this.#formatted.get(key(path, text));
      if (known === undefined) pending.push({ path, text });
      return known ?? text;
    };
  }

  /** Formats everything, through the cache. */
  complete(format: PythonFormatter): PythonFormatter {
    return (path, text) => {
      const known = this.#formatted.get(key(path, text));
      if (known !== undefined) return known;
      const formatted = format(path, text);
      if (this.#formatted.size >= CAPACITY) {
        const oldest = this.#formatted.keys().next().value;
        if (oldest !== undefined) this.#formatted.delete(oldest);
      }
      this.#formatted.set(key(path, text), formatted);
      return formatted;
    };
  }
}

function key(path: string, text: string): string {
  return `${path}\n${text}`;
}

/** What is looked at comes first; the rest keeps its order. */
export function lookedAtFirst(
  pending: readonly Pending[],
  path: string | null,
): readonly Pending[] {
  if (path === null) return pending;
  const isIt = (file: Pending): boolean => path === file.path || path.endsWith(`/${file.path}`);
  return [...pending.filter(isIt), ...pending.filter((file) => !isIt(file))];
}
