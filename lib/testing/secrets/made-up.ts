/** Texts of a form, put together when a test runs: no scanner takes this repository for a leak. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const HEX = '0123456789abcdef';

function drawn(length: number, from: string, seed: number): string {
  let state = seed * 2_654_435_761 + 97;
  let text = '';
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += from[Math.floor(state / 65_536) % from.length] ?? '';
  }
  return text;
}

/** Letters and digits; the first are one of each, so that no draw is a word or a number. */
export const mixed = (length: number, seed = 1): string => `a7Q${drawn(length - 3, LETTERS, seed)}`;
export const hex = (length: number, seed = 1): string => `4f${drawn(length - 2, HEX, seed)}`;
export const capitals = (length: number, seed = 1): string =>
  `Q7${drawn(length - 2, LETTERS.slice(26), seed)}`;
