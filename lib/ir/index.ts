/**
 * The pipeline as data.
 *
 * Takes: nothing; these are the types that lowering fills and back-ends read, with their verifier and printer.
 * Guarantees: everything is JSON-serialisable; text fragments keep their origin in the notebook.
 */
export type * from './literal.ts';
export type * from './pipeline.ts';
export type * from './python-type.ts';
export type * from './setting-choice.ts';
export { placeOfChoice } from './setting-choice.ts';
export type * from './staged.ts';
export { fillSlots, slotsOf, slotText } from './staged.ts';
export { fillTypeSlots, typeSlot } from './type-slot.ts';
export { isPackageName, OWN_MODULES } from './package-names.ts';
export { literalType, restoresAs, settingType } from './literal-type.ts';
export { plainType, unionMembers } from './type-node.ts';
export { printPipeline } from './print.ts';
export type { Limits, SettingBounds } from './setting-bounds.ts';
export { isWithin } from './setting-bounds.ts';
export { isSettingName } from './setting-names.ts';
export { verifyPipeline } from './verify.ts';
