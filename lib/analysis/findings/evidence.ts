import type { RelatedSpan } from '../../diagnostics/diagnostic.ts';
import type { RowSet } from '../staging/facts.ts';
import { spanIn } from './finding.ts';
import type { Material, Side } from './material.ts';
import { rowsOfCall } from './material.ts';
import { allMarks, type Flow, type Mark, NO_FLOW, type Site } from './trace/flow.ts';
import type { TracedCall, Tracer } from './trace/tracer.ts';

/** What a question may ask: the material, what was met on the way through it, and the calls that matter. */
export interface Evidence {
  readonly material: Material;
  readonly tracer: Tracer;
  readonly fit: TracedCall | null;
  /** Answers of the estimator about held-out rows. */
  readonly answers: readonly TracedCall[];
}

export function evidenceOf(tracer: Tracer): Evidence {
  const { material } = tracer;
  const traced = (call: TracedCall['call']): TracedCall | null =>
    tracer.calls.findLast((c) => c.call === call) ??
    // Staging may list the call once for each of its rounds.
    tracer.calls.findLast((c) => c.call.node === call.node && c.call.object === call.object) ??
    null;
  return {
    material,
    tracer,
    fit: traced(material.fit),
    answers: material.answers.flatMap((call) => traced(call) ?? []),
  };
}

export function featuresOf(call: TracedCall | null): Flow {
  return call?.arguments[0] ?? call?.keywords.get('X') ?? call?.keywords.get('x') ?? NO_FLOW;
}

export function targetOf(call: TracedCall | null): Flow {
  return call?.arguments[1] ?? call?.keywords.get('y') ?? NO_FLOW;
}

export function sitesIn(flow: Flow): readonly Site[] {
  return [...allMarks(flow)].flatMap((m) => (m.kind === 'site' ? [m.site] : []));
}

export function columnsIn(marks: Iterable<Mark>): readonly Extract<Mark, { kind: 'column' }>[] {
  return [...marks].flatMap((m) => (m.kind === 'column' ? [m] : []));
}

export function sideOf(material: Material, site: Site): Side {
  return material.sideOf(site.rows);
}

export function callSpan({ call }: TracedCall, message: string): RelatedSpan {
  return { span: spanIn(call.cell, call.node), message };
}

/** Where the held-out rows part from the others. */
export function splitOf(material: Material): {
  readonly text: string;
  readonly related: readonly RelatedSpan[];
} {
  const set = splitSet(material);
  if (set === null) return { text: 'the held-out rows are set apart', related: [] };
  const message = 'the held-out rows are set apart here';
  return {
    text: set.kind === 'split' ? 'the split' : 'the held-out rows are set apart',
    related: [{ span: spanIn(set.cell, set.at), message }],
  };
}

function splitSet(material: Material): RowSet | null {
  const { rowSets } = material.staging;
  for (const id of material.answers.flatMap((c) => [...rowsOfCall(c)])) {
    for (let set = rowSets.get(id); set !== undefined; set = rowSets.get(set.parents[0] ?? -1))
      if (set.parents.some((parent) => material.sideOf([parent]) === 'mixed')) return set;
  }
  return [...rowSets.values()].find((s) => s.kind === 'split') ?? null;
}
