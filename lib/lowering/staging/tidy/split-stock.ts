import {
  type CodeText,
  type FlowItem,
  slotsOf,
  type StagedPart,
  type StagedStep,
  type Step,
  type StepId,
} from '../../../ir/index.ts';
import { classNameOf, instanceNameOf } from '../class-name.ts';
import { deedPhrases } from '../deed.ts';
import type { Tidied, TidyQuery } from './index.ts';
import { peel } from './peel.ts';
import { findStock, type StockFound } from './stock.ts';

/** Every transformer of scikit-learn that processes whole rows as a step of its own, which `stock` says. */
export function splitStock(given: Tidied, query: TidyQuery): Tidied {
  let { staged, steps } = given;
  for (const step of given.staged.steps) {
    const parts = partsOf(step, staged, query);
    const [first] = parts;
    if (first === undefined) continue;
    const named = nameParts(step, parts, staged, steps, query);
    staged = replaceStep(step, named, staged, steps);
    steps = renamedSource(steps, step.name, named.at(-1)?.name ?? step.name);
    staged = {
      ...staged,
      flow: staged.flow.map((item) => {
        if (item.kind !== 'call') return item;
        return { ...item, step: steps.find(({ id }) => id === item.step.id) ?? item.step };
      }),
    };
  }
  return { staged, steps };
}

/** What stands before the first such transformer, it, and what follows; empty when there is none. */
function partsOf(given: StagedStep, staged: StagedPart, query: TidyQuery): readonly StagedStep[] {
  if (given.fitsWhole || given.result.name !== 'X') return [];
  const step = peel(given);
  const found = findStock(step, query.imports);
  if (found === null) return [];
  const learned = step.learned.find(({ name }) => name === found.learned);
  if (learned === undefined || learned.keys.length > 0) return [];
  if (found.losesIndex && !isLast(step, staged)) return [];
  const rest = around(step, found);
  if (rest === null) return [];
  const before = partOf(step, rest.before);
  const after = partOf(step, rest.after);
  if (before === null || after === null) return [];
  if (sharesNames(before, after)) return [];
  const own: StagedStep = {
    ...step,
    doc: '',
    learned: [learned],
    fit: [step.fit[found.builtAt], step.fit[found.fittedAt]].filter(
      (code, at): code is CodeText =>
        code !== undefined && (at === 0 || found.fittedAt !== found.builtAt),
    ),
    transform: step.transform.slice(found.applied, found.applied + 1),
    settings: settingsOf([found.code], step.settings),
    given: step.given.filter(({ name }) => mentions([found.code], 'given', name)),
    target: found.readsTarget ? step.target : null,
    stock: found.code,
  };
  const later = after.transform.length === 0 ? [] : partsOf(after, staged, query);
  return [
    ...(before.transform.length === 0 ? [] : [before]),
    own,
    ...(after.transform.length === 0 ? [] : later.length > 0 ? later : [after]),
  ];
}

interface Part {
  readonly fit: readonly CodeText[];
  readonly transform: readonly CodeText[];
}

/** The code around the transformer. What builds later objects and reads no rows goes with those. */
function around(
  step: StagedStep,
  found: StockFound,
): { readonly before: Part; readonly after: Part } | null {
  const later = step.transform.slice(found.applied + 1);
  const own = new Set([found.builtAt, found.fittedAt, found.appliedInFit]);
  const cut = found.appliedInFit ?? Math.max(found.fittedAt, found.builtAt);
  const isLater = (code: CodeText): boolean =>
    slotsOf(code).some(({ kind, name }) => kind === 'learned' && mentions(later, kind, name));
  const others = step.fit.flatMap((code, at) => (own.has(at) ? [] : [{ code, at }]));
  const moved = others.filter(({ code, at }) => at < cut && isLater(code));
  if (moved.some(({ code }) => /(?<![.\w])[Xy]\b/.test(code.text))) return null;
  // Between its fit and its use the rows are no longer those of the first part.
  if (others.some((one) => one.at > found.fittedAt && one.at < cut && !moved.includes(one)))
    return null;
  return {
    before: {
      fit: others.filter((one) => one.at < cut && !moved.includes(one)).map(({ code }) => code),
      transform: step.transform.slice(0, found.applied),
    },
    after: {
      fit: [...moved, ...others.filter(({ at }) => at > cut)].map(({ code }) => code),
      transform: later,
    },
  };
}

/** The step with some of its code; null when what it learns is not learned there. */
function partOf(step: StagedStep, { fit, transform }: Part): StagedStep | null {
  const learned = step.learned.filter(({ name }) => mentions(transform, 'learned', name));
  const last = fit.findLastIndex((code) =>
    learned.some(({ name }) => mentions([code], 'learned', name)),
  );
  const needed = fit.slice(0, last + 1);
  if (learned.some(({ name }) => !isBound(name, needed))) return null;
  const codes = [...needed, ...transform];
  if (
    slotsIn(codes).some(
      (slot) => slot.kind === 'learned' && !learned.some(({ name }) => name === slot.name),
    )
  )
    return null;
  return {
    ...step,
    fit: needed,
    transform,
    learned,
    settings: settingsOf(codes, step.settings),
    given: step.given.filter(({ name }) => mentions(codes, 'given', name)),
    target: needed.some(({ text }) => /(?<![.\w])y\b/.test(text)) ? step.target : null,
    positions: positionsOf(codes, step.positions),
  };
}

/** Whether a name that one part binds is read in the other: they cannot be told apart then. */
function sharesNames(before: StagedStep, after: StagedStep): boolean {
  const text = [...after.fit, ...after.transform].map((code) => code.text).join('\n');
  const locals = [...before.fit, ...before.transform].flatMap((code) =>
    [...code.text.matchAll(/^\s*([a-zA-Z_]\w*) =(?!=)/gm)].map(([, name = '']) => name),
  );
  const learned = before.learned.some((one) => after.learned.some(({ name }) => name === one.name));
  return (
    learned || locals.some((name) => name !== 'X' && new RegExp(`(?<![.\\w])${name}\\b`).test(text))
  );
}

/** The first that mentions it gives it a value. */
function isBound(learned: string, fit: readonly CodeText[]): boolean {
  const slot = `\uE000learned:${learned}\uE001`;
  const first = fit.find(({ text }) => text.includes(slot));
  return (
    first !== undefined &&
    new RegExp(`${slot}(?:\\[[^\\]]*\\])?(?:, [^=\\n]*)? = `).test(first.text)
  );
}

function slotsIn(codes: readonly CodeText[]): ReturnType<typeof slotsOf> {
  return codes.flatMap((code) => slotsOf(code));
}

function mentions(codes: readonly CodeText[], kind: string, name: string): boolean {
  return slotsIn(codes).some((slot) => slot.kind === kind && slot.name === name);
}

function settingsOf(codes: readonly CodeText[], all: readonly string[]): readonly string[] {
  return all.filter((name) => mentions(codes, 'setting', name));
}

function positionsOf(codes: readonly CodeText[], all: readonly number[]): readonly number[] {
  const found = new Set(codes.flatMap(({ origins }) => origins.map(({ position }) => position)));
  const own = all.filter((position) => found.has(position));
  return own.length === 0 ? all : own;
}

/** Nothing else of serving sees the rows that this step gives. */
function isLast(step: StagedStep, { flow, serving }: StagedPart): boolean {
  const last = serving.instances.at(-1);
  if (serving.kind !== 'predict') return false;
  if (!flow.some((i) => i.kind === 'fit' && i.step === step.id && i.instance === last))
    return false;
  return flow.every(
    (item) =>
      item.kind !== 'call' ||
      item.step.role === 'train' ||
      item.step.body.every(
        ({ text }) => !/\.index\b|\bconcat\(|\.merge\(|\.join\(|\.loc\[/.test(text),
      ),
  );
}

/** The first part keeps what identifies the step; the transformer's variable is the author's. */
function nameParts(
  step: StagedStep,
  parts: readonly StagedStep[],
  staged: StagedPart,
  steps: readonly Step[],
  { typeOf, taken }: TidyQuery,
): readonly StagedStep[] {
  if (parts.length === 1) return parts;
  const names = new Set([
    ...taken,
    ...steps.map(({ name }) => name),
    ...staged.steps.flatMap(({ id, name }) => (id === step.id ? [] : [name])),
  ]);
  const classes = new Set(
    staged.steps.flatMap(({ id, className }) => (id === step.id ? [] : [className])),
  );
  return parts.map((part, index) => {
    const phrases = deedPhrases(part.transform, part.fit, typeOf);
    const free = phrases.find(({ name }) => !names.has(name));
    const base = free ?? { name: step.name, title: step.title };
    let { name } = base;
    for (let n = 2; names.has(name); n += 1) name = `${base.name}_${n}`;
    names.add(name);
    const className = classNameOf(name, classes);
    classes.add(className);
    return {
      ...part,
      id: index === 0 ? step.id : (`${step.id}-${index + 1}` as StepId),
      name,
      className,
      title: base.title,
      doc: index === 0 ? step.doc : '',
      // Only the ends have a variable of the notebook, whose type is known.
      rows: index === 0 ? part.rows : { ...part.rows, type: 'Any' },
      result: index === parts.length - 1 ? part.result : { ...part.result, type: 'Any' },
    };
  });
}

function replaceStep(
  step: StagedStep,
  parts: readonly StagedStep[],
  staged: StagedPart,
  calls: readonly Step[],
): StagedPart {
  const fitted = staged.flow.find((item) => item.kind === 'fit' && item.step === step.id);
  if (fitted?.kind !== 'fit') return staged;
  const variables = new Set([
    'pipeline',
    'config',
    ...calls.flatMap((call) => [...call.parameters, ...call.results].map(({ name }) => name)),
    ...staged.flow.flatMap((item) =>
      item.kind === 'call' ? [] : [item.rows, item.into, item.instance],
    ),
    ...staged.steps.flatMap((one) => one.given.map(({ name }) => name)),
  ]);
  const instances = parts.map((part) => {
    const own = part.stock === null ? part.name : (part.learned[0]?.name ?? part.name);
    const exported = fitted.exports.some(({ variable }) => variable === own);
    const name = exported ? own : instanceNameOf(own, variables);
    variables.add(name);
    return name;
  });
  const several = (item: Exclude<FlowItem, { kind: 'call' }>): readonly FlowItem[] =>
    parts.map((part, at): FlowItem => {
      const rows = at === 0 ? item.rows : item.into;
      const instance = instances[at] ?? item.instance;
      if (item.kind === 'apply') return { ...item, rows, instance };
      const exports = item.exports.filter(({ learned }) =>
        part.learned.some(({ name }) => name === learned),
      );
      const target = part.target === null ? null : item.target;
      return { ...item, step: part.id, rows, instance, target, exports };
    });
  const { notebook } = staged;
  return {
    ...staged,
    steps: staged.steps.flatMap((one) => (one.id === step.id ? parts : [one])),
    flow: staged.flow.flatMap((item) =>
      item.kind === 'call' || item.instance !== fitted.instance ? [item] : several(item),
    ),
    serving: {
      ...staged.serving,
      instances: staged.serving.instances.flatMap((one) =>
        one === fitted.instance ? instances : [one],
      ),
    },
    ...(notebook === undefined
      ? {}
      : {
          notebook: {
            ...notebook,
            learned: notebook.learned.map((value) => {
              if (value.step !== step.id) return value;
              const holder = parts.find((p) => p.learned.some(({ name }) => name === value.name));
              return { ...value, step: holder?.id ?? value.step };
            }),
          },
        }),
  };
}

/** Functions say of what they take from which step it comes. */
function renamedSource(steps: readonly Step[], from: string, to: string): readonly Step[] {
  const old = `from \`${from}\``;
  return steps.map((step) => ({
    ...step,
    parameters: step.parameters.map((parameter) =>
      parameter.doc === old ? { ...parameter, doc: `from \`${to}\`` } : parameter,
    ),
  }));
}
