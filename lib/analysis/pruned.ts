import type { ClassDef, FunctionDef, Stmt } from '../frontend/python/ast.ts';
import type { StatementId } from '../ir/pipeline.ts';

/** A function or class without the statements that `keep` refuses. */
export function prunedDefinition<T extends FunctionDef | ClassDef>(
  node: T,
  keep: (id: StatementId) => boolean,
): T {
  return { ...node, body: prunedBlock(node.body, keep) };
}

function prunedBlock(block: readonly Stmt[], keep: (id: StatementId) => boolean): readonly Stmt[] {
  return block.filter((s) => keep(s.id)).map((s) => prunedStatement(s, keep));
}

function prunedStatement(s: Stmt, keep: (id: StatementId) => boolean): Stmt {
  switch (s.kind) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return { ...s, body: prunedBlock(s.body, keep) };
    case 'If':
    case 'For':
    case 'While':
      return { ...s, body: prunedBlock(s.body, keep), orelse: prunedBlock(s.orelse, keep) };
    case 'Try':
      return {
        ...s,
        body: prunedBlock(s.body, keep),
        handlers: s.handlers.map((h) => ({ ...h, body: prunedBlock(h.body, keep) })),
        orelse: prunedBlock(s.orelse, keep),
        finalbody: prunedBlock(s.finalbody, keep),
      };
    case 'Match':
      return { ...s, cases: s.cases.map((c) => ({ ...c, body: prunedBlock(c.body, keep) })) };
    default:
      return s;
  }
}
