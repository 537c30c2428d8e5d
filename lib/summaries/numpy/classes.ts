import type { ClassSummary } from '../contract.ts';
import { attributes, changes, each, gives, saves, views } from '../vocabulary.ts';
import { drawMethods } from './functions.ts';

const ARRAY = 'numpy.ndarray';
const writing = { mutatesArguments: ['out'] } as const;

const array: ClassSummary = {
  traits: ['array'],
  construct: gives(ARRAY, { parameters: ['shape', 'dtype'] }),
  methods: {
    ...each(
      `argpartition argsort choose clip compress conj conjugate copy cumprod cumsum dot flatten repeat round
       astype`,
      gives(ARRAY, writing),
    ),
    astype: gives(ARRAY, { parameters: ['dtype'] }),
    ...each('reshape ravel squeeze swapaxes transpose diagonal view', views(ARRAY)),
    ...each(
      'sum mean std var min max prod ptp trace argmax argmin all any item',
      gives('Any', writing),
    ),
    nonzero: gives('tuple[numpy.ndarray, ...]'),
    ...each('fill sort partition put resize itemset setflags setfield', changes()),
    byteswap: {
      returns: ARRAY,
      mutatesReceiver: { keyword: 'inplace', position: 0, equals: 'True', whenAbsent: false },
    },
    tolist: gives('list'),
    ...each('tobytes tostring dumps', gives('bytes')),
    ...each('tofile dump', saves('None', 0, { role: 'persist' })),
    ...each('newbyteorder getfield', views(ARRAY)),
  },
  attributes: {
    ...each('T mT real imag base', { type: ARRAY, result: 'view' } as const),
    ...each('flat flags data ctypes', { type: 'Any', result: 'view' } as const),
    ...attributes('shape strides', 'tuple[int, ...]'),
    ...attributes('size ndim nbytes itemsize', 'int'),
    ...attributes('dtype', 'Any'),
  },
  items: {
    slice: { type: ARRAY, result: 'view' },
    list: { type: ARRAY, result: 'fresh' },
    mask: { type: ARRAY, result: 'fresh' },
    tuple: { type: 'Any', result: 'view' },
    block: { type: ARRAY, result: 'view' },
    column: { type: ARRAY, result: 'view' },
    number: { type: 'Any', result: 'view' },
  },
  item: { result: 'view' },
  iterates: 'Any',
  operators: ARRAY,
};

/** A generator object carries its own state: drawing changes it. */
const generator: ClassSummary = {
  rare: true,
  construct: {
    returns: 'self',
    parameters: ['seed'],
    randomUnless: 'seed',
    readsState: ['random:numpy'],
  },
  methods: {
    ...each(drawMethods, changes('Any')),
    shuffle: changes('None', { mutatesArguments: [0] }),
    ...each('seed set_state', changes()),
    get_state: gives('Any'),
    spawn: changes('list[numpy.random.Generator]'),
  },
};

const scalarTypes = `bool_ byte bytes_ cdouble complex128 complex256 complex64 csingle datetime64 double float128 float16
  float32 float64 half int16 int32 int64 int8 int_ intc intp long longdouble longlong object_ short single str_
  string_ timedelta64 ubyte uint uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong unicode_ ushort void
  float_ complex_`;

const scalar: ClassSummary = {
  traits: ['scalar'],
  construct: { returns: 'self' },
  methods: {
    ...each('item tolist', gives('Any')),
    ...each('sum mean min max round std var prod all any argmax argmin', gives('Any')),
    ...each('astype', gives('Any')),
    ...each('reshape ravel flatten squeeze', gives(ARRAY)),
    copy: gives('self'),
  },
  attributes: {
    ...attributes('shape', 'tuple[int, ...]'),
    ...attributes('size ndim nbytes itemsize', 'int'),
    ...attributes('dtype real imag T', 'Any'),
  },
  operators: 'self',
};

/** Old names of Python's own types (`np.float`). */
const old: ClassSummary = { bases: [], traits: ['scalar'], construct: gives('Any') };

export const classes: Readonly<Record<string, ClassSummary>> = {
  'numpy.ndarray': array,
  'numpy.matrix': {
    bases: [ARRAY],
    construct: { returns: 'numpy.matrix', result: 'arguments' },
    attributes: {
      ...attributes('I', 'numpy.matrix'),
      ...each('A A1', { type: ARRAY, result: 'view' } as const),
    },
    operators: 'numpy.matrix',
  },
  ...each('numpy.recarray numpy.memmap numpy.ma.MaskedArray', { bases: [ARRAY] }),
  ...Object.fromEntries(scalarTypes.split(/\s+/).map((name) => [`numpy.${name}`, scalar])),
  ...each('numpy.float numpy.int numpy.bool numpy.object numpy.str numpy.complex', old),
  ...each(
    'numpy.number numpy.integer numpy.floating numpy.inexact numpy.generic numpy.signedinteger',
    {
      traits: ['scalar'],
    },
  ),
  'numpy.dtype': {
    construct: gives('numpy.dtype'),
    attributes: attributes('kind name str char type', 'Any'),
  },
  ...each('numpy.finfo numpy.iinfo', {
    construct: { returns: 'self' },
    attributes: attributes('max min eps tiny bits dtype', 'Any'),
  } satisfies ClassSummary),
  'numpy.errstate': { construct: { returns: 'self', writesState: ['options:numpy'] } },
  'numpy.printoptions': { construct: { returns: 'self', writesState: ['options:numpy'] } },
  ...each('numpy.ndenumerate numpy.nditer numpy.broadcast numpy.ndindex', {
    construct: { returns: 'self', result: 'arguments' },
    iterates: 'Any',
  } satisfies ClassSummary),
  'numpy.vectorize': {
    construct: { returns: 'self', result: 'arguments' },
    methods: { __call__: gives(ARRAY) },
  },
  'numpy.poly1d': {
    construct: { returns: 'self' },
    methods: { ...each('deriv integ __call__', gives('Any')) },
    attributes: {
      ...attributes('order o', 'int'),
      ...attributes('roots r coef c coeffs', ARRAY),
    },
    operators: 'self',
  },
  'numpy.linalg.LinAlgError': {},
  ...each('numpy.random.RandomState numpy.random.Generator', generator),
  ...each(
    `numpy.random.PCG64 numpy.random.MT19937 numpy.random.Philox numpy.random.SFC64 numpy.random.SeedSequence`,
    {
      construct: { returns: 'self', randomUnless: 'seed', parameters: ['seed'] },
    } satisfies ClassSummary,
  ),
};
