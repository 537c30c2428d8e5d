/** The command was called in a way that it does not understand; ends with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
