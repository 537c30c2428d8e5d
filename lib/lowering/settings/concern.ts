import type { Literal, TypeText } from '../../ir/index.ts';

export type Group = 'paths' | 'data' | 'split' | 'features' | 'model' | 'training';

/** What a literal is for, told by where it stands. */
export interface Concern {
  /** Literals of one kind and value are one setting where `identity` agrees. */
  readonly kind: 'path' | 'seed' | 'columns' | 'mapping' | 'parameter' | 'threshold' | 'value';
  readonly group: Group;
  /** Name in the author's spelling, without the group. */
  readonly name: string;
  /** Words that tell it from others of the same name, best first. */
  readonly qualifiers: readonly string[];
  readonly doc: string;
  /** Type of the parameter where it is wider than that of the literal. */
  readonly type: TypeText | null;
  /** Clear enough to be taken out of a function's body. */
  readonly strong: boolean;
  readonly identity: string;
}

/** Name of columns of which the code tells no more. */
export const UNNAMED_COLUMNS = 'columns';

type Optional = 'qualifiers' | 'type' | 'strong' | 'identity';

export function concern(
  given: Omit<Concern, Optional> & Partial<Pick<Concern, Optional>>,
): Concern {
  return { qualifiers: [], type: null, strong: false, identity: '', ...given };
}

const PATH_END =
  /\.(?:csv|tsv|xlsx?|json|jsonl|pkl|pickle|joblib|parquet|feather|h5|hdf5|npy|npz|txt|dat|data|db|sqlite|gz|zip|bz2|onnx|model|sav|pt|pth|keras|bin|xml|html|yaml|yml|png|jpe?g|arff|orc|sql)$/i;

/** Whether a text looks like the path of a file or folder, or a URL. */
export function isPathLike(text: string): boolean {
  if (/\s{2}|\n/.test(text) || text.length > 300) return false;
  if (/^(?:https?|s3|gs|ftp|file|hdfs|abfss?|dbfs):\/\/?\S+$/.test(text)) return true;
  if (PATH_END.test(text) && /[^.*/\\]\.\w+$/.test(text) && !/^\s|[,;|()=]/.test(text)) return true;
  return (
    /^(?:\.{0,2}|~|[A-Za-z]:|\w[\w.-]*)(?:[/\\][\w.@ -]+)*[/\\]$/.test(text) && text.length > 1
  );
}

/** The folder that holds the file. */
export function folderOf(path: string): string {
  return path.split(/[/\\]+/).at(-2) ?? '';
}

/** Name of a path's setting: `train_csv` for `data/train.csv`, `data_dir` for `../data/`. */
export function pathName(path: string, variable: string | null): string {
  const parts = path
    .replace(/[?#].*$/, '')
    .split(/[/\\]+/)
    .filter((part) => !/^(?:\.*|~|\w+:)$/.test(part));
  const last = parts.at(-1) ?? '';
  const dot = last.indexOf('.', 1);
  const stem = dot === -1 ? last : last.slice(0, dot);
  const extension = dot === -1 ? '' : last.slice(dot).replaceAll('.', '_');
  const isNamed = /[A-Za-z]/.test(stem);
  const spoken = variable !== null && /[A-Za-z]/.test(variable) ? variable : null;
  // A name in another script leaves nothing for a key.
  const named = isNamed
    ? last.replaceAll('.', '_').replaceAll('*', 'all')
    : (spoken ?? 'input') + extension;
  if (/[/\\]$/.test(path)) return `${isNamed ? last : (spoken ?? 'data')}_dir`;
  return /^\d/.test(named) ? `file_${named}` : named;
}

/** The class of estimators in which a name is generic: it says nothing that the class does not say better. */
export function isGenericName(name: string): boolean {
  return /^(?:[a-z]|model|clf|classifier|reg|regressor|est|estimator|m|mdl|pipe|pipeline|df|data|x|y|x_train|x_test|y_train|y_test|_+|result|res|tmp|temp)\d*$/i.test(
    name,
  );
}

/** Literals that stand for themselves: nobody tunes a comparison with zero. */
export function isTrivial(literal: Literal): boolean {
  switch (literal.kind) {
    case 'int':
      return ['0', '1', '-1', '2'].includes(literal.digits);
    case 'float':
      return ['0.0', '1.0', '-1.0', 'inf', '-inf', 'nan'].includes(literal.repr);
    case 'str':
      return literal.value.trim() === '';
    case 'none':
    case 'bool':
      return true;
    default:
      return false;
  }
}
