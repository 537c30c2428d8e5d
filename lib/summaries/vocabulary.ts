import type {
  AttributeSummary,
  CallSummary,
  ClassSummary,
  ClassTrait,
  Condition,
  HiddenState,
} from './contract.ts';
import type { TypeText } from '../ir/python-type.ts';

/** Words that the tables of this folder are written in: each gives one plain summary. */
type Returns = NonNullable<CallSummary['returns']>;
type More = Omit<CallSummary, 'returns'>;

/** A call that changes nothing and gives something of its own. */
export const gives = (returns: Returns, more: More = {}): CallSummary => ({ returns, ...more });

/** A call whose result shares data with its receiver. */
export const views = (returns: Returns, more: More = {}): CallSummary => ({
  returns,
  result: 'view',
  ...more,
});

/** A call that hands out something held inside its receiver. */
export const holds = (returns: Returns, more: More = {}): CallSummary => ({
  returns,
  result: 'element',
  ...more,
});

/** A call that changes its receiver. */
export const changes = (returns: Returns = 'None', more: More = {}): CallSummary => ({
  returns,
  mutatesReceiver: true,
  ...more,
});

/** A call that changes its receiver and stores its arguments there. */
export const stores = (returns: Returns = 'None', more: More = {}): CallSummary => ({
  returns,
  mutatesReceiver: true,
  keepsArguments: true,
  ...more,
});

/** A call that changes its receiver and returns it. */
export const chains = (more: More = {}): CallSummary => ({
  returns: 'self',
  result: 'receiver',
  mutatesReceiver: true,
  ...more,
});

/** A call that learns from its arguments and returns its receiver. */
export const fits = (more: More = {}): CallSummary => chains({ role: 'fit', ...more });

/** `inplace=True`, with the position it had when it could be given by position. */
export const whenTrue = (keyword: string, position: number): Condition => ({
  keyword,
  position,
  equals: 'True',
  whenAbsent: false,
});

/** A call that is pure unless `inplace=True`. */
export const inplace = (
  position: number,
  returns: Returns = 'self',
  more: More = {},
): CallSummary => ({
  returns,
  mutatesReceiver: whenTrue('inplace', position),
  ...more,
});

/** A call that only shows something. */
export const shows = (returns: Returns = 'None', more: More = {}): CallSummary => ({
  returns,
  display: true,
  ...more,
});

/** A call that draws on the current figure. */
export const draws = (returns: Returns = 'Any', more: More = {}): CallSummary => ({
  returns,
  display: true,
  readsState: ['figure'],
  writesState: ['figure'],
  ...more,
});

/** A call that computes a figure of merit. */
export const measures = (returns: Returns = 'float', more: More = {}): CallSummary => ({
  returns,
  role: 'metric',
  ...more,
});

/** A call that draws from hidden random state. */
export const random = (state: HiddenState, returns: Returns, more: More = {}): CallSummary => ({
  returns,
  readsState: [state],
  writesState: [state],
  ...more,
});

/** A call that reads and a call that changes module-level settings. */
export const reads = (
  state: HiddenState,
  returns: Returns = 'Any',
  more: More = {},
): CallSummary => ({
  returns,
  readsState: [state],
  ...more,
});
export const sets = (
  state: HiddenState,
  returns: Returns = 'None',
  more: More = {},
): CallSummary => ({
  returns,
  writesState: [state],
  ...more,
});

/** A call that reads, or writes, the file named by an argument. */
export const loads = (returns: Returns, position = 0, more: More = {}): CallSummary => ({
  returns,
  readsFile: position,
  ...more,
});
export const saves = (returns: Returns = 'None', position = 0, more: More = {}): CallSummary => ({
  returns,
  writesFile: position,
  ...more,
});

/** The same entry under each of the names, which blanks separate. */
export function each<T>(names: string, entry: T): Readonly<Record<string, T>> {
  return Object.fromEntries(words(names).map((name) => [name, entry]));
}

/** The same with a prefix: `under('numpy.random', 'rand randn', ...)`. */
export function under<T>(prefix: string, names: string, entry: T): Readonly<Record<string, T>> {
  return Object.fromEntries(words(names).map((name) => [`${prefix}.${name}`, entry]));
}

/** Entries with their names put under a module. */
export function within<T>(
  prefix: string,
  entries: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => [`${prefix}.${name}`, entry]),
  );
}

/** Attributes of one type under each of the names. */
export function attributes(
  names: string,
  type: TypeText,
  result: NonNullable<AttributeSummary['result']> = 'fresh',
): Readonly<Record<string, AttributeSummary>> {
  return each(names, { type, result });
}

/** A class that adds traits and bases only. */
export const kindOf = (
  bases: readonly string[],
  traits: readonly ClassTrait[] = [],
  more: Omit<ClassSummary, 'bases' | 'traits'> = {},
): ClassSummary => ({ bases, traits, ...more });

/** Names in a text, separated by blanks. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
