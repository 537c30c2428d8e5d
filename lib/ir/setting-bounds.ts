import type { Literal } from './literal.ts';

/** Limits of a number, as text of Python: `gt` greater than, `ge` or equal to it. */
export interface Limits {
  readonly gt?: string;
  readonly ge?: string;
  readonly lt?: string;
  readonly le?: string;
}

/** Limits of a setting's value, by the alternative of its type. */
export interface SettingBounds {
  readonly int?: Limits;
  readonly float?: Limits;
}

/** Whether a value is within the limits of its own kind. */
export function isWithin(bounds: SettingBounds, value: Literal): boolean {
  if (value.kind === 'int') return bounds.int === undefined || isInside(bounds.int, value.digits);
  if (value.kind !== 'float' || bounds.float === undefined) return true;
  return isInside(bounds.float, value.repr.replace('inf', 'Infinity'));
}

/** What is no number is within no limits. */
function isInside({ gt, ge, lt, le }: Limits, text: string): boolean {
  const value = Number(text);
  return (
    (gt === undefined || value > Number(gt)) &&
    (ge === undefined || value >= Number(ge)) &&
    (lt === undefined || value < Number(lt)) &&
    (le === undefined || value <= Number(le))
  );
}
