import type { Because, StatementFacts } from '../analysis/index.ts';
import { inversions } from '../analysis/order.ts';
import { isOnlyShown } from '../analysis/select/terminal.ts';
import {
  dynamicNames,
  magicLeftOut,
  outOfOrder,
  shellLineLeftOut,
  topLevelAwait,
  undefinedName,
  unknownEffects,
  usedBeforeDefinition,
} from '../diagnostics/catalog/analyze.ts';
import {
  foreignMetric,
  markMissesChange,
  markMissesDefinition,
  nothingToProduce,
  settingChoiceRefused,
  severalEstimators,
  shownOnly,
  unknownTarget,
  unreadableMark,
} from '../diagnostics/catalog/roles.ts';
import { noSampleRows, servingDeclined } from '../diagnostics/catalog/serving.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Expr } from '../frontend/python/ast.ts';
import { expressionsIn, headerExpressions } from '../analysis/walk.ts';
import type { ConvertOptions } from '../outcome.ts';
import type { CellId, Span } from '../source/span.ts';
import { reportModules } from './report-modules.ts';
import { stagingReport } from './staging-report.ts';
import type { Understanding } from './understand.ts';

/** Says what the analysis and the selection have to say to the person. */
export function reportFindings(
  u: Understanding,
  options: ConvertOptions,
  sink: DiagnosticSink,
): void {
  reportMissing(u, sink);
  reportBlocked(u, sink);
  reportMarks(u, options, sink);
  reportStatements(u, options, sink);
  reportTargets(u, options, sink);
  reportServing(u, sink);
  reportSample(u, sink);
  reportModules(u, sink);
  for (const { choice, reason } of u.lowered.settings.refused)
    sink.report(settingChoiceRefused, null, { at: choice.at, reason });
  if (options.order !== 'recorded') {
    for (const { cell, earlier } of inversions(u.program.cells).slice(0, 3)) {
      sink.report(
        outOfOrder,
        wholeCell(cell.cell.id, cell.cell.source),
        { cell: cell.cell.position, earlier: earlier.cell.position },
        {
          related: [
            { span: wholeCell(earlier.cell.id, earlier.cell.source), message: 'ran later' },
          ],
          fixes: [
            {
              title: 'Use the order in which the cells ran',
              action: { kind: 'order', order: 'recorded' },
            },
          ],
        },
      );
    }
  }
}

function wholeCell(cell: CellId, source: string): Span {
  return { cell, start: 0, end: source.includes('\n') ? source.indexOf('\n') : source.length };
}

function spanOf(f: StatementFacts): Span {
  return { cell: f.cell.cell.id, start: f.statement.start, end: f.statement.end };
}

function headSpan(f: StatementFacts): Span {
  const span = spanOf(f);
  const text = f.cell.cell.source.slice(span.start, span.end);
  const newline = text.indexOf('\n');
  return newline < 0 ? span : { ...span, end: span.start + newline };
}

function reportMissing(u: Understanding, sink: DiagnosticSink): void {
  // A name that a left-out cell defines is reported with that cell.
  const blockedNames = new Set(
    [...u.selection.slice.blocked.keys()].flatMap((id) => [
      ...(u.dataflow.facts.get(id)?.defines ?? []),
    ]),
  );
  for (const { name, span, definedLater } of u.missing) {
    if (blockedNames.has(name)) continue;
    if (definedLater === null) sink.report(undefinedName, span, { name });
    else {
      sink.report(
        usedBeforeDefinition,
        span,
        { name, cell: definedLater },
        {
          fixes: [
            {
              title: 'Use the order in which the cells ran',
              action: { kind: 'order', order: 'recorded' },
            },
          ],
        },
      );
    }
  }
}

function reportBlocked(u: Understanding, sink: DiagnosticSink): void {
  const seen = new Set<string>();
  for (const [id, why] of u.selection.slice.blocked) {
    const f = u.dataflow.facts.get(id);
    if (f === undefined) continue;
    const cell = f.cell.cell.position;
    const needer = neederOf(u, why);
    const user = needer?.cell.cell.position ?? cell;
    const key = `${f.cell.cell.id} ${why.kind === 'name' ? why.name : ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const related = needer === null ? [] : [{ span: headSpan(needer), message: 'needed here' }];
    const fixes = [
      {
        title: `Mark cell ${cell} for production`,
        action: { kind: 'mark', cells: [f.cell.cell.id], mark: 'include' } as const,
      },
    ];
    if (why.kind === 'name')
      sink.report(
        markMissesDefinition,
        headSpan(f),
        { name: why.name, cell, user },
        { related, fixes },
      );
    else sink.report(markMissesChange, headSpan(f), { cell, user }, { related, fixes });
  }
}

function neederOf(u: Understanding, why: Because): StatementFacts | null {
  const by = 'by' in why ? why.by : null;
  return by === null ? null : (u.dataflow.facts.get(by) ?? null);
}

function reportMarks(u: Understanding, options: ConvertOptions, sink: DiagnosticSink): void {
  for (const cell of u.program.cells) {
    if (options.marks[cell.cell.id] !== 'include') continue;
    if (cell.status.kind !== 'parsed' && cell.cell.source.trim() !== '') {
      sink.report(unreadableMark, wholeCell(cell.cell.id, cell.cell.source), {
        cell: cell.cell.position,
      });
    }
  }
  for (const f of u.dataflow.facts.values()) {
    if (
      options.marks[f.cell.cell.id] !== 'include' ||
      u.selection.slice.included.has(f.statement.id)
    )
      continue;
    if (f.parent !== null && !u.selection.slice.included.has(f.parent)) continue;
    if (f.statement.kind === 'Pass') continue;
    if (f.statement.kind === 'Magic') {
      if (f.shell === null || isHarmlessShell(f.shell))
        sink.report(magicLeftOut, headSpan(f), { text: sourceOf(f) });
      continue;
    }
    sink.report(shownOnly, spanOf(f), { cell: f.cell.cell.position });
  }
}

/** Installs become dependencies; listing and showing files leaves nothing behind. */
function isHarmlessShell(command: string): boolean {
  return /^\s*(pip|pip3|conda|python\s+-m\s+pip|apt|apt-get|ls|pwd|nvidia-smi|cat|head)\b/.test(
    command,
  );
}

function sourceOf(f: StatementFacts): string {
  const { start, end } = headSpan(f);
  const text = f.cell.cell.source.slice(start, end);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function reportStatements(u: Understanding, options: ConvertOptions, sink: DiagnosticSink): void {
  const unknown = new Set<string>();
  const { included } = u.selection.slice;
  for (const [id, f] of u.dataflow.facts) {
    const cell = f.cell.cell.id;
    if (f.shell !== null && options.marks[cell] !== 'exclude' && !isHarmlessShell(f.shell)) {
      sink.report(shellLineLeftOut, headSpan(f), {
        command: f.shell.length > 60 ? `${f.shell.slice(0, 57)}...` : f.shell,
      });
    }
    if (!included.has(id)) continue;
    for (const call of f.dynamic)
      sink.report(
        dynamicNames,
        { cell, start: call.node.start, end: call.node.end },
        { callee: call.callee },
      );
    for (const call of f.unknownCalls) {
      if (
        unknown.has(call.callee) ||
        isOnlyShown(f) ||
        call.node.end > f.statement.end ||
        call.node.start < f.statement.start
      )
        continue;
      unknown.add(call.callee);
      sink.report(
        unknownEffects,
        { cell, start: call.node.start, end: call.node.end },
        { callee: call.callee.length > 60 ? `${call.callee.slice(0, 57)}...` : call.callee },
      );
    }
    if (f.statement.kind !== 'FunctionDef' && headerExpressions(f.statement).some(awaits))
      sink.report(topLevelAwait, headSpan(f), {});
    else if ((f.statement.kind === 'With' || f.statement.kind === 'For') && f.statement.isAsync)
      sink.report(topLevelAwait, headSpan(f), {});
  }
}

function awaits(expr: Expr): boolean {
  return [...expressionsIn(expr)].some((e) => e.kind === 'Await');
}

function reportTargets(u: Understanding, options: ConvertOptions, sink: DiagnosticSink): void {
  const { selection } = u;
  const names = [
    ...new Set([...selection.candidates.map((c) => c.name), ...u.dataflow.names.keys()]),
  ].filter((n) => !n.startsWith('_'));
  for (const name of selection.missingTargets) {
    sink.report(unknownTarget, null, {
      name,
      known:
        names
          .slice(0, 8)
          .map((n) => `\`${n}\``)
          .join(', ') || 'nothing',
    });
  }
  const [chosen] = selection.estimators;
  const others = [...new Set(selection.candidates.map((c) => c.name))].filter(
    (n) => !selection.estimators.some((e) => e.name === n),
  );
  if (chosen !== undefined && others.length > 0 && options.targets.length === 0) {
    sink.report(
      severalEstimators,
      headSpan(chosen.fit),
      {
        chosen: chosen.name,
        others: others
          .slice(0, 4)
          .map((n) => `\`${n}\``)
          .join(', '),
      },
      {
        related: selection.candidates
          .filter((c) => others.includes(c.name))
          .slice(0, 4)
          .map((c) => ({ span: headSpan(c.fit), message: `fits \`${c.name}\`` })),
        fixes: others.slice(0, 4).map((name) => ({
          title: `Make \`${name}\` the target`,
          action: { kind: 'target', names: [name] } as const,
        })),
      },
    );
  }
  for (const id of selection.foreign) {
    const f = u.dataflow.facts.get(id);
    if (f === undefined || selection.slice.included.has(id)) continue;
    sink.report(
      foreignMetric,
      headSpan(f),
      { chosen: chosen?.name ?? '' },
      {
        fixes: [
          {
            title: `Mark cell ${f.cell.cell.position} for production`,
            action: { kind: 'mark', cells: [f.cell.cell.id], mark: 'include' },
          },
        ],
      },
    );
  }
  if (u.lowered.pipeline.steps.length === 0 && u.lowered.pipeline.declarations.length === 0)
    sink.report(nothingToProduce, lastCodeSpan(u), {});
}

/** Files for which tests have no rows. */
function reportSample({ lowered }: Understanding, sink: DiagnosticSink): void {
  for (const { path, reason, origin } of lowered.pipeline.unsampled ?? [])
    sink.report(noSampleRows, origin.span, { file: path, reason });
}

/** A project that trains and cannot predict: says which statement stands in the way. */
function reportServing(u: Understanding, sink: DiagnosticSink): void {
  const report = stagingReport(u);
  if (report.staged || report.cell === null) return;
  sink.report(servingDeclined, report.span, { construct: report.reason, cell: report.cell });
}

/** Where a refusal of the whole notebook points to: its last code cell. */
function lastCodeSpan(u: Understanding): Span | null {
  const cell = u.program.cells.at(-1)?.cell;
  return cell === undefined ? null : wholeCell(cell.id, cell.source);
}
