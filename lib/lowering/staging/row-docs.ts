import type { StageValue } from '../../analysis/staging/index.ts';
import type { FlowItem, Parameter, Step, StepId } from '../../ir/index.ts';
import type { FlowParts } from './flow-items.ts';
import type { Question } from './question.ts';
import type { Tidied } from './tidy/index.ts';

/** What the variables hold that a function of the flow gives: `training rows`, `target of the held-out rows`. */
export type RowRoles = ReadonlyMap<StepId, ReadonlyMap<string, string>>;

const ALL = 'all rows';
const AS_LOADED = 'rows as loaded';
const FITTED = 'the fitted model';

/** Roles of what each function gives, by step and variable; those that are not known are left out. */
export function rowRoles({ facts, question, plan, wired, steps }: FlowParts): RowRoles {
  const sets = [...new Set([...question.train, ...question.served])];
  const kinds = sets.map((id) => facts.rowSets.get(id)?.kind);
  // Rows of several files, or put under each other, are not told apart by where they end up.
  const isOne = kinds.filter((kind) => kind === 'loaded').length === 1 && !kinds.includes('joined');
  return new Map(
    wired.flatMap((group, at) => {
      const step = steps[at];
      if (step === undefined) return [];
      const tops = new Set(group.units.map((unit) => unit.statement.id));
      const nodes = plan.nodes.filter((node) => tops.has(node.top.id));
      const fits = question.fit !== null && tops.has(question.fit.leaf.top.id);
      const roles = step.results.flatMap(({ name }): readonly (readonly [string, string])[] => {
        if (name === question.estimator) return [[name, fits ? FITTED : 'the model']];
        const last = nodes.findLast((node) => node.after.has(name));
        const value = last?.after.get(name);
        if (value === undefined) return [];
        const role = roleOf(value, question, plan.way.targets.has(name));
        if (role === null || (role.endsWith(ALL) && !isOne)) return [];
        const isLoaded = last === plan.raw.node && name === plan.raw.variable;
        return [[name, isLoaded && role === ALL ? AS_LOADED : role]];
      });
      return [[step.id, new Map(roles)]] as const;
    }),
  );
}

function roleOf(value: StageValue, question: Question, isTarget: boolean): string | null {
  if (value.time !== 'row' || value.rows.size === 0) return null;
  const ids = [...value.rows];
  const trains = ids.every((id) => question.train.has(id));
  const serves = ids.every((id) => question.served.has(id));
  if (!trains && !serves) return null;
  const rows = !serves ? 'training rows' : trains ? ALL : 'held-out rows';
  const which = rows === ALL ? ALL : `the ${rows}`;
  if (value.predicted) return `predictions for ${which}`;
  return isTarget ? `target of ${which}` : rows;
}

/**
 * `X_train: from `split_data`` -> `X_train: training rows, from `split_data``, for functions of the flow; what a step
 * makes of rows has their role.
 */
export function documentRows({ staged, steps }: Tidied, roles: RowRoles): Tidied {
  const known = new Map<string, string>();
  const made = new Map<StepId, Step>();
  const flow = staged.flow.map((item): FlowItem => {
    if (item.kind !== 'call') {
      const role = known.get(item.rows);
      if (role === undefined) known.delete(item.into);
      else known.set(item.into, role === AS_LOADED ? ALL : role);
      return item;
    }
    const { step } = item;
    const parameters = step.parameters.map((parameter) => withRole(parameter, known));
    const own = roles.get(step.id);
    const results = step.results.map((result): Parameter => {
      const role = own?.get(result.name);
      if (role === undefined) known.delete(result.name);
      else known.set(result.name, role);
      return role === undefined || result.doc !== '' ? result : { ...result, doc: role };
    });
    made.set(step.id, { ...step, parameters, results });
    return { ...item, step: made.get(step.id) ?? step };
  });
  return {
    staged: { ...staged, flow },
    steps: steps.map((step) => made.get(step.id) ?? step),
  };
}

function withRole(parameter: Parameter, known: ReadonlyMap<string, string>): Parameter {
  const role = known.get(parameter.name);
  if (role === undefined) return parameter;
  return { ...parameter, doc: parameter.doc === '' ? role : `${role}, ${parameter.doc}` };
}
