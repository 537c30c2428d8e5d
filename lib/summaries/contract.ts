import type { TypeText } from '../ir/python-type.ts';

/**
 * What the value of a call or attribute shares with its inputs.
 * `fresh`: nothing; `receiver`: it is the receiver itself (`fit` returns self); `view`: a view of the receiver,
 * so that changing one may change the other; `element`: something held inside the receiver;
 * `argument:N`: argument N (0-based) itself; `arguments`: may hold any of its arguments.
 */
export type ResultOf =
  | 'fresh'
  | 'receiver'
  | 'view'
  | 'element'
  | 'arguments'
  | `argument:${number}`;

/** Module-level state outside any name. */
export type HiddenState =
  | 'random:numpy'
  | 'random:python'
  | 'random:torch'
  | 'random:tensorflow'
  | 'figure'
  | 'options:pandas'
  | 'options:numpy'
  | 'options:sklearn'
  | 'options:plot'
  | 'options:warnings'
  | 'environment'
  | 'directory'
  | 'logging'
  | 'clock';

/** True when the call has this effect only if the keyword (or positional argument) has a literal of this text. */
export interface Condition {
  readonly keyword: string;
  /** 0-based position of the same parameter; -1 when keyword-only. */
  readonly position: number;
  /** Source text of the literal: `True`, `None`. */
  readonly equals: string;
  /** Effect when the argument is absent. */
  readonly whenAbsent: boolean;
}

export interface CallSummary {
  /** Parameter names in order, as far as settings and `role` need them. */
  readonly parameters?: readonly string[];
  /** Type of the result; `self` is the receiver's class, `@N` the type of argument N, `$N` type argument N of the receiver. */
  readonly returns?: TypeText | 'self' | `@${number}` | `$${number}`;
  /** Default `fresh`. */
  readonly result?: ResultOf;
  /** The receiver changes; a condition when it depends on an argument (`inplace=True`). */
  readonly mutatesReceiver?: boolean | Condition;
  /** Positions (or keyword names) of arguments that change (`random.shuffle(x)`, `np.put`). */
  readonly mutatesArguments?: readonly (number | string)[];
  /** Arguments become part of the receiver (`list.append(x)`). */
  readonly keepsArguments?: boolean;
  /** Hidden state read and/or changed. Drawing random numbers does both. */
  readonly readsState?: readonly HiddenState[];
  readonly writesState?: readonly HiddenState[];
  /** Randomness that `random_state=`/`seed=` switches off: the parameter's name. Global state is used when it is absent. */
  readonly randomUnless?: string;
  /** Parameter (position) that is the path of a file read / written; -1 when the receiver is it (`Path.read_text`). */
  readonly readsFile?: number;
  readonly writesFile?: number;
  /** Position of the `mode` argument that decides between the two: absent or without `w`, `a`, `x`, `+` it only reads. */
  readonly fileMode?: number;
  /** Nothing but something to look at comes of it: plots, `print`, `head()` displayed; dropped from production. */
  readonly display?: boolean;
  /** Calls its function argument(s): `apply`, `map`, `sorted(key=)`: positions or keyword names. */
  readonly calls?: readonly (number | string)[];
  /** `metric`: a figure of merit; `fit`: learns; `predict`, `transform`, `split`, `load`, `persist`, ... */
  readonly role?:
    | 'metric'
    | 'fit'
    | 'fit-transform'
    | 'fit-predict'
    | 'predict'
    | 'transform'
    | 'split'
    | 'load'
    | 'persist'
    | 'resample'
    | 'search';
  /** Parameters whose literals are settings, with the group; others follow the general rules. */
  readonly settings?: Readonly<
    Record<string, 'paths' | 'data' | 'split' | 'features' | 'model' | 'training'>
  >;
}

export interface AttributeSummary {
  readonly type?: TypeText;
  /** Default `view`. */
  readonly result?: 'fresh' | 'view' | 'element';
}

/**
 * What stands between the brackets of `x[...]`: a literal or display, a slice, a comparison, a tuple. A pair of which both
 * choose several is `block`, one that chooses a single column of several rows is `column`; where neither is told apart,
 * both are a `tuple`.
 */
export type KeyShape =
  | 'string'
  | 'number'
  | 'list'
  | 'slice'
  | 'mask'
  | 'tuple'
  | 'block'
  | 'column';

/** Class families that roles and targets ask about. */
export type ClassTrait =
  | 'estimator'
  | 'classifier'
  | 'regressor'
  | 'clusterer'
  | 'transformer'
  | 'search'
  | 'pipeline'
  | 'splitter'
  | 'frame'
  | 'series'
  | 'array'
  | 'container'
  | 'scalar'
  | 'figure'
  | 'model-network';

export interface ClassSummary {
  /** Inherited methods, attributes and traits; left to right. Canonical names. */
  readonly bases?: readonly string[];
  readonly traits?: readonly ClassTrait[];
  /** Never thought of for a method of that name on a receiver of unknown type, though its library is `everyday`. */
  readonly rare?: boolean;
  readonly construct?: CallSummary;
  readonly methods?: Readonly<Record<string, CallSummary>>;
  readonly attributes?: Readonly<Record<string, AttributeSummary>>;
  /** What `x[...]` gives by the shape of its key, where that matters; `item` is the rest. */
  readonly items?: Readonly<Partial<Record<KeyShape, AttributeSummary>>>;
  /** Result of `x[...]` loads, of iterating, of binary operators with it, when the same for all arguments. */
  readonly item?: AttributeSummary;
  readonly iterates?: TypeText;
  readonly operators?: TypeText | 'self';
}

/** One library. Canonical names are public import paths: `pandas.read_csv`, `sklearn.svm.SVC`. */
export interface LibrarySummary {
  /** Import name: `sklearn`. */
  readonly library: string;
  /** Distribution name: `scikit-learn`. */
  readonly distribution: string;
  /** Other spellings of canonical names: `pandas.core.frame.DataFrame` -> `pandas.DataFrame`. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, CallSummary>>;
  readonly classes: Readonly<Record<string, ClassSummary>>;
  /** Constants and submodule attributes with a type: `numpy.pi`. */
  readonly constants?: Readonly<Record<string, TypeText>>;
  /** True when its classes come to mind for a method of that name on a receiver of unknown type. */
  readonly everyday?: boolean;
  /** True for libraries all of whose unlisted functions only plot or display (`seaborn`, `matplotlib.pyplot`). */
  readonly displayOnly?: boolean;
  /** True when unlisted functions and methods are known to change neither arguments nor receiver. */
  readonly pureByDefault?: boolean;
}
