import { boundBy, writtenModule } from '../modules/local-modules.ts';
import { statementsIn } from '../walk.ts';
import type { Environment } from './environment.ts';
import type { StageValue } from './facts.ts';
import { CONSTANT } from './values.ts';

/** What a name of a local module stands for; its values are known before any row. */
export function memberValue(env: Environment, target: string, name: string): StageValue {
  const { facts, files } = env.dataflow.modules;
  const member = facts.get(target)?.members.get(name);
  if (member?.kind === 'definition') {
    const { cell, node, module } = member;
    const definition = { cell, node, module };
    const callee = { kind: 'own', facts: member.facts, definition } as const;
    return { ...CONSTANT, shape: 'function', callee };
  }
  if (member?.kind === 'module') return moduleValue(member.target);
  const inner = `${target}.${name}`;
  return files.found.has(inner) || files.folders.has(inner) ? moduleValue(inner) : CONSTANT;
}

function moduleValue(name: string): StageValue {
  return { ...CONSTANT, callee: { kind: 'module', name } };
}

/** What the notebook's imports of local modules bind. */
export function importedMembers(env: Environment): ReadonlyMap<string, StageValue> {
  const { files, facts } = env.dataflow.modules;
  const bound = new Map<string, StageValue>();
  if (files.found.size === 0) return bound;
  for (const cell of env.dataflow.cells)
    for (const s of statementsIn(cell.statements)) {
      if (s.kind === 'Import')
        for (const { name, asName } of s.names) {
          const target = files.targetOf(cell.cell.id, name);
          if (target === null) continue;
          const [root, of] = boundBy(name, target);
          bound.set(asName ?? root, moduleValue(asName === null ? of : target));
        }
      if (s.kind !== 'ImportFrom') continue;
      const target = files.targetOf(cell.cell.id, writtenModule(s));
      if (target === null) continue;
      for (const { name, asName } of s.names) {
        const names = name === '*' ? [...(facts.get(target)?.names ?? [])] : [name];
        for (const one of names) bound.set(asName ?? one, memberValue(env, target, one));
      }
    }
  return bound;
}
