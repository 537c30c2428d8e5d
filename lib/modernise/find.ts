import { allStatements, expressionsIn, headerExpressions } from '../analysis/walk.ts';
import { versionOrder } from '../ir/versions.ts';
import type { Span } from '../source/span.ts';
import type { VersionBounds } from './age.ts';
import type { Names } from './names.ts';
import { type CellEdit, type ModernRule, type Site } from './rule.ts';

/** A place where a rule applies. */
export interface FoundChange {
  readonly rule: ModernRule;
  readonly place: Span;
  /** Null: no current version has an equal form. */
  readonly edits: readonly CellEdit[] | null;
}

/** Every place of the notebook where a rule applies, in the order of the document. */
export function findChanges(
  rules: readonly ModernRule[],
  names: Names,
  bounds: VersionBounds,
): readonly FoundChange[] {
  const wanted = rules.filter((rule) => !rule.onlyOlder || isOlder(rule, bounds));
  return names.program.cells.flatMap((cell) => {
    const { source } = cell.cell;
    const here = wanted.filter((rule) => rule.words.some((word) => source.includes(word)));
    if (here.length === 0) return [];
    return [...allStatements(cell.statements)].flatMap((statement) => {
      const expressions = headerExpressions(statement).flatMap((e) => [...expressionsIn(e)]);
      return [null, ...expressions].flatMap((node) =>
        changesAt(here, { cell, statement, node, names }),
      );
    });
  });
}

function isOlder({ distribution, changed }: ModernRule, bounds: VersionBounds): boolean {
  const bound = bounds.get(distribution);
  return bound !== undefined && versionOrder(bound, changed) <= 0;
}

function changesAt(rules: readonly ModernRule[], site: Site): readonly FoundChange[] {
  return rules.flatMap((rule) => {
    const found = rule.find(site);
    return found === null ? [] : [{ rule, ...found }];
  });
}
