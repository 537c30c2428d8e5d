import type { Because, Dataflow, StatementFacts } from '../analysis/index.ts';
import type { Role, Setting } from '../ir/index.ts';
import { isCode } from '../frontend/program.ts';
import type {
  CellReport,
  ConvertOptions,
  Inspection,
  SettingReport,
  StatementReport,
  TargetCandidate,
} from '../outcome.ts';
import type { Cell } from '../notebook/model.ts';
import { typesFor } from '../lowering/settings/index.ts';
import { bindingTimesOf, type BindingTimes } from './binding-times.ts';
import { moduleReports } from './report-modules.ts';
import { stagingReport } from './staging-report.ts';
import type { Understanding } from './understand.ts';

/** What the analysis found, for people and machines. */
export function inspectionOf(u: Understanding, options: ConvertOptions): Inspection {
  const { pipeline } = u.lowered;
  const times = bindingTimesOf(u);
  return {
    title: pipeline.title,
    cells: u.program.notebook.cells.map((cell) => cellReport(u, cell, options, times)),
    candidates: candidatesOf(u),
    steps: pipeline.steps,
    staging: stagingReport(u),
    settings: pipeline.settings.map(settingReport),
    literals: u.lowered.settings.literals,
    imports: pipeline.imports,
    modules: moduleReports(u),
    targets: pipeline.targets,
  };
}

function settingReport(setting: Setting): SettingReport {
  const { group, name, at } = setting;
  const types = typesFor({ literal: setting.value.value, type: setting.type });
  return { ...setting, at: at ?? `${group}.${name}`, types, chosen: at !== undefined };
}

const WEIGHT: readonly Role[] = [
  'train',
  'split',
  'load',
  'evaluate',
  'persist',
  'select',
  'engineer',
  'prepare',
  'define',
  'configuration',
  'imports',
  'explore',
];

function cellReport(
  u: Understanding,
  cell: Cell,
  options: ConvertOptions,
  times: BindingTimes,
): CellReport {
  const mark = options.marks[cell.id] ?? 'auto';
  const all = [...u.dataflow.facts.values()].filter((f) => f.cell.cell.id === cell.id);
  const statements = all.map((f) => statementReport(u, f, times));
  const included = statements.filter((s) => s.included);
  const production = mark === 'include' || (mark === 'auto' && included.length > 0);
  const roles = new Set((included.length > 0 ? included : statements).map((s) => s.role));
  const role = WEIGHT.find((r) => roles.has(r)) ?? 'explore';
  const lead =
    included.find((s) => s.role === role) ?? included[0] ?? statements.find((s) => s.role === role);
  return {
    id: cell.id,
    position: cell.position,
    kind: cell.kind,
    mark: {
      value: production ? 'production' : 'exploration',
      by: mark === 'auto' ? 'default' : 'user',
    },
    role: isCode(cell) ? role : 'explore',
    reason: reasonOfCell(u, cell, lead ?? null, mark),
    statements,
  };
}

function reasonOfCell(
  u: Understanding,
  cell: Cell,
  lead: StatementReport | null,
  mark: string,
): string {
  if (!isCode(cell)) return '';
  const parsed = u.program.cells.find((c) => c.cell.id === cell.id);
  if (mark === 'exclude') return 'left out by your mark';
  if (parsed?.status.kind === 'unparsable') return 'could not be parsed';
  if (parsed?.status.kind === 'opaque')
    return `holds \`${parsed.status.magic}\`, not Python of this notebook`;
  if (lead === null) return 'no statements';
  return lead.reason;
}

function statementReport(
  u: Understanding,
  f: StatementFacts,
  times: BindingTimes,
): StatementReport {
  const id = f.statement.id;
  const included = u.selection.slice.included.has(id);
  return {
    id,
    span: { cell: f.cell.cell.id, start: f.statement.start, end: f.statement.end },
    role: f.role,
    included,
    reason: included ? reasonOf(u, f) : reasonLeftOut(u, f),
    defines: [...f.defines],
    reads: [...f.reads],
    mutates: namesOfObjects(u.dataflow, f),
    names: times.get(id) ?? [],
  };
}

function namesOfObjects(dataflow: Dataflow, f: StatementFacts): readonly string[] {
  if (f.mutates.size === 0) return [];
  return [...f.reads].filter(
    (name) =>
      dataflow.names.has(name) && !dataflow.functions.has(name) && touches(dataflow, f, name),
  );
}

function touches(_dataflow: Dataflow, f: StatementFacts, name: string): boolean {
  const text = f.cell.cell.source.slice(f.statement.start, f.statement.end);
  return new RegExp(`(?<![\\w.])${name.replaceAll('$', '\\$')}\\s*(\\[|\\.|\\+=|-=|\\*=|/=)`).test(
    text,
  );
}

function reasonLeftOut(u: Understanding, f: StatementFacts): string {
  if (u.selection.foreign.has(f.statement.id)) return 'judges another estimator';
  if (f.displays) return 'only shows something';
  if (f.role === 'imports') return 'nothing in production uses it';
  if (f.defines.size > 0) return `nothing in production reads \`${[...f.defines][0] ?? ''}\``;
  return 'nothing in production needs it';
}

function reasonOf(u: Understanding, f: StatementFacts): string {
  const estimator = u.selection.estimators.find((e) => e.fit === f);
  if (estimator !== undefined) return `fits \`${estimator.name}\`, the estimator of production`;
  const why = u.selection.slice.because.get(f.statement.id);
  if (why === undefined) return 'in production';
  return reasonText(u, f, why);
}

function reasonText(u: Understanding, f: StatementFacts, why: Because): string {
  const user = 'by' in why && why.by !== null ? u.dataflow.facts.get(why.by) : undefined;
  const where =
    user === undefined ? '' : user.cell === f.cell ? 'below' : `in cell ${user.cell.cell.position}`;
  switch (why.kind) {
    case 'seed':
      if (f.displaysMetric) return 'prints a figure of merit';
      if (f.role === 'persist') return 'writes a file';
      if (f.events.some((e) => e.role === 'predict')) return 'predicts with the fitted estimator';
      return 'marked for production';
    case 'name':
      return user === undefined
        ? `\`${why.name}\` is a target`
        : `feeds ${describe(user)} ${where}`;
    case 'object':
      return user === undefined
        ? 'changes a target'
        : `changes data that ${describe(user)} reads ${where}`;
    case 'state':
      return why.state.startsWith('random:')
        ? `keeps the random sequence that ${user === undefined ? 'production' : describe(user)} draws from`
        : `sets state that ${user === undefined ? 'production' : describe(user)} depends on`;
    case 'control':
      return 'decides whether production code runs';
  }
}

/** The shortest thing a person recognises a statement by. */
function describe(f: StatementFacts): string {
  const event = f.events.find((e) =>
    [
      'fit',
      'search',
      'fit-predict',
      'predict',
      'split',
      'metric',
      'transform',
      'fit-transform',
    ].includes(e.role),
  );
  const source = f.cell.cell.source;
  if (
    event !== undefined &&
    event.node.start >= f.statement.start &&
    event.node.end <= f.statement.end
  ) {
    const call = source.slice(event.node.start, event.node.end);
    const head = call.slice(0, Math.max(call.indexOf('('), 0));
    if (head !== '' && head.length <= 40 && !head.includes('\n')) return `\`${head}\``;
  }
  const [name] = f.defines;
  return name === undefined ? 'a statement' : `\`${name}\``;
}

function candidatesOf(u: Understanding): readonly TargetCandidate[] {
  const { selection } = u;
  const estimators = selection.candidates.map((c): TargetCandidate => {
    const parts = [`fitted in cell ${c.fit.cell.cell.position}`];
    if (c.evaluated !== null) parts.push(`evaluated in cell ${c.evaluated.cell.cell.position}`);
    if (c.written !== null)
      parts.push(`its predictions are written in cell ${c.written.cell.cell.position}`);
    if (c.saved !== null) parts.push(`saved in cell ${c.saved.cell.cell.position}`);
    return {
      name: c.name,
      kind: 'estimator',
      type: c.type,
      chosen: selection.estimators.includes(c),
      reason: parts.join(', '),
      span: { cell: c.fit.cell.cell.id, start: c.fit.statement.start, end: c.fit.statement.end },
    };
  });
  const values = selection.targets
    .filter((t) => t.kind !== 'estimator')
    .flatMap((t): readonly TargetCandidate[] => {
      const id = u.dataflow.names.get(t.name)?.definitions.at(-1);
      const f = id === undefined ? undefined : u.dataflow.facts.get(id);
      if (f === undefined) return [];
      return [
        {
          name: t.name,
          kind: t.kind,
          type: t.type,
          chosen: true,
          reason: `last computed in cell ${f.cell.cell.position}`,
          span: { cell: f.cell.cell.id, start: f.statement.start, end: f.statement.end },
        },
      ];
    });
  return [...estimators, ...values];
}
