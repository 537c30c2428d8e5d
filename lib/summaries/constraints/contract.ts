/**
 * What parameters of a library's calls take, in short words: kinds with bounds, texts, `None`, `bool`, `str`.
 *
 *     'int >= 1 | float > 0 < 1 | "sqrt" | None'
 *
 * `number` is a real number, whole or not; where `int` and `float` stand apart they mean different things. A kind that
 * the words cannot say (arrays, callables) is left out: it is no value of a configuration file.
 */
export interface ConstraintTable {
  /** Top-level module of the calls' names. */
  readonly module: string;
  /** By call without the module, then by parameter. */
  readonly calls: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Limits of a number, as text of Python. */
export interface NumberBounds {
  readonly gt?: string;
  readonly ge?: string;
  readonly lt?: string;
  readonly le?: string;
}

/** What a parameter takes. */
export interface ParameterConstraint {
  /** Null: takes no whole numbers. */
  readonly int: NumberBounds | null;
  /** Null: takes no numbers with a point. */
  readonly float: NumberBounds | null;
  /** Whether a whole number means the same with a point. */
  readonly isReal: boolean;
  readonly options: readonly string[];
  /** Takes any text. */
  readonly text: boolean;
  readonly none: boolean;
  readonly bool: boolean;
}
