import type { Dataflow, StatementFacts } from '../facts.ts';
import type { ClassTrait } from '../../summaries/contract.ts';

/** Variables whose last value nothing but a display reads: what a notebook without an estimator ends in. */
export function terminalNames(
  dataflow: Dataflow,
  allowed: (f: StatementFacts) => boolean,
  hasTrait: (type: string, trait: ClassTrait) => boolean,
): readonly string[] {
  const ordered = [...dataflow.facts.values()].filter(allowed);
  const names: string[] = [];
  for (const [name, known] of dataflow.names) {
    if (name.startsWith('_') || dataflow.functions.has(name)) continue;
    const definitions = ordered.filter((f) => f.defines.has(name));
    const last = definitions.at(-1);
    if (
      last === undefined ||
      ['Import', 'ImportFrom', 'For', 'With', 'FunctionDef', 'ClassDef', 'Delete'].includes(
        last.statement.kind,
      )
    )
      continue;
    if (last.calls.length > 0 && last.calls.every((c) => c.summary?.display === true)) continue;
    const after = ordered.slice(ordered.indexOf(last) + 1);
    if (after.some((f) => f.reads.has(name) && !isOnlyShown(f))) continue;
    const type = known.type === 'Any' ? dataflow.typeAfter(last.statement.id, name) : known.type;
    if (hasTrait(type, 'figure')) continue;
    names.push(name);
  }
  const isTable = (name: string): boolean => {
    const type = dataflow.names.get(name)?.type ?? 'Any';
    return hasTrait(type, 'frame') || hasTrait(type, 'series') || hasTrait(type, 'array');
  };
  const tables = names.filter(isTable);
  return tables.length > 0 ? tables : names;
}

/** Statements that leave nothing behind but what a person sees. */
export function isOnlyShown(f: StatementFacts): boolean {
  if (f.defines.size > 0) {
    return (
      f.statement.kind !== 'For' &&
      f.calls.length > 0 &&
      f.calls.every((c) => c.summary?.display === true) &&
      !f.displaysMetric
    );
  }
  return (
    f.displays &&
    !f.displaysMetric &&
    f.statement.kind === 'Expr' &&
    f.mutates.size === 0 &&
    leavesNoState(f)
  );
}

function leavesNoState(f: StatementFacts): boolean {
  return [...f.writesState].every(
    (s) => s === 'figure' || s === 'options:plot' || s === 'options:warnings',
  );
}
