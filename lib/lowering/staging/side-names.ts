const SIDE = /^(?:train|test|tr|te|trn|tst|valid|val|validation|holdout)$/i;

/** A name without the words that say which side of a split it is of: `X_train` is `X`. */
export function withoutSide(name: string): string {
  const words = name.split('_').filter((w) => !SIDE.test(w));
  const bare = words.join('_').replace(/(?:train|test|valid)$/i, '');
  return bare === '' ? 'rows' : bare;
}
