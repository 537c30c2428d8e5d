import { briefly } from '../../codegen/python/docstring.ts';
import {
  call,
  literal,
  name,
  type PyParameter,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { Parameter } from '../../ir/index.ts';

export const SELF: PyParameter = { name: 'self', type: null, defaultValue: null };

/**
 * `def __init__(self, schema: RowSchema, model: Ridge) -> None:`
 *
 * @param before what comes before the fields are kept.
 * @param kept fields that become attributes; a base class may keep the others.
 */
export function constructorOf(
  fields: readonly Parameter[],
  before: readonly PyStatement[] = [],
  kept: readonly Parameter[] = fields,
): PyStatement {
  return {
    kind: 'function',
    name: '__init__',
    parameters: [
      SELF,
      ...fields.map(({ name: id, type }): PyParameter => ({ name: id, type, defaultValue: null })),
    ],
    returns: 'None',
    docstring: briefly(''),
    body: [
      ...before,
      ...kept.map(({ name: id }): PyStatement => ({
        kind: 'assign',
        targets: [`self.${id}`],
        value: name(id),
      })),
    ],
  };
}

/** A class that is nothing but its fields, which stay as they are made. */
export function frozenDataclass(
  id: string,
  summary: string,
  fields: readonly Parameter[],
): PyStatement {
  const frozen = { name: 'frozen', value: literal({ kind: 'bool', value: true }) };
  return {
    kind: 'class',
    name: id,
    decorators: [call(name('dataclass'), [], [frozen])],
    bases: [],
    docstring: {
      summary,
      body: '',
      sections: [
        {
          title: 'Attributes',
          items: fields.map(({ name: field, doc }) => ({ name: field, text: doc })),
        },
      ],
    },
    body: fields.map((field): PyStatement => ({
      kind: 'field',
      name: field.name,
      type: field.type,
      docstring: briefly(''),
      origins: [],
    })),
  };
}
