import type { Dataflow } from '../../analysis/facts.ts';
import type { Declaration, ImportBinding } from '../../ir/index.ts';
import type { CodeWriter } from '../code-writer.ts';
import type { Outline } from '../outline/index.ts';
import { annotationOf } from '../types.ts';
import { signatureEdit } from './edits.ts';
import type { Definition, Lifting } from './lift.ts';

export interface DeclareQuery {
  readonly dataflow: Dataflow;
  readonly imports: readonly ImportBinding[];
  readonly lifting: Lifting;
  readonly outline: Outline;
  readonly writer: CodeWriter;
}

/** A function or class of the notebook as a declaration of a module, with the parameters that lifting added. */
export function declare(d: Definition, query: DeclareQuery): Declaration {
  const { dataflow, imports, lifting, outline, writer } = query;
  const original = d.cell.statements.find((s) => s.id === d.node.id) ?? d.node;
  const added = lifting.added.get(d.name) ?? [];
  const annotate = (name: string): string => {
    if (name === 'config') return dataflow.names.has('Config') ? '' : ': Config';
    const annotation = annotationOf(dataflow.names.get(name)?.type ?? 'Any', imports);
    return annotation === null ? '' : `: ${annotation}`;
  };
  const signature =
    d.node.kind === 'FunctionDef' ? signatureEdit(d.cell.cell.source, d.node, added, annotate) : [];
  const code = writer.write({ cell: d.cell, statement: original }, signature);
  const types = added
    .map((name) => annotate(name).replace(/^: /, '').split('.')[0] ?? '')
    .filter((name) => name === 'Config' || imports.some((b) => b.name === name));
  return {
    kind: d.node.kind === 'ClassDef' ? 'class' : 'function',
    name: d.name,
    module: 'functions',
    code: { ...code, requires: [...new Set([...code.requires, ...types])].toSorted() },
    doc: outline.cells.get(d.cell.cell.id)?.doc ?? '',
  };
}
