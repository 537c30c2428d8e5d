import type { ConvertOptions, SettingChoice } from '../../_lib.ts';

/** What a person can choose of one setting; absent: as suggested. */
export type SettingChange = Omit<SettingChoice, 'at'>;

/** Name and group that a choice gives back to the suggestion, by leaving them out. */
export interface Suggested {
  readonly name: string;
  readonly group: string;
}

export function choicesOf(options: ConvertOptions): readonly SettingChoice[] {
  return options.settings ?? [];
}

/** Adds to what was chosen of `at`. What equals the suggestion is not kept, so that equal choices are equal data. */
export function withSettingChange(
  options: ConvertOptions,
  at: string,
  change: SettingChange,
  suggested: Suggested | null = null,
): ConvertOptions {
  const before = choicesOf(options).find((choice) => choice.at === at);
  const merged: SettingChoice = { ...before, ...change, at };
  const { rename, group, ...rest } = merged;
  const choice: SettingChoice = {
    ...rest,
    ...(rename === undefined || rename === suggested?.name ? {} : { rename }),
    ...(group === undefined || group === suggested?.group ? {} : { group }),
  };
  // A key without a wish is no choice; a place alone asks for a setting.
  const empty = Object.keys(choice).length === 1 && !isPlace(at);
  const others = choicesOf(options).filter((other) => other.at !== at);
  return withChoices(options, empty ? others : [...others, choice]);
}

export function withoutSettingChoice(options: ConvertOptions, at: string): ConvertOptions {
  return withChoices(
    options,
    choicesOf(options).filter((choice) => choice.at !== at),
  );
}

/** Name and group of the key that a choice speaks of; null when it speaks of a place. */
export function suggestedBy(at: string): Suggested | null {
  if (isPlace(at)) return null;
  const dot = at.indexOf('.');
  return { group: at.slice(0, dot), name: at.slice(dot + 1) };
}

export function isPlace(at: string): boolean {
  return at.includes(':');
}

/** What becomes the name of a field and of a key. */
export function isKey(text: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(text);
}

function withChoices(options: ConvertOptions, choices: readonly SettingChoice[]): ConvertOptions {
  const { settings: _, ...others } = options;
  if (choices.length === 0) return others;
  return { ...others, settings: choices.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
}

/** Choices that were stored earlier, maybe by another version: what is not understood is left out. */
export function readSettingChoices(value: unknown): readonly SettingChoice[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown): SettingChoice[] => {
    if (typeof one !== 'object' || one === null || !('at' in one)) return [];
    const { at, rename, group, type, inline }: StoredChoice = one;
    if (typeof at !== 'string') return [];
    return [
      {
        at,
        ...(typeof rename === 'string' ? { rename } : {}),
        ...(typeof group === 'string' ? { group } : {}),
        ...(typeof type === 'string' ? { type } : {}),
        ...(inline === true ? { inline } : {}),
      },
    ];
  });
}

type StoredChoice = { readonly [Name in keyof SettingChoice]?: unknown };

/** A type in a narrow column: `Path` for `pathlib.Path`, `one of 4` for four texts. */
export function typeLabel(type: string): string {
  return type
    .replaceAll(/\b[a-z_]+\.(?=[A-Z])/g, '')
    .replaceAll(/Literal\[((?:"(?:[^"\\]|\\.)*"|[^\]"])*)\]/g, (_, options: string) => {
      const count = (options.match(/"(?:[^"\\]|\\.)*"|[^\s,"]+/g) ?? []).length;
      return count === 1 ? options : `one of ${count}`;
    });
}
