import { allStatements, expressionsIn, headerExpressions } from '../analysis/walk.ts';
import type { Expr, Stmt } from '../frontend/python/ast.ts';
import type { TextEdit } from '../source/index.ts';
import { fieldEdit, isInField, readOfEnvironment } from './environment-text.ts';
import { placeholderOf, placeholdersIn } from './placeholder.ts';

/** `key = '<redacted:API_KEY>'` -> `key = os.environ["API_KEY"]`, for every placeholder in a statement of a cell. */
export function environmentEdits(source: string, statement: Stmt): readonly TextEdit[] {
  const edits = [...allStatements([statement])].flatMap((s) =>
    headerExpressions(s).flatMap((expr) => {
      const inside = [...expressionsIn(expr)];
      const joined = inside.filter((one) => one.kind === 'JoinedStr');
      return inside.flatMap((node): readonly TextEdit[] => {
        if (node.kind === 'JoinedStr') return fieldEdits(source, node);
        const around = joined.find((one) => one.start < node.start && node.end < one.end);
        return constantEdits(source, node, around !== undefined);
      });
    }),
  );
  return edits.filter((one, at) => edits.findIndex(({ start }) => start === one.start) === at);
}

function fieldEdits(
  source: string,
  node: Extract<Expr, { kind: 'JoinedStr' }>,
): readonly TextEdit[] {
  return placeholdersIn(source.slice(node.start, node.end)).flatMap(({ variable, start, end }) => {
    const range = { start: node.start + start, end: node.start + end };
    return isInField(node, range) ? [] : [fieldEdit(source, node, range, variable)];
  });
}

function constantEdits(source: string, node: Expr, inString: boolean): readonly TextEdit[] {
  if (node.kind !== 'Constant') return [];
  const { value, start, end } = node;
  if (value.kind !== 'str' && value.kind !== 'bytes') return [];
  const text = source.slice(start, end);
  const variable = placeholderOf(value.kind === 'str' ? value.value : text.slice(2, -1));
  if (variable === null) return [];
  return [{ start, end, text: readOfEnvironment(variable, text, inString ? text.slice(-1) : '"') }];
}
