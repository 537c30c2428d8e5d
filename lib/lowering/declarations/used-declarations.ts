import type { CodeText, Declaration, StagedPart, Step } from '../../ir/index.ts';

/**
 * Declarations without those whose every call was inlined into steps. One that nothing in the notebook calls is what a
 * person marked, and stays.
 */
export function usedDeclarations(
  declarations: readonly Declaration[],
  calledInNotebook: readonly string[],
  steps: readonly Step[],
  staged: StagedPart,
): readonly Declaration[] {
  const called = reached(declarations, calledInNotebook);
  const used = reached(
    declarations,
    codesOf(steps, staged).flatMap(({ requires }) => requires),
  );
  return declarations.filter(({ name }) => used.has(name) || !called.has(name));
}

function codesOf(steps: readonly Step[], { steps: own, flow, serving }: StagedPart): CodeText[] {
  return [
    ...steps.flatMap(({ body }) => body),
    ...flow.flatMap((item) => (item.kind === 'call' ? item.step.body : [])),
    ...own.flatMap(({ fit, transform, stock }) => [
      ...fit,
      ...transform,
      ...(stock === null ? [] : [stock]),
    ]),
    ...serving.after,
  ];
}

/** Names, and those that the declarations of these need in their turn. */
function reached(
  declarations: readonly Declaration[],
  names: readonly string[],
): ReadonlySet<string> {
  const found = new Set(names);
  // A set that grows is gone through to its end.
  for (const name of found)
    for (const declaration of declarations)
      if (declaration.name === name)
        for (const required of declaration.code.requires) found.add(required);
  return found;
}
