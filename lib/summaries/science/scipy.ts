import type { CallSummary, ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  changes,
  draws,
  each,
  gives,
  loads,
  saves,
  under,
  views,
} from '../vocabulary.ts';

const ARRAY = 'numpy.ndarray';
const pair = gives('tuple[Any, Any]');

const matrix: ClassSummary = {
  traits: ['array'],
  construct: { returns: 'self', result: 'arguments' },
  methods: {
    ...each(
      `arcsin arctan astype ceil conj conjugate copy expm1 floor log1p maximum minimum multiply power rint sign sin
       sqrt tan tocoo tocsc tocsr tobsr todia todok tolil asformat asfptype getcol getrow sorted_indices`,
      gives('self'),
    ),
    ...each('transpose reshape getH', views('self')),
    toarray: gives(ARRAY),
    todense: gives('numpy.matrix'),
    ...each('sum mean max min dot diagonal argmax argmin trace nanmax nanmin', gives('Any')),
    ...each('nonzero', gives('tuple[numpy.ndarray, numpy.ndarray]')),
    ...each('getnnz count_nonzero', gives('int')),
    getformat: gives('str'),
    ...each(
      'eliminate_zeros prune resize setdiag set_shape sort_indices sum_duplicates',
      changes(),
    ),
  },
  attributes: {
    T: { type: 'self', result: 'view' },
    ...each('data indices indptr row col', { type: ARRAY, result: 'view' } as const),
    ...attributes('shape', 'tuple[int, int]'),
    ...attributes('nnz size ndim', 'int'),
    ...attributes('dtype', 'Any'),
  },
  item: { type: 'Any', result: 'fresh' },
  operators: 'self',
};

const distribution: ClassSummary = {
  methods: {
    ...each(
      `cdf entropy expect interval isf logcdf logpdf logpmf logsf mean median moment pdf pmf ppf sf stats std support
       var nnlf fit fit_loc_scale`,
      gives('Any'),
    ),
    rvs: gives('Any', {
      randomUnless: 'random_state',
      parameters: ['size'],
    }),
    ...each('freeze __call__', gives('scipy.stats.rv_continuous')),
  },
};

const distributions = `alpha arcsine bernoulli beta betabinom betaprime binom cauchy chi chi2 dweibull erlang expon
  exponnorm exponweib f fisk foldnorm gamma genextreme genlogistic gennorm genpareto geom gompertz gumbel_l gumbel_r
  halfcauchy halfnorm hypergeom invgamma invgauss invweibull johnsonsb johnsonsu laplace levy loggamma logistic
  loglaplace lognorm loguniform lomax maxwell multinomial multivariate_normal multivariate_t nakagami nbinom ncf nct
  ncx2 norm norminvgauss pareto pearson3 poisson powerlaw powernorm randint rayleigh reciprocal rice semicircular
  skewnorm t trapezoid triang truncexpon truncnorm tukeylambda uniform vonmises wald weibull_max weibull_min zipf`;

const tests = `anderson ansari bartlett brunnermunzel chi2_contingency chisquare cramervonmises epps_singleton_2samp
  f_oneway fisher_exact fligner friedmanchisquare jarque_bera kendalltau kruskal ks_1samp ks_2samp kstest
  kurtosistest levene linregress mannwhitneyu median_test mood multiscale_graphcorr normaltest pearsonr pointbiserialr
  power_divergence ranksums shapiro skewtest spearmanr theilslopes tukey_hsd ttest_1samp ttest_ind
  ttest_ind_from_stats ttest_rel wilcoxon alexandergovern page_trend_test somersd weightedtau boxcox yeojohnson
  binomtest binom_test`;

const figures = `bayes_mvs boxcox_llf boxcox_normmax bootstrap circmean circstd circvar cumfreq describe differential_entropy
  entropy gmean gstd hmean iqr kurtosis kstat median_abs_deviation mode moment mvsdist obrientransform percentileofscore
  permutation_test pmean rankdata relfreq scoreatpercentile sem sigmaclip skew tiecorrect tmax tmean tmin trim1 trim_mean
  trimboth tsem tstd tvar variation wasserstein_distance winsorize yeojohnson_llf yeojohnson_normmax zmap zscore gzscore
  binned_statistic binned_statistic_2d chi2_contingency median_absolute_deviation itemfreq threshold false_discovery_control`;

export const scipy = {
  library: 'scipy',
  distribution: 'scipy',
  everyday: true,
  pureByDefault: true,
  aliases: {
    'scipy.stats.stats': 'scipy.stats',
    'scipy.stats.mstats': 'scipy.stats',
    'scipy.stats.distributions': 'scipy.stats',
    'scipy.stats._continuous_distns': 'scipy.stats',
    'scipy.stats.morestats': 'scipy.stats',
    'scipy.sparse.csr': 'scipy.sparse',
    'scipy.sparse.csc': 'scipy.sparse',
    'scipy.ndimage.interpolation': 'scipy.ndimage',
    'scipy.ndimage.filters': 'scipy.ndimage',
    'scipy.misc.imread': 'imageio.imread',
  },
  functions: {
    ...under('scipy.stats', `${tests} ${figures}`, gives('Any')),
    ...under(
      'scipy.stats',
      'boxcox yeojohnson',
      gives('tuple[numpy.ndarray, float]', { parameters: ['x', 'lmbda'] }),
    ),
    ...under('scipy.stats', 'zscore rankdata trimboth winsorize', gives(ARRAY)),
    // Give the points, and draw them when `plot=` is given.
    ...under(
      'scipy.stats',
      'probplot boxcox_normplot yeojohnson_normplot ppcc_plot',
      draws('tuple[Any, Any]'),
    ),
    ...under(
      'scipy.stats',
      'special_ortho_group ortho_group',
      gives('Any', { randomUnless: 'random_state' }),
    ),
    ...under(
      'scipy.optimize',
      'minimize minimize_scalar least_squares root linprog milp shgo',
      gives('Any', { calls: [0, 'fun'] }),
    ),
    ...under(
      'scipy.optimize',
      'differential_evolution basinhopping dual_annealing',
      gives('Any', { calls: [0, 'func'], randomUnless: 'seed' }),
    ),
    ...under(
      'scipy.optimize',
      `brent brentq bisect fmin fmin_bfgs fmin_cg fmin_l_bfgs_b fmin_powell fmin_slsqp fminbound fsolve golden leastsq
       newton nnls brute check_grad approx_fprime`,
      gives('Any', { calls: [0, 'func'] }),
    ),
    'scipy.optimize.curve_fit': gives('tuple[numpy.ndarray, numpy.ndarray]', { calls: [0, 'f'] }),
    'scipy.optimize.linear_sum_assignment': pair,
    ...under(
      'scipy.special',
      `beta betaln binom boxcox boxcox1p comb digamma erf erfc erfinv exp10 expit expm1 factorial gamma gammaln
       inv_boxcox inv_boxcox1p jn kl_div log1p logit logsumexp ndtr ndtri perm polygamma psi rel_entr softmax stdtr
       xlog1py xlogy zeta`,
      gives('@0'),
    ),
    ...under('scipy.special', 'comb binom perm factorial logsumexp', gives('Any')),
    ...under(
      'scipy.spatial.distance',
      `braycurtis canberra chebyshev cityblock correlation cosine dice euclidean hamming jaccard jensenshannon
       mahalanobis minkowski sqeuclidean`,
      gives('float'),
    ),
    ...under('scipy.spatial.distance', 'cdist pdist squareform directed_hausdorff', gives(ARRAY)),
    ...under('scipy.spatial', 'distance_matrix', gives(ARRAY)),
    ...under(
      'scipy.cluster.hierarchy',
      'linkage fcluster cophenet ward complete average single fclusterdata maxdists inconsistent',
      gives(ARRAY),
    ),
    ...under('scipy.cluster.hierarchy', 'dendrogram', draws('dict[str, Any]')),
    ...under('scipy.cluster.hierarchy', 'set_link_color_palette', draws()),
    ...under(
      'scipy.cluster.vq',
      'kmeans kmeans2',
      gives('tuple[Any, Any]', { randomUnless: 'seed' }),
    ),
    ...under('scipy.cluster.vq', 'vq whiten', gives('Any')),
    ...under(
      'scipy.sparse',
      'eye identity diags spdiags kron hstack vstack bmat block_diag tril triu find',
      gives('Any'),
    ),
    ...under('scipy.sparse', 'random rand', gives('Any', { randomUnless: 'random_state' })),
    ...under('scipy.sparse', 'issparse isspmatrix isspmatrix_csr isspmatrix_csc', gives('bool')),
    'scipy.sparse.save_npz': saves('None', 0, { role: 'persist' }),
    'scipy.sparse.load_npz': loads('scipy.sparse.csr_matrix', 0, { role: 'load' }),
    ...under('scipy.sparse.linalg', 'eigs eigsh svds spsolve norm inv lsqr cg', gives('Any')),
    ...under(
      'scipy.sparse.csgraph',
      'connected_components shortest_path dijkstra minimum_spanning_tree laplacian',
      gives('Any'),
    ),
    ...under(
      'scipy.linalg',
      'cholesky det eig eigh expm hankel inv lstsq lu norm orth pinv qr solve sqrtm svd toeplitz block_diag',
      gives('Any'),
    ),
    ...under(
      'scipy.integrate',
      'quad dblquad nquad odeint solve_ivp',
      gives('Any', { calls: [0, 'func'] }),
    ),
    ...under(
      'scipy.integrate',
      'cumtrapz cumulative_trapezoid romb simps simpson trapz trapezoid',
      gives('Any'),
    ),
    ...under(
      'scipy.interpolate',
      'griddata splev splrep interpn make_interp_spline pchip_interpolate',
      gives('Any'),
    ),
    ...under(
      'scipy.signal',
      `argrelextrema butter convolve convolve2d correlate decimate detrend fftconvolve filtfilt find_peaks freqz
       gaussian hilbert lfilter medfilt periodogram resample savgol_filter sosfilt spectrogram stft welch wiener`,
      gives('Any'),
    ),
    ...under(
      'scipy.fft',
      'fft ifft fftfreq rfft irfft rfftfreq dct idct fft2 fftshift',
      gives(ARRAY),
    ),
    ...under('scipy.fftpack', 'fft ifft fftfreq rfft irfft dct idct fft2 fftshift', gives(ARRAY)),
    ...under(
      'scipy.ndimage',
      `binary_closing binary_dilation binary_erosion binary_fill_holes binary_opening center_of_mass convolve
       convolve1d correlate distance_transform_edt gaussian_filter gaussian_filter1d label laplace maximum_filter
       median_filter minimum_filter rotate shift sobel uniform_filter zoom`,
      gives('Any'),
    ),
    ...under('scipy.io', 'loadmat', loads('dict[str, Any]', 0, { role: 'load' })),
    ...under('scipy.io', 'savemat mmwrite', saves('None', 0, { role: 'persist' })),
    ...under('scipy.io.wavfile', 'read', loads('tuple[int, numpy.ndarray]', 0, { role: 'load' })),
    'scipy.io.wavfile.write': saves('None', 0),
    'scipy.io.arff.loadarff': loads('tuple[Any, Any]', 0, { role: 'load' }),
  } satisfies Record<string, CallSummary>,
  classes: {
    ...under(
      'scipy.sparse',
      `csr_matrix csc_matrix coo_matrix lil_matrix dok_matrix bsr_matrix dia_matrix csr_array csc_array coo_array spmatrix`,
      matrix,
    ),
    'scipy.stats.rv_continuous': distribution,
    // Both a distribution and, called, the same with its parameters frozen.
    ...under('scipy.stats', distributions, {
      bases: ['scipy.stats.rv_continuous'],
      construct: gives('scipy.stats.rv_continuous'),
    }),
    'scipy.stats.rv_discrete': distribution,
    'scipy.stats.gaussian_kde': {
      construct: { returns: 'self', result: 'arguments' },
      methods: {
        ...each('evaluate pdf logpdf integrate_box_1d integrate_gaussian __call__', gives('Any')),
        resample: gives(ARRAY, { randomUnless: 'seed' }),
        set_bandwidth: changes(),
      },
    },
    ...under(
      'scipy.interpolate',
      'interp1d interp2d CubicSpline UnivariateSpline RegularGridInterpolator Rbf BSpline PchipInterpolator',
      {
        construct: { returns: 'self', result: 'arguments' },
        methods: { __call__: gives(ARRAY), ...each('derivative integral', gives('Any')) },
      } satisfies ClassSummary,
    ),
    ...under('scipy.spatial', 'KDTree cKDTree ConvexHull Delaunay Voronoi', {
      construct: { returns: 'self', result: 'arguments' },
      methods: each('query query_ball_point query_pairs find_simplex', gives('Any')),
    } satisfies ClassSummary),
    'scipy.optimize.OptimizeResult': { bases: ['dict'] },
    'scipy.optimize.Bounds': {},
  },
} satisfies LibrarySummary;
