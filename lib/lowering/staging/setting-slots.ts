import { slotText } from '../../ir/index.ts';
import type { Edit } from '../text/index.ts';

/** Where functions read `config.group.name`, code that serves has a slot that each style spells its way. */
export function settingSlots(edits: readonly Edit[]): readonly Edit[] {
  return edits.map((edit) => ({
    ...edit,
    text: edit.text.replaceAll(/\bconfig\.(\w+)\.(\w+)/g, (_, group: string, key: string) =>
      slotText({ kind: 'setting', name: `${group}.${key}` }),
    ),
  }));
}
