import type { CallSummary } from '../contract.ts';
import { each, gives, loads, reads, saves, sets, under, within } from '../vocabulary.ts';

const ARRAY = 'numpy.ndarray';

/** Ufuncs give back the kind of their argument (a Series stays one); `out=` is written. */
const ufuncs = {
  ...each(
    `abs absolute acos acosh arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh bitwise_count
     bitwise_invert bitwise_not cbrt ceil conj conjugate cos cosh deg2rad degrees exp exp2 expm1 fabs floor invert
     isfinite isinf isnan isnat log log10 log1p log2 logical_not negative positive rad2deg radians reciprocal rint
     sign signbit sin sinh spacing sqrt square tan tanh trunc`,
    gives('@0', { mutatesArguments: [1, 'out'] }),
  ),
  ...each(
    `add arctan2 atan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor copysign divide
     equal float_power floor_divide fmax fmin fmod gcd greater greater_equal heaviside hypot lcm ldexp left_shift
     less less_equal logaddexp logaddexp2 logical_and logical_or logical_xor matmul maximum minimum mod multiply
     nextafter not_equal pow power remainder right_shift subtract true_divide vecdot`,
    gives('@0', { mutatesArguments: [2, 'out'] }),
  ),
  ...each('divmod frexp modf', gives('tuple[Any, Any]')),
} satisfies Record<string, CallSummary>;

const writing = { mutatesArguments: ['out'] } as const;

const reductions = {
  ...each(
    `amax amin average count_nonzero max mean median min nanargmax nanargmin nanmax nanmean nanmedian nanmin
     nanpercentile nanprod nanquantile nanstd nansum nanvar percentile prod product ptp quantile std sum trace var
     trapz trapezoid all any alltrue sometrue`,
    gives('Any', writing),
  ),
  percentile: gives('Any', { parameters: ['a', 'q', 'axis'], ...writing }),
  quantile: gives('Any', { parameters: ['a', 'q', 'axis'], ...writing }),
  ...each('argmax argmin searchsorted', gives('Any')),
  ...each('nancumprod nancumsum diff gradient ediff1d', gives(ARRAY, writing)),
  ...each('cumprod cumsum clip', gives('@0', writing)),
  ...each('around round round_ fix', gives('@0', writing)),
  ...each('cumulative_sum cumulative_prod', gives(ARRAY, writing)),
} satisfies Record<string, CallSummary>;

const making = {
  ...each(
    `array arange bartlett blackman empty empty_like eye fromfunction fromiter fromstring full full_like geomspace
     hamming hanning identity indices kaiser linspace logspace ones ones_like tri vander zeros zeros_like copy
     asarray_chkfinite`,
    gives(ARRAY),
  ),
  // The elements of an object array are held, not copied.
  array: { returns: ARRAY, result: 'arguments', parameters: ['object', 'dtype'] },
  arange: gives(ARRAY, { parameters: ['start', 'stop', 'step'] }),
  linspace: gives(ARRAY, { parameters: ['start', 'stop', 'num'] }),
  ...each('asarray asanyarray ascontiguousarray asfortranarray require', {
    returns: ARRAY,
    result: 'argument:0',
  } as const),
  ...each('asmatrix mat bmat', { returns: 'numpy.matrix', result: 'arguments' } as const),
  meshgrid: gives('tuple[numpy.ndarray, ...]'),
} satisfies Record<string, CallSummary>;

/** These look at the same memory as their argument whenever they can. */
const viewing = {
  ...each(
    `ravel reshape squeeze swapaxes transpose permute_dims matrix_transpose moveaxis rollaxis expand_dims flip
     fliplr flipud rot90 broadcast_to diagonal diag real imag atleast_1d atleast_2d atleast_3d trim_zeros frombuffer`,
    { returns: ARRAY, result: 'argument:0' } as const,
  ),
  ...each('split array_split hsplit vsplit dsplit', {
    returns: 'list[numpy.ndarray]',
    result: 'argument:0',
  } as const),
  broadcast_arrays: { returns: 'Any', result: 'arguments' },
} satisfies Record<string, CallSummary>;

const shaping = {
  ...each(
    `angle append argpartition argsort argwhere bincount block choose column_stack compress concat concatenate
     convolve corrcoef correlate cov cross delete diagflat digitize dot dstack einsum extract flatnonzero hstack i0
     in1d  insert interp intersect1d isclose iscomplex isin isneginf isposinf isreal  kron lexsort msort
     nan_to_num outer packbits pad partition piecewise polyadd polyder polyint polymul polysub polyval polyfit
     real_if_close repeat resize roll roots row_stack select setdiff1d setxor1d sinc sort sort_complex stack 
     take_along_axis tensordot tile tril triu  union1d unpackbits unwrap vstack
     histogram_bin_edges     `,
    gives(ARRAY),
  ),
  ...each('inner take vdot busday_count busday_offset is_busday', gives('Any')),
  ...each('ix_ diag_indices tril_indices triu_indices', gives('tuple[numpy.ndarray, ...]')),
  where: gives('Any', { parameters: ['condition', 'x', 'y'] }),
  select: gives(ARRAY, { parameters: ['condlist', 'choicelist', 'default'] }),
  unique: gives('Any'),
  ...each('histogram', gives('tuple[numpy.ndarray, numpy.ndarray]', { parameters: ['a', 'bins'] })),
  ...each('histogram2d histogramdd polydiv', gives('tuple[Any, ...]')),
  nonzero: gives('tuple[numpy.ndarray, ...]'),
  ...each('unravel_index ravel_multi_index', gives('Any')),
  ...each(
    'allclose array_equal array_equiv isscalar issubdtype iterable isfortran iscomplexobj',
    gives('bool'),
  ),
  ...each('may_share_memory shares_memory can_cast isdtype', gives('bool')),
  ...each('ndim size', gives('int')),
  shape: gives('tuple[int, ...]'),
  ...each('array2string array_repr array_str base_repr binary_repr', gives('str')),
  ...each('format_float_positional format_float_scientific typename', gives('str')),
  ...each('result_type promote_types min_scalar_type common_type', gives('Any')),
  apply_along_axis: gives('Any', { calls: [0, 'func1d'] }),
  apply_over_axes: gives(ARRAY, { calls: [0, 'func'] }),
  piecewise: gives(ARRAY, { calls: [2, 'funclist'] }),
  frompyfunc: { returns: 'Any', result: 'arguments' },
  dot: gives('Any', { mutatesArguments: [2, 'out'] }),
  // Changed in place.
  ...each('fill_diagonal put place putmask copyto put_along_axis', {
    returns: 'None',
    mutatesArguments: [0],
  } as const),
} satisfies Record<string, CallSummary>;

const files = {
  ...each('load loadtxt genfromtxt fromfile fromregex', loads('Any', 0, { role: 'load' })),
  ...each('loadtxt genfromtxt fromfile', loads(ARRAY, 0, { role: 'load' })),
  ...each('save savetxt savez savez_compressed', saves('None', 0, { role: 'persist' })),
  ...each('set_printoptions seterr seterrcall setbufsize', sets('options:numpy', 'Any')),
  ...each('get_printoptions geterr geterrcall', reads('options:numpy')),
  ...each('info show_config show_runtime', { returns: 'None', display: true } as const),
} satisfies Record<string, CallSummary>;

const drawn = (returns: string): CallSummary => ({
  returns,
  readsState: ['random:numpy'],
  writesState: ['random:numpy'],
});

const draws = `beta binomial chisquare dirichlet exponential f gamma geometric gumbel hypergeometric laplace logistic
  lognormal logseries multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f normal
  pareto poisson power rand randint randn random random_integers random_sample ranf rayleigh sample standard_cauchy
  standard_exponential standard_gamma standard_normal standard_t triangular uniform vonmises wald weibull zipf`;

/** Names that a generator object draws by; the same as the functions of `numpy.random`, and `integers`. */
export const drawMethods = `${draws} integers choice permutation permuted bytes`;

const randomness = within('numpy.random', {
  ...each(draws, drawn('Any')),
  ...each('permutation', drawn(ARRAY)),
  choice: { ...drawn('Any'), parameters: ['a', 'size', 'replace', 'p'] },
  bytes: drawn('bytes'),
  shuffle: { ...drawn('None'), mutatesArguments: [0] },
  ...each('seed set_state', sets('random:numpy', 'None', { parameters: ['seed'] })),
  get_state: reads('random:numpy'),
  default_rng: gives('numpy.random.Generator', {
    parameters: ['seed'],
    randomUnless: 'seed',
    readsState: ['random:numpy'],
  }),
} satisfies Record<string, CallSummary>);

const algebra = within('numpy.linalg', {
  ...each(
    `cholesky cross eigvals eigvalsh inv matrix_power outer pinv solve svdvals
     tensordot tensorinv tensorsolve`,
    gives(ARRAY),
  ),
  ...each('cond det matmul matrix_norm multi_dot norm trace vecdot vector_norm', gives('Any')),
  matrix_transpose: { returns: ARRAY, result: 'argument:0' },
  matrix_rank: gives('int'),
  ...each('eig eigh qr slogdet svd lstsq', gives('tuple[Any, ...]')),
} satisfies Record<string, CallSummary>);

export const functions: Readonly<Record<string, CallSummary>> = {
  ...within('numpy', {
    ...ufuncs,
    ...making,
    ...shaping,
    ...viewing,
    ...reductions,
    ...files,
  }),
  ...randomness,
  ...algebra,
  ...under(
    'numpy.fft',
    `fft fft2 fftfreq fftn fftshift hfft ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn rfft rfft2 rfftfreq rfftn`,
    gives(ARRAY),
  ),
  ...under(
    'numpy.ma',
    'array masked_array masked_where masked_invalid masked_equal masked_less masked_greater filled compressed',
    { returns: 'numpy.ma.MaskedArray', result: 'arguments' } as const,
  ),
  ...under('numpy.polynomial.polynomial', 'polyfit polyval polyadd polymul', gives(ARRAY)),
  ...under(
    'numpy.testing',
    'assert_allclose assert_almost_equal assert_array_almost_equal assert_array_equal assert_equal',
    gives('None'),
  ),
  ...under('numpy.lib.stride_tricks', 'as_strided sliding_window_view', {
    returns: ARRAY,
    result: 'argument:0',
  } as const),
};
