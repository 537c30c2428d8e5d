/**
 * Hardcoded values as settings.
 *
 * Takes: the dataflow, which statements are part of the project, which functions may read `config`.
 * Gives: settings with names, groups, types and origins, and the edits that make the code read them.
 * Needs: spans of the front-end; library summaries for what parameters mean.
 * Guarantees: values keep their Python types; a name is only replaced where every read of it is; a value that the code
 * may change is copied; keys are unique in their group; secrets appear in no setting and no edit.
 */
export type { ProposedSettings, Secret, SettingsInput } from './proposal.ts';
export { proposeSettings } from './propose.ts';
export { typesFor } from './alternative-types.ts';
export { literalOf, typeOfLiteral } from './literal-of.ts';
export { keyFrom, snakeCase } from './names.ts';
