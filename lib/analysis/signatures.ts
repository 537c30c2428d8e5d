import type { StatementId } from '../ir/pipeline.ts';
import type { FunctionEntity } from './entities.ts';
import type { SignatureFacts } from './facts.ts';
import type { Context } from './evaluate/context.ts';
import type { AbstractValue } from './values.ts';
import { joinTypes } from './values.ts';

/** What goes into every function with a name and what comes out, joined over its calls, by its statement. */
export function signatures(ctx: Context): ReadonlyMap<StatementId, SignatureFacts> {
  const found = new Map<StatementId, SignatureFacts>();
  for (const entity of ctx.entities) {
    if (entity.node.kind !== 'FunctionDef') continue;
    const known = found.get(entity.node.id);
    const fresh = signatureOf(ctx, entity);
    // A function inside another is a new one each time that runs.
    found.set(entity.node.id, known === undefined ? fresh : joined(known, fresh));
  }
  return found;
}

function signatureOf(ctx: Context, entity: FunctionEntity): SignatureFacts {
  const values: ReadonlyMap<string, AbstractValue> =
    ctx.parameterValues.get(entity) ?? new Map<string, AbstractValue>();
  return {
    parameterTypes: new Map([...values].map(([name, value]) => [name, value.type])),
    returnType: ctx.returnValues.get(entity)?.type ?? null,
    ownedBy:
      entity.owner === null
        ? null
        : { bases: entity.owner.bases.length > 0, name: entity.owner.name },
  };
}

function joined(a: SignatureFacts, b: SignatureFacts): SignatureFacts {
  const names = new Set([...a.parameterTypes.keys(), ...b.parameterTypes.keys()]);
  return {
    parameterTypes: new Map(
      [...names].map((name) => [
        name,
        joinTypes(a.parameterTypes.get(name) ?? null, b.parameterTypes.get(name) ?? null),
      ]),
    ),
    returnType: joinTypes(a.returnType, b.returnType),
    ownedBy: a.ownedBy,
  };
}
