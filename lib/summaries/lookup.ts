import type {
  AttributeSummary,
  CallSummary,
  ClassSummary,
  ClassTrait,
  KeyShape,
  LibrarySummary,
} from './contract.ts';
import type { TypeText } from '../ir/python-type.ts';
import { resolveName } from './canonical.ts';
import { fillArguments, splitType } from './type-text.ts';

/** What is known of a library as a whole. */
export interface LibraryFacts {
  readonly library: string;
  readonly distribution: string;
  readonly displayOnly: boolean;
  readonly pureByDefault: boolean;
}

/**
 * Answers about library names. Names may be given in any spelling (`pandas.core.frame.DataFrame`) and class names
 * with type arguments (`dict[str, float]`). `undefined` means: nothing is known, assume the worst.
 */
export interface SummaryIndex {
  /** The public import path of a name. */
  canonical(name: string): string;
  functionSummary(name: string): CallSummary | undefined;
  classSummary(name: string): ClassSummary | undefined;
  /** The call of a class; `returns` is always set. Without an entry of its own the object may hold its arguments. */
  constructorSummary(name: string): CallSummary | undefined;
  /** A function or a constructor, whichever the name is. */
  callSummary(name: string): CallSummary | undefined;
  methodSummary(className: string, method: string): CallSummary | undefined;
  /**
   * What a method may be on a receiver of unknown type: those of that name of the classes people meet every day; when
   * none of them has it, of any listed class.
   */
  methodsNamed(method: string): readonly CallSummary[];
  attributeSummary(className: string, attribute: string): AttributeSummary | undefined;
  /** What `x[key]` gives; without a shape, what holds for any key. */
  itemSummary(className: string, key?: KeyShape): AttributeSummary | undefined;
  iterates(className: string): TypeText | undefined;
  operators(className: string): TypeText | undefined;
  constantType(name: string): TypeText | undefined;
  hasTrait(className: string, trait: ClassTrait): boolean;
  /** Whether `className` is `base` or inherits from it. */
  inherits(className: string, base: string): boolean;
  libraryOf(name: string): LibraryFacts | undefined;
  isKnownModule(name: string): boolean;
}

const DISPLAYS: CallSummary = {
  returns: 'Any',
  display: true,
  readsState: ['figure'],
  writesState: ['figure'],
};
const PURE: CallSummary = { returns: 'Any' };

/** Builds the index once; every question is then a few map look-ups. */
export function indexSummaries(libraries: readonly LibrarySummary[]): SummaryIndex {
  const functions = new Map<string, CallSummary>();
  const classes = new Map<string, ClassSummary>();
  const constants = new Map<string, TypeText>();
  const aliases = new Map<string, string>();
  const facts = new Map<string, LibraryFacts>();
  const modules = new Set<string>();
  const everyday = new Map<string, Set<CallSummary>>();
  const anywhere = new Map<string, Set<CallSummary>>();

  for (const library of libraries) {
    const { distribution, displayOnly = false, pureByDefault = false } = library;
    facts.set(library.library, {
      library: library.library,
      distribution,
      displayOnly,
      pureByDefault,
    });
    if (library.library !== 'builtins') modules.add(library.library);
    for (const [name, target] of Object.entries(library.aliases ?? {})) aliases.set(name, target);
    for (const [name, summary] of Object.entries(library.functions)) functions.set(name, summary);
    for (const [name, summary] of Object.entries(library.classes)) classes.set(name, summary);
    for (const summary of Object.values(library.classes)) {
      addMethods(summary, anywhere);
      if (library.everyday === true && summary.rare !== true) addMethods(summary, everyday);
    }
    for (const [name, type] of Object.entries(library.constants ?? {})) constants.set(name, type);
  }
  for (const table of [functions, constants, classes]) {
    for (const name of table.keys()) addParents(name, modules, classes);
  }
  // An alias that is a module (`sklearn.externals.joblib`) can be imported, one that is a class cannot.
  for (const [name, target] of aliases) if (modules.has(target)) modules.add(name);

  const listed = (name: string): boolean =>
    functions.has(name) || classes.has(name) || constants.has(name) || modules.has(name);
  const canonical = (name: string): string =>
    listed(name) && !aliases.has(name) ? name : resolveName(name, aliases, listed);

  const libraryOf = (name: string): LibraryFacts | undefined => {
    let prefix = canonical(splitType(name).name);
    if (functions.has(prefix) || classes.has(prefix)) {
      if (!prefix.includes('.')) return facts.get('builtins');
    }
    for (;;) {
      const found = facts.get(prefix);
      if (found !== undefined) return found;
      const dot = prefix.lastIndexOf('.');
      if (dot < 0) return undefined;
      prefix = prefix.slice(0, dot);
    }
  };

  const byDefault = (name: string): CallSummary | undefined => {
    const library = libraryOf(name);
    if (library === undefined) return undefined;
    if (library.displayOnly) return DISPLAYS;
    return library.pureByDefault ? PURE : undefined;
  };

  /** The class itself, then its bases, left to right and depth first. */
  const families = new Map<string, readonly ClassSummary[]>();
  const familyOf = (name: string): readonly ClassSummary[] => {
    const id = canonical(name);
    const known = families.get(id);
    if (known !== undefined) return known;
    const members = new Set<string>();
    const visit = (member: string): void => {
      if (members.has(member)) return;
      const summary = classes.get(member);
      if (summary === undefined) return;
      members.add(member);
      for (const base of summary.bases ?? []) visit(canonical(base));
    };
    visit(id);
    const found = [...members].flatMap((member) => classes.get(member) ?? []);
    if (found.length > 0) families.set(id, found);
    return found;
  };

  const search = <T>(
    name: string,
    pick: (summary: ClassSummary) => T | undefined,
  ): T | undefined => {
    for (const summary of familyOf(name)) {
      const found = pick(summary);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const functionSummary = (name: string): CallSummary | undefined => {
    const id = canonical(name);
    const own = functions.get(id);
    if (own !== undefined) return own;
    return classes.has(id) || modules.has(id) ? undefined : byDefault(id);
  };

  const constructorSummary = (name: string): CallSummary | undefined => {
    const id = canonical(splitType(name).name);
    if (!classes.has(id)) return undefined;
    const own = search(id, (summary) => summary.construct);
    if (own === undefined) return { returns: id, result: 'arguments' };
    const returns = own.returns === undefined || own.returns === 'self' ? id : own.returns;
    return { ...own, returns };
  };

  return {
    canonical,
    functionSummary,
    classSummary: (name) => classes.get(canonical(splitType(name).name)),
    constructorSummary,
    callSummary: (name) => constructorSummary(name) ?? functionSummary(name),
    methodSummary: (className, method) => {
      const { name, parameters } = splitType(className);
      const own = search(name, (summary) => ownEntry(summary.methods, method));
      if (own === undefined) {
        // An unlisted name on a frame is a column: `df.price`.
        const isFrame = search(name, (summary) => summary.traits?.includes('frame') || undefined);
        return isFrame === true ? undefined : byDefault(name);
      }
      return fillArguments(own, own.returns, (returns) => ({ ...own, returns }), parameters);
    },
    methodsNamed: (method) => [...(everyday.get(method) ?? anywhere.get(method) ?? [])],
    attributeSummary: (className, attribute) => {
      const { name, parameters } = splitType(className);
      const own = search(name, (summary) => ownEntry(summary.attributes, attribute));
      return own && fillArguments(own, own.type, (type) => ({ ...own, type }), parameters);
    },
    itemSummary: (className, key) => {
      const { name, parameters } = splitType(className);
      const own =
        (key && search(name, (summary) => summary.items?.[key])) ??
        (key === 'block' || key === 'column'
          ? search(name, (summary) => summary.items?.tuple)
          : undefined) ??
        search(name, (summary) => summary.item);
      return own && fillArguments(own, own.type, (type) => ({ ...own, type }), parameters);
    },
    iterates: (className) => {
      const { name, parameters } = splitType(className);
      const own = search(name, (summary) => summary.iterates);
      return own && fillArguments(own, own, (type) => type, parameters);
    },
    operators: (className) => {
      const { name } = splitType(className);
      const own = search(name, (summary) => summary.operators);
      return own === 'self' ? className : own;
    },
    constantType: (name) => constants.get(canonical(name)),
    hasTrait: (className, trait) =>
      search(
        splitType(className).name,
        (summary) => summary.traits?.includes(trait) || undefined,
      ) ?? false,
    inherits: (className, base) => {
      const goal = canonical(base);
      const start = canonical(splitType(className).name);
      return (
        start === goal ||
        (search(
          start,
          (summary) => summary.bases?.some((each) => canonical(each) === goal) || undefined,
        ) ??
          false)
      );
    },
    libraryOf,
    isKnownModule: (name) => modules.has(name) || modules.has(canonical(name)),
  };
}

function addMethods(summary: ClassSummary, table: Map<string, Set<CallSummary>>): void {
  for (const [method, call] of Object.entries(summary.methods ?? {})) {
    const found = table.get(method);
    if (found === undefined) table.set(method, new Set([call]));
    else found.add(call);
  }
}

/** Names come from notebooks: `x.constructor` must not find what every object has. */
function ownEntry<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `numpy.random.seed` makes `numpy.random` and `numpy` modules, unless the parent is a class. */
function addParents(
  name: string,
  modules: Set<string>,
  classes: ReadonlyMap<string, ClassSummary>,
): void {
  let dot = name.lastIndexOf('.');
  while (dot > 0) {
    const parent = name.slice(0, dot);
    if (!classes.has(parent)) modules.add(parent);
    dot = parent.lastIndexOf('.');
  }
}
