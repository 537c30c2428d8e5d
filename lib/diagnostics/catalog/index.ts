/**
 * Every rule, by code.
 *
 * Takes: nothing. Gives: the rules that the documentation pages and the interface show.
 * Guarantees: a code and a name belong to one rule each; stage and code agree: CW1 read, CW2 parse, CW3 analyse,
 * CW4 roles, CW5 lower, CW6 generate, CW9 files of the edge.
 */
import type { Rule } from '../rule.ts';
import * as analyze from './analyze.ts';
import * as files from './files.ts';
import * as generate from './generate.ts';
import * as modernise from './modernise.ts';
import * as modules from './modules.ts';
import * as parse from './parse.ts';
import * as read from './read.ts';
import * as roles from './roles.ts';
import * as serving from './serving.ts';
import * as staging from './staging.ts';

/** A new stage's rules: one file, one import and one entry here. */
const stages: readonly Readonly<Record<string, Rule>>[] = [
  read,
  parse,
  analyze,
  roles,
  modules,
  modernise,
  staging,
  serving,
  generate,
  files,
];

export const catalog: readonly Rule[] = stages
  .flatMap((stage) => Object.values(stage))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));

export function ruleByCode(code: string): Rule | null {
  return catalog.find((rule) => rule.code === code) ?? null;
}
