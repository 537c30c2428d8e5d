import type { Dataflow } from '../../analysis/facts.ts';
import type { CodeText, Parameter, Step, StepId } from '../../ir/index.ts';
import type { CodeWriter } from '../code-writer.ts';
import type { Lifting } from '../declarations/lift.ts';
import { emptyLocalEdits } from '../declarations/empty-containers.ts';
import type { Outline } from '../outline/index.ts';
import type { Edit } from '../text/index.ts';
import { typeOfVariable } from '../types.ts';
import type { Unit } from '../units.ts';
import type { WiredGroup } from './flow.ts';
import { type Candidate, nameSteps } from './name.ts';

export interface StepsQuery {
  readonly dataflow: Dataflow;
  readonly lifting: Lifting;
  readonly outline: Outline;
  readonly writer: CodeWriter;
  /** Names of the program: a step is called like none of them. */
  readonly taken: ReadonlySet<string>;
  /** Edits that a unit's text gets besides the writer's own. */
  readonly extraEdits?: (unit: Unit) => readonly Edit[];
  /** Code that stands for a unit's own text, or null. */
  readonly written?: (unit: Unit) => readonly CodeText[] | null;
  /** Names for a step that processes rows, from what its code does to them; null for other steps. */
  readonly deeds?: (group: WiredGroup) => readonly Candidate[] | null;
}

/** Modules of every generated package. */
const PACKAGE_MODULES = [
  'config',
  'data',
  'evaluate',
  'functions',
  'pipeline',
  'train',
  'predict',
  'artifacts',
  'steps',
  // Functions of the scaffolding, beside which steps are called.
  'fit_pipeline',
  'build_pipeline',
  'input_files',
  'predict_rows',
];

/** Wired groups -> steps, named, typed and written. */
export function buildSteps(groups: readonly WiredGroup[], query: StepsQuery): readonly Step[] {
  const taken = new Set([...query.taken, ...PACKAGE_MODULES]);
  const names = nameSteps(groups, query.outline, taken, query.deeds);
  const producer = new Map<string, { readonly step: string; readonly type: string }>();
  return groups.map((group, i): Step => {
    const named = names[i];
    const name = named?.name ?? `step_${i + 1}`;
    const parameters = group.parameters.map((variable): Parameter => {
      const from = producer.get(variable);
      const doc = `from \`${from?.step ?? 'an earlier step'}\``;
      return { name: variable, type: from?.type ?? 'Any', doc };
    });
    const results = group.results.map((variable): Parameter => ({
      name: variable,
      type: typeAfter(group, variable, query),
      doc: '',
    }));
    for (const r of results) producer.set(r.name, { step: name, type: r.type });
    const statements = group.units.map((u) => u.statement);
    const written = group.units.flatMap(
      (u) =>
        query.written?.(u) ??
        query.writer.write(u, [
          ...query.writer.displayEdits(u.facts),
          ...(query.extraEdits?.(u) ?? []),
          ...emptyLocalEdits(u.statement, statements, (variable) =>
            query.dataflow.typeAfter(u.statement.id, variable),
          ),
        ]),
    );
    const body = withoutTitle(written, named?.title ?? name);
    return {
      kind: 'step',
      id: `step-${name}` as StepId,
      name,
      title: named?.title ?? name,
      doc: named?.doc ?? '',
      role: group.role,
      module: moduleOf(group, name),
      parameters,
      results,
      readsConfig: body.some((code) => /\bconfig\.\w+\.\w+|\bconfig=config\b/.test(code.text)),
      body,
      cells: [...new Set(group.units.map((u) => u.cell.cell.id))],
      // Code of a function that was taken apart stands in the function's cell.
      positions: [
        ...new Set([
          ...group.units.map((u) => u.cell.cell.position),
          ...body.flatMap(({ origins }) => origins.map(({ position }) => position)),
        ]),
      ],
    };
  });
}

function typeAfter(group: WiredGroup, variable: string, query: StepsQuery): string {
  const last = group.units.findLast((u) => u.defines.has(variable));
  const types = last === undefined ? [] : [query.dataflow.typeAfter(last.statement.id, variable)];
  return typeOfVariable(types, query.lifting);
}

function moduleOf(group: WiredGroup, name: string): string {
  if (group.role === 'load' || group.role === 'split') return 'data';
  return group.role === 'evaluate' ? 'evaluate' : `steps/${name}`;
}

/** A comment that gave the step its title is not said again above the first statement. */
function withoutTitle(body: readonly CodeText[], title: string): readonly CodeText[] {
  const words = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return body.map((code, i) =>
    i > 0 ? code : { ...code, comments: code.comments.filter((c) => words(c) !== words(title)) },
  );
}
