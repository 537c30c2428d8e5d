import type { CallSummary, ClassSummary, LibrarySummary } from './contract.ts';
import {
  attributes,
  changes,
  each,
  gives,
  holds,
  kindOf,
  shows,
  stores,
  views,
} from './vocabulary.ts';

/** Calls that read the elements of their argument and make something new that holds them. */
const keeps = (returns: string): CallSummary => ({ returns, result: 'arguments' });

/** `exit()` ends the program: an effect that no name carries. */
const ends: CallSummary = { returns: 'None', writesState: ['environment'] };

const text: ClassSummary = {
  traits: ['scalar'],
  construct: gives('str', { parameters: ['object', 'encoding', 'errors'] }),
  methods: {
    ...each(
      `capitalize casefold center expandtabs format format_map join ljust lower lstrip removeprefix removesuffix
       replace rjust rstrip strip swapcase title translate upper zfill`,
      gives('str'),
    ),
    ...each('split rsplit splitlines', gives('list[str]')),
    ...each('partition rpartition', gives('tuple[str, str, str]')),
    ...each('count find index rfind rindex', gives('int')),
    ...each(
      `startswith endswith isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable
       isspace istitle isupper`,
      gives('bool'),
    ),
    encode: gives('bytes'),
    maketrans: gives('dict[int, Any]'),
  },
  item: { type: 'str', result: 'fresh' },
  iterates: 'str',
  operators: 'str',
};

const bytes: ClassSummary = {
  traits: ['scalar'],
  construct: gives('bytes'),
  methods: {
    ...each(
      'replace strip lstrip rstrip lower upper join removeprefix removesuffix',
      gives('bytes'),
    ),
    ...each('split rsplit splitlines', gives('list[bytes]')),
    ...each('startswith endswith isdigit isalpha', gives('bool')),
    ...each('find index count', gives('int')),
    decode: gives('str'),
    hex: gives('str'),
    fromhex: gives('bytes'),
  },
  iterates: 'int',
  operators: 'bytes',
};

const list: ClassSummary = {
  traits: ['container'],
  construct: keeps('list'),
  methods: {
    append: stores('None', { parameters: ['object'] }),
    extend: stores('None', { parameters: ['iterable'] }),
    insert: stores('None', { parameters: ['index', 'object'] }),
    pop: holds('$0', { mutatesReceiver: true }),
    sort: changes('None', { calls: ['key'] }),
    ...each('remove reverse clear', changes()),
    copy: keeps('list[$0]'),
    ...each('index count', gives('int')),
  },
  items: { slice: { type: 'list[$0]', result: 'element' } },
  item: { type: '$0', result: 'element' },
  iterates: '$0',
  operators: 'self',
};

const tuple: ClassSummary = {
  traits: ['container'],
  construct: keeps('tuple'),
  methods: each('index count', gives('int')),
  item: { result: 'element' },
  operators: 'self',
};

const dict: ClassSummary = {
  traits: ['container'],
  construct: keeps('dict'),
  methods: {
    get: holds('$1', { parameters: ['key', 'default'] }),
    pop: holds('$1', { mutatesReceiver: true, parameters: ['key', 'default'] }),
    setdefault: holds('$1', { mutatesReceiver: true, keepsArguments: true }),
    popitem: holds('tuple[$0, $1]', { mutatesReceiver: true }),
    update: stores(),
    clear: changes(),
    copy: holds('dict[$0, $1]'),
    fromkeys: keeps('dict'),
    items: views('collections.abc.Iterable[tuple[$0, $1]]'),
    keys: views('collections.abc.Iterable[$0]'),
    values: views('collections.abc.Iterable[$1]'),
  },
  item: { type: '$1', result: 'element' },
  iterates: '$0',
  operators: 'self',
};

const set: ClassSummary = {
  traits: ['container'],
  construct: keeps('set'),
  methods: {
    add: stores(),
    ...each('update intersection_update difference_update symmetric_difference_update', stores()),
    ...each('discard remove clear', changes()),
    pop: holds('$0', { mutatesReceiver: true }),
    ...each('union intersection difference symmetric_difference copy', gives('set[$0]')),
    ...each('issubset issuperset isdisjoint', gives('bool')),
  },
  iterates: '$0',
  operators: 'self',
};

const file: ClassSummary = {
  methods: {
    ...each('read readline', changes('str')),
    readlines: changes('list[str]'),
    ...each('write seek truncate', changes('int')),
    ...each('writelines close flush', changes()),
    ...each('tell fileno', gives('int')),
    ...each('readable writable seekable isatty', gives('bool')),
    __enter__: { returns: 'self', result: 'receiver' },
  },
  attributes: {
    ...attributes('name mode encoding', 'str'),
    closed: { type: 'bool', result: 'fresh' },
  },
  iterates: 'str',
};

const number = (type: string): ClassSummary => ({
  traits: ['scalar'],
  construct: gives(type),
  methods: {
    ...each('bit_length bit_count __round__', gives('int')),
    conjugate: gives(type),
    as_integer_ratio: gives('tuple[int, int]'),
    is_integer: gives('bool'),
    hex: gives('str'),
    fromhex: gives('float'),
    to_bytes: gives('bytes'),
    from_bytes: gives('int'),
  },
  attributes: attributes('real imag numerator denominator', type),
  operators: type === 'bool' ? 'int' : type,
});

const exceptions = `BaseException Exception ArithmeticError AssertionError AttributeError BufferError EOFError
  FileExistsError FileNotFoundError FloatingPointError GeneratorExit ImportError IndentationError IndexError
  InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError
  NameError NotADirectoryError NotImplementedError OSError IOError EnvironmentError OverflowError PermissionError
  ProcessLookupError RecursionError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError
  SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
  UnicodeError UnicodeTranslateError ValueError ZeroDivisionError ConnectionError BrokenPipeError
  ConnectionAbortedError ConnectionRefusedError ConnectionResetError BlockingIOError ChildProcessError
  ExceptionGroup BaseExceptionGroup
  Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning
  ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning`;

const exception: ClassSummary = {
  methods: { with_traceback: { returns: 'self', result: 'receiver' }, add_note: changes() },
  attributes: { args: { type: 'tuple[Any, ...]', result: 'element' } },
};

/** Builtin functions, types and their methods; names are bare. */
export const builtins = {
  library: 'builtins',
  distribution: 'python',
  everyday: true,
  aliases: {
    'builtins.print': 'print',
    'builtins.open': 'open',
    'builtins.len': 'len',
    'builtins.sum': 'sum',
    'builtins.min': 'min',
    'builtins.max': 'max',
    'builtins.range': 'range',
    'IPython.display.display': 'display',
    'IPython.core.display.display': 'display',
    'IPython.core.display_functions.display': 'display',
    'IPython.get_ipython': 'get_ipython',
    'typing.List': 'list',
    'typing.Dict': 'dict',
    'typing.Set': 'set',
    'typing.Tuple': 'tuple',
    'typing.FrozenSet': 'frozenset',
    'typing.IO': 'io.TextIOWrapper',
    'typing.TextIO': 'io.TextIOWrapper',
    'typing.BinaryIO': 'io.TextIOWrapper',
    'typing.Iterable': 'collections.abc.Iterable',
  },
  functions: {
    ...each('print display help credits license copyright', shows()),
    ...each('exit quit', ends),
    breakpoint: {},
    input: gives('str', { readsState: ['environment'] }),
    ...each('len hash id ord', gives('int')),
    ...each('all any callable isinstance issubclass hasattr', gives('bool')),
    ...each('ascii bin chr format hex oct repr', gives('str')),
    abs: gives('@0'),
    pow: gives('@0'),
    round: gives('Any'),
    divmod: gives('tuple[Any, Any]'),
    sum: gives('Any'),
    ...each('min max', { returns: 'Any', result: 'arguments', calls: ['key'] } as const),
    sorted: { returns: 'list', result: 'arguments', calls: ['key'] },
    map: { returns: 'collections.abc.Iterable[Any]', result: 'arguments', calls: [0] },
    filter: { returns: 'collections.abc.Iterable[Any]', result: 'arguments', calls: [0] },
    zip: keeps('collections.abc.Iterable[tuple[Any, ...]]'),
    reversed: keeps('collections.abc.Iterable[Any]'),
    enumerate: keeps('collections.abc.Iterable[tuple[int, Any]]'),
    iter: keeps('Any'),
    next: { returns: 'Any', result: 'arguments', mutatesArguments: [0] },
    aiter: keeps('Any'),
    anext: { returns: 'Any', result: 'arguments', mutatesArguments: [0] },
    getattr: { returns: 'Any', result: 'arguments' },
    setattr: { returns: 'None', mutatesArguments: [0] },
    delattr: { returns: 'None', mutatesArguments: [0] },
    vars: { returns: 'dict[str, Any]', result: 'arguments' },
    dir: gives('list[str]'),
    open: {
      returns: 'io.TextIOWrapper',
      parameters: ['file', 'mode', 'buffering', 'encoding', 'errors', 'newline'],
      readsFile: 0,
      writesFile: 0,
      fileMode: 1,
      settings: { file: 'paths' },
    },
    super: { returns: 'Any', result: 'arguments' },
    get_ipython: gives('Any'),
    compile: gives('Any'),
  },
  classes: {
    object: {},
    str: text,
    bytes,
    bytearray: { ...bytes, methods: { ...bytes.methods, ...list.methods } },
    memoryview: { construct: { returns: 'memoryview', result: 'arguments' } },
    int: number('int'),
    float: number('float'),
    complex: number('complex'),
    bool: number('bool'),
    list,
    tuple,
    dict,
    set,
    frozenset: { ...set, construct: keeps('frozenset'), methods: frozen() },
    range: {
      traits: ['container'],
      construct: gives('range'),
      methods: each('index count', gives('int')),
      item: { type: 'int', result: 'fresh' },
      iterates: 'int',
    },
    slice: { construct: gives('slice') },
    type: { construct: { returns: 'type', result: 'fresh' } },
    property: { construct: { returns: 'property', result: 'arguments' } },
    classmethod: { construct: { returns: 'classmethod', result: 'arguments' } },
    staticmethod: { construct: { returns: 'staticmethod', result: 'arguments' } },
    'io.TextIOWrapper': file,
    'collections.abc.Iterable': { iterates: '$0', item: { type: '$0', result: 'element' } },
    ...each(exceptions, kindOf([], [], exception)),
  },
} satisfies LibrarySummary;

function frozen(): Readonly<Record<string, CallSummary>> {
  return {
    ...each('union intersection difference symmetric_difference copy', gives('frozenset[$0]')),
    ...each('issubset issuperset isdisjoint', gives('bool')),
  };
}
