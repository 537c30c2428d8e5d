import type { TypeText } from './python-type.ts';

/**
 * A type inside author's code: `\uE000type:pandas.DataFrame\uE001`. It is spelled when the module is printed, which
 * knows the names of its imports and makes those that are missing.
 */
const TYPE_SLOT = /\uE000type:([^\uE001]*)\uE001/g;

export function typeSlot(type: TypeText): string {
  return `\uE000type:${type}\uE001`;
}

export function fillTypeSlots(text: string, spell: (type: TypeText) => string): string {
  return text.includes('\uE000type:')
    ? text.replace(TYPE_SLOT, (_, type: TypeText) => spell(type))
    : text;
}
