import type { Dataflow } from '../../analysis/facts.ts';
import { type Declaration, typeSlot } from '../../ir/index.ts';
import type { CodeWriter } from '../code-writer.ts';
import type { Outline } from '../outline/index.ts';
import { typeOfVariable } from '../types.ts';
import { signatureEdit } from './edits.ts';
import type { Definition, Lifting } from './lift.ts';

export interface DeclareQuery {
  readonly dataflow: Dataflow;
  readonly lifting: Lifting;
  readonly outline: Outline;
  readonly writer: CodeWriter;
}

/** A function or class of the notebook as a declaration of a module, with the parameters that lifting added. */
export function declare(d: Definition, query: DeclareQuery): Declaration {
  const { dataflow, lifting, outline, writer } = query;
  const original = d.cell.statements.find((s) => s.id === d.node.id) ?? d.node;
  const added = lifting.added.get(d.name) ?? [];
  const annotate = (name: string): string => {
    if (name === 'config') return dataflow.names.has('Config') ? '' : ': Config';
    return `: ${typeSlot(typeOfVariable([dataflow.names.get(name)?.type ?? 'Any'], lifting))}`;
  };
  const signature =
    d.node.kind === 'FunctionDef' ? signatureEdit(d.cell.cell.source, d.node, added, annotate) : [];
  const code = writer.write({ cell: d.cell, statement: original }, signature);
  const readsConfig = added.includes('config') && !dataflow.names.has('Config');
  return {
    kind: d.node.kind === 'ClassDef' ? 'class' : 'function',
    name: d.name,
    module: 'functions',
    code: readsConfig
      ? { ...code, requires: [...new Set([...code.requires, 'Config'])].toSorted() }
      : code,
    doc: outline.cells.get(d.cell.cell.id)?.doc ?? '',
  };
}
