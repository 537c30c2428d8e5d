import type { Stmt } from '../../frontend/python/ast.ts';

/** Whether a block may come to its end; when in doubt it does. */
export function fallsThrough(block: readonly Stmt[]): boolean {
  return block.every(passes);
}

function passes(s: Stmt): boolean {
  switch (s.kind) {
    case 'Return':
    case 'Raise':
      return false;
    case 'If':
      return fallsThrough(s.body) || s.orelse.length === 0 || fallsThrough(s.orelse);
    case 'With':
      return fallsThrough(s.body);
    case 'Try':
      if (s.finalbody.length > 0 && !fallsThrough(s.finalbody)) return false;
      return (
        (fallsThrough(s.body) && (s.orelse.length === 0 || fallsThrough(s.orelse))) ||
        s.handlers.some((handler) => fallsThrough(handler.body))
      );
    default:
      return true;
  }
}
