/**
 * Notebook -> notebook without secrets, before anything else looks at it.
 *
 * Takes: a notebook as it was read, and a sink. Gives: the same notebook with keys, tokens and passwords taken out of code,
 * comments, magics, markdown, outputs and modules, and the environment variables that stand for those of code.
 * Needs: nothing. Guarantees: never throws; a string that was a secret is a string still, `<redacted:NAME>`, so that code
 * parses as before and lowering reads the variable in its place; what holds no secret stays as it is.
 */
export { environmentEdits } from './environment-edits.ts';
export { fieldEdit, isInField, readOfEnvironment } from './environment-text.ts';
export { placeholderOf, placeholdersIn } from './placeholder.ts';
export { redactNotebook, secretsHidden } from './redact-notebook.ts';
export { redactRow } from './redact-text.ts';
