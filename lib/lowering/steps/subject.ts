import { identifierWords } from '../outline/identifier.ts';
import { readCodeHeading } from '../outline/code-headings.ts';
import type { WiredGroup } from './flow.ts';

/** What a step is about, for names and titles. */
export interface Subject {
  readonly words: readonly string[];
  readonly shown: string;
}

const GENERIC_DATA = /^(?:df|data|d|dataset|dataframe|frame|raw|table|tmp|temp|_)\d*$/i;
const FEATURES = /^(?:(?:train|test|val)_)?x(?:s|tr|te|_\w+)?\d*$/i;
const TARGET = /^(?:(?:train|test|val)_)?y(?:s|tr|te|_\w+)?\d*$/i;
const GENERIC_MODEL = /^(?:model|clf|classifier|reg|regressor|estimator|est|pipe|pipeline|m)\d*$/i;
const MODEL_WORD =
  /^(?:models?|regression|classif\w*|trees?|forests?|boost\w*|svm|svc|svr|knn|neighbou?rs|bayes|networks?|lasso|ridge|elastic\w*|clusters?|kmeans|means|perceptron|mlp|lstm|cnn|rnn|bert|arima|prophet|ensemble|stacking|voting|baseline|estimators?|xgb\w*|lightgbm|catboost|adaboost|sgd|pipeline)$/;

const ABOUT_ESTIMATOR: ReadonlySet<string> = new Set(['fit', 'fit-predict', 'search', 'predict']);

/** Whether words name a model: `logistic_regression`, `random_forest`. */
export function isModelName(words: readonly string[]): boolean {
  return words.some((word) => MODEL_WORD.test(word));
}

/** Words of a variable's name; none for names that say nothing. */
export function variableWords(variable: string): readonly string[] {
  if (GENERIC_DATA.test(variable) || FEATURES.test(variable) || TARGET.test(variable)) return [];
  const words = variable
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter((word) => /^[a-z0-9]+$/.test(word) && word !== 'df');
  return words.join('').length < 2 ? [] : words;
}

/**
 * What a step yields: a new variable before a changed one, the author's name when it says something, `data`,
 * `features` and `target` for the names that everybody uses.
 */
export function objectOf({ results, parameters, role }: WiredGroup): Subject {
  const fresh = results.filter((name) => !parameters.includes(name));
  const names = fresh.length > 0 ? fresh : results.length > 0 ? results : parameters;
  if (role === 'persist' && names.length > 1) return generic('results');
  if (role === 'load' && names.length > 1) {
    const pair = names.flatMap((name) => variableWords(name));
    return names.length === 2 && pair.length === 2
      ? { words: [pair[0] ?? '', 'and', pair[1] ?? ''], shown: `\`${names.join('` and `')}\`` }
      : generic('data');
  }
  const [first] = names;
  if (first === undefined || GENERIC_DATA.test(first)) return generic('data');
  if (names.some((name) => FEATURES.test(name))) return generic('features');
  if (TARGET.test(first)) return generic('target');
  const words = variableWords(first);
  if (words.length === 0) return generic('values');
  return { words, shown: `\`${first}\`` };
}

function generic(word: string): Subject {
  return { words: [word], shown: `the ${word}` };
}

/**
 * Names for the estimators that a step fits or judges, telling ones first: its variable, or its class when the
 * variable is called `model` or has three letters and less.
 */
export function estimatorsOf({ units }: WiredGroup): readonly Subject[] {
  const variables = units.flatMap((unit) =>
    unit.facts.events.flatMap((event) =>
      event.receiverName !== null && ABOUT_ESTIMATOR.has(event.role) ? [event.receiverName] : [],
    ),
  );
  const classes = units.flatMap((unit) =>
    unit.facts.calls.flatMap((call): readonly Subject[] => {
      if (call.kind !== 'class' || ![...unit.defines].some((name) => variables.includes(name)))
        return [];
      const words = identifierWords(call.canonical.split('.').at(-1) ?? '');
      return [{ words, shown: `the ${words.join(' ')}` }];
    }),
  );
  const telling = [...new Set(variables)].filter((name) => !GENERIC_MODEL.test(name));
  const named = (names: readonly string[]): readonly Subject[] =>
    names.map((name) => ({ words: variableWords(name), shown: `\`${name}\`` }));
  const long = named(telling.filter((name) => name.length > 3));
  const short = named(telling.filter((name) => name.length <= 3));
  return [...long, ...classes.slice(0, 1), ...short].filter(({ words }) => words.length > 0);
}

/** The comment above the first statement of a step, as a phrase. */
export function topPhraseOf({ units }: WiredGroup): string | null {
  const [first] = units;
  if (first === undefined) return null;
  const { statements, cell } = first.cell;
  const index = statements.findIndex((s) => s.id === first.statement.id);
  const end = statements[index - 1]?.end ?? 0;
  // What follows the statement before on its own line belongs to that.
  const from = index > 0 ? cell.source.indexOf('\n', end) : 0;
  if (from === -1 || from > first.statement.start) return null;
  return readCodeHeading(cell.source.slice(from, first.statement.start)).phrase;
}
