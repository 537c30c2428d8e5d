import type { Dataflow, SignatureFacts } from '../../analysis/facts.ts';
import {
  allStatements,
  expressionsIn,
  headerExpressions,
  statementsIn,
} from '../../analysis/walk.ts';
import type { FunctionDef, Parameter, Stmt } from '../../frontend/python/ast.ts';
import { typeSlot } from '../../ir/index.ts';
import type { Edit } from '../text/index.ts';
import { typeOfVariable } from '../types.ts';
import { fallsThrough } from './falls-through.ts';
import type { Lifting } from './lift.ts';

export interface AnnotationQuery {
  readonly dataflow: Dataflow;
  readonly lifting: Lifting;
  /** Functions that are passed on as values, which others may call with anything. */
  readonly passedOn: ReadonlySet<string>;
}

/**
 * `def f(df, n=3):` -> `def f(df: pd.DataFrame, n: int = 3) -> pd.DataFrame:`, for every function in a statement.
 * Annotations of the author's own stay.
 */
export function annotationEdits(
  source: string,
  statement: Stmt,
  query: AnnotationQuery,
): readonly Edit[] {
  return [...allStatements([statement])].flatMap((s) =>
    s.kind === 'FunctionDef' ? editsOf(source, s, query) : [],
  );
}

/** Names of functions that are read without being called on the spot. */
export function namesPassedOn(dataflow: Dataflow): ReadonlySet<string> {
  const passed = new Set<string>();
  for (const { statements } of dataflow.cells)
    for (const s of allStatements(statements))
      for (const expr of headerExpressions(s)) {
        const called = new Set<unknown>();
        for (const inner of expressionsIn(expr)) {
          if (inner.kind === 'Call') called.add(inner.func);
          if (inner.kind === 'Name' && inner.context === 'load' && !called.has(inner))
            passed.add(inner.id);
        }
      }
  return passed;
}

function editsOf(source: string, node: FunctionDef, query: AnnotationQuery): readonly Edit[] {
  const signature = query.dataflow.signatures.get(node.id);
  const spelled = (type: string | null): string =>
    typeSlot(type === null ? 'Any' : typeOfVariable([type], query.lifting));
  const isMethod = signature?.ownedBy !== null && signature?.ownedBy !== undefined;
  const isStatic = node.decorators.some((d) => d.kind === 'Name' && d.id === 'staticmethod');
  const edits = node.parameters.flatMap((parameter, index): readonly Edit[] => {
    if (parameter.annotation !== null || (isMethod && !isStatic && index === 0)) return [];
    // A name that Python reads in another form than it is written.
    if (!source.startsWith(parameter.name, parameter.start)) return [];
    const at = parameter.start + parameter.name.length;
    const type = parameterType(parameter, node, signature, query);
    return [{ start: at, end: at, text: `: ${spelled(type)}` }];
  });
  const close = node.parametersSpan.end;
  if (node.returns !== null || source[close] !== ')') return edits;
  const returns = {
    start: close + 1,
    end: close + 1,
    text: ` -> ${returnText(node, signature, spelled)}`,
  };
  return [...edits, returns];
}

/** What callers were seen to pass; null where others may call it, or where `None` is all that was seen. */
function parameterType(
  parameter: Parameter,
  node: FunctionDef,
  signature: SignatureFacts | undefined,
  { passedOn }: AnnotationQuery,
): string | null {
  if (parameter.kind === 'vararg' || parameter.kind === 'kwarg') return null;
  if (signature === undefined || passedOn.has(node.name)) return null;
  if (signature.ownedBy?.bases === true && node.name !== '__init__') return null;
  const type = signature.parameterTypes.get(parameter.name) ?? null;
  if (type === 'None' || type === null) return null;
  const value = parameter.defaultValue;
  const mayBeNone = value?.kind === 'Constant' && value.value.kind === 'none';
  return mayBeNone && !type.includes('None') ? `${type} | None` : type;
}

function returnText(
  node: FunctionDef,
  signature: SignatureFacts | undefined,
  spelled: (type: string | null) => string,
): string {
  const own = [...statementsIn(node.body)];
  const yields = own.some((s) =>
    headerExpressions(s).some((e) =>
      [...expressionsIn(e)].some((x) => x.kind === 'Yield' || x.kind === 'YieldFrom'),
    ),
  );
  if (yields) return spelled(null);
  const gives = own.some((s) => s.kind === 'Return' && !isNone(s));
  if (!gives) return spelled('None');
  // On some way it ends without a value, which the inferred type leaves out.
  const type = fallsThrough(node.body) ? null : (signature?.returnType ?? null);
  return spelled(type === 'None' ? null : type);
}

function isNone({ value }: Extract<Stmt, { kind: 'Return' }>): boolean {
  return value === null || (value.kind === 'Constant' && value.value.kind === 'none');
}
