import { analyze, type Dataflow, type Knowledge } from '../analysis/index.ts';
import { analyzableModules } from '../analysis/modules/index.ts';
import { recordedOrder } from '../analysis/order.ts';
import { type Selection, select, type SelectionQuery } from '../analysis/select/select.ts';
import { allStatements } from '../analysis/walk.ts';
import { recordedOrderUsed } from '../diagnostics/catalog/analyze.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { ParsedCell, Program } from '../frontend/index.ts';
import { lower, type Lowered } from '../lowering/lower.ts';
import { predictionStatements } from '../lowering/staging/predictions.ts';
import { outlineOf } from '../lowering/outline/index.ts';
import { packageNameOf } from '../lowering/package-name.ts';
import { proposeSettings } from '../lowering/settings/index.ts';
import type { ConvertOptions } from '../outcome.ts';
import { type MissingName, missingNames } from './missing-names.ts';

/** Everything that the stages between parsing and generation found out. */
export interface Understanding {
  readonly program: Program;
  readonly dataflow: Dataflow;
  readonly selection: Selection;
  readonly lowered: Lowered;
  readonly missing: readonly MissingName[];
}

/** Analyses in the document's order, or in the recorded one when that is chosen or the only one that can run. */
export function understand(
  program: Program,
  options: ConvertOptions,
  knowledge: Knowledge,
  sink: DiagnosticSink,
): Understanding {
  if (options.order === 'recorded')
    return understandIn(recordedOrder(program.cells), program, options, knowledge);
  const asWritten = understandIn(program.cells, program, options, knowledge);
  if (options.order === 'document' || asWritten.missing.length === 0) return asWritten;
  const recorded = recordedOrder(program.cells);
  if (recorded.every((cell, i) => cell === program.cells[i])) return asWritten;
  const asRun = understandIn(recorded, program, options, knowledge);
  if (asRun.missing.length >= asWritten.missing.length) return asWritten;
  const [first] = asWritten.missing;
  if (first !== undefined) {
    sink.report(
      recordedOrderUsed,
      first.span,
      { name: first.name },
      {
        fixes: [
          { title: 'Keep the order of the document', action: { kind: 'order', order: 'document' } },
        ],
      },
    );
  }
  return asRun;
}

function understandIn(
  cells: readonly ParsedCell[],
  program: Program,
  options: ConvertOptions,
  knowledge: Knowledge,
): Understanding {
  const outline = outlineOf(program.notebook);
  const packageName = packageNameOf({
    projectName: options.name,
    title: outline.title,
    fileName: program.notebook.fileName,
    imported: importedNames(program),
  });
  const modules = analyzableModules(program, packageName);
  const dataflow = analyze(cells, knowledge, modules);
  const ask: SelectionQuery = {
    dataflow,
    markOf: (cell) => options.marks[cell.cell.id] ?? 'auto',
    targets: options.targets,
    hasTrait: (type, trait) => knowledge.index.hasTrait(type, trait),
  };
  const suggested = select(ask);
  // What makes the estimator's answer a prediction belongs to production, also where it is only shown.
  const [estimator, second] = suggested.estimators;
  const also =
    estimator === undefined || second !== undefined
      ? []
      : predictionStatements(dataflow, { name: estimator.name, fit: estimator.fit.statement });
  const isNew = also.some((id) => !suggested.slice.included.has(id));
  const selection = isNew ? select({ ...ask, also }) : suggested;
  const lowered = lower({
    program,
    dataflow,
    selection,
    outline,
    isKnownName: (name) => knowledge.isBuiltin(name),
    propose: (included, canReadConfig) => {
      const ask = { dataflow, canReadConfig, classes: knowledge.index };
      const choices = options.settings ?? [];
      return proposeSettings({ ...ask, included, choices });
    },
    projectName: options.name,
    packageName: modules.found.size === 0 ? null : packageName,
  });
  return { program, dataflow, selection, lowered, missing: missingNames(dataflow, lowered) };
}

/** Names of all libraries and local modules that the notebook imports, and what it calls them. */
function importedNames(program: Program): readonly string[] {
  return program.cells.flatMap((cell) =>
    [...allStatements(cell.statements)].flatMap((s) => {
      if (s.kind === 'ImportFrom') return [s.module.split('.')[0] ?? s.module];
      if (s.kind !== 'Import') return [];
      return s.names.flatMap((a) => [a.name.split('.')[0] ?? a.name, a.asName ?? a.name]);
    }),
  );
}
