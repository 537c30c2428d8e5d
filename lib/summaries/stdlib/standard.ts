import type { LibrarySummary } from '../contract.ts';
import { within } from '../vocabulary.ts';

/** Entries of one standard module under their bare names. */
interface Entries {
  readonly functions?: LibrarySummary['functions'];
  readonly classes?: LibrarySummary['classes'];
  readonly constants?: NonNullable<LibrarySummary['constants']>;
  readonly aliases?: NonNullable<LibrarySummary['aliases']>;
  /** Unlisted names change nothing. */
  readonly pure?: boolean;
  readonly everyday?: boolean;
}

/** A module of the standard library; its distribution is Python itself. */
export function standard(module: string, entries: Entries): LibrarySummary {
  return {
    library: module,
    distribution: 'python',
    functions: within(module, entries.functions ?? {}),
    classes: within(module, entries.classes ?? {}),
    constants: within(module, entries.constants ?? {}),
    aliases: entries.aliases ?? {},
    pureByDefault: entries.pure ?? false,
    everyday: entries.everyday ?? false,
  };
}
