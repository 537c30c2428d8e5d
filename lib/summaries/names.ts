/**
 * Names that exist without an import, and those that a star import brings.
 *
 * Lists, not guesses: each was taken from the thing itself, and old names that notebooks still use were added.
 */
import { words } from './vocabulary.ts';

/** Python's builtins, 3.8 to 3.14, and the names every module has. */
export const builtinNames: ReadonlySet<string> = new Set(
  words(`
  ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
  BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
  ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception
  ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
  ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
  KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented
  NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
  PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning
  StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True
  TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
  UnicodeWarning UserWarning ValueError Warning WindowsError ZeroDivisionError _IncompleteInputError
  __annotations__ __build_class__ __builtins__ __debug__ __dict__ __doc__ __file__ __import__ __loader__
  __name__ __package__ __path__ __spec__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes
  callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit
  filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter
  len license list locals map max memoryview min next object oct open ord pow print property quit range repr
  reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
`),
);

/** What IPython puts into a notebook's namespace; numbered histories are `isNotebookName`. */
export const notebookNames: ReadonlySet<string> = new Set(
  words('display get_ipython In Out exit quit _ __ ___ _i _ii _iii _ih _oh _dh __IPYTHON__'),
);

/** `_`, `_1`, `_i12`: results and inputs of earlier cells. */
export function isNotebookName(name: string): boolean {
  return notebookNames.has(name) || /^_i?\d+$/.test(name);
}

/** Names that `from module import *` binds; a module that is not here brings names nobody knows. */
export function starNames(module: string): readonly string[] | undefined {
  return Object.hasOwn(starImports, module) ? starImports[module] : undefined;
}

const starImports: Readonly<Record<string, readonly string[]>> = {
  numpy: words(`
  False_ Inf NINF NaN PINF ScalarType True_ __array_namespace_info__ __version__ abs absolute acos acosh add all
  allclose alltrue amax amin angle any append apply_along_axis apply_over_axes arange arccos arccosh arcsin
  arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort argwhere around array array2string
  array_equal array_equiv array_repr array_split array_str asanyarray asarray asarray_chkfinite
  ascontiguousarray asfortranarray asin asinh asmatrix astype atan atan2 atanh atleast_1d atleast_2d atleast_3d
  average bartlett base_repr binary_repr bincount bitwise_and bitwise_count bitwise_invert bitwise_left_shift
  bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman block bmat bool bool_ broadcast
  broadcast_arrays broadcast_shapes broadcast_to busday_count busday_offset busdaycalendar byte bytes_ c_
  can_cast cbrt cdouble ceil char character choose clip clongdouble column_stack common_type complex128
  complex256 complex64 complex_ complexfloating compress concat concatenate conj conjugate convolve copy
  copysign copyto core corrcoef correlate cos cosh count_nonzero cov cross csingle ctypeslib cumprod cumproduct
  cumsum cumulative_prod cumulative_sum datetime64 datetime_as_string datetime_data deg2rad degrees delete diag
  diag_indices diag_indices_from diagflat diagonal diff digitize divide divmod dot double dsplit dstack dtype
  dtypes e ediff1d einsum einsum_path emath empty empty_like equal errstate euler_gamma exceptions exp exp2
  expand_dims expm1 extract eye f2py fabs fft fill_diagonal finfo fix flatiter flatnonzero flexible flip fliplr
  flipud float128 float16 float32 float64 float_ float_power floating floor floor_divide fmax fmin fmod
  format_float_positional format_float_scientific frexp from_dlpack frombuffer fromfile fromfunction fromiter
  frompyfunc fromregex fromstring full full_like gcd generic genfromtxt geomspace get_include get_printoptions
  getbufsize geterr geterrcall gradient greater greater_equal half hamming hanning heaviside histogram
  histogram2d histogram_bin_edges histogramdd hsplit hstack hypot i0 identity iinfo imag in1d index_exp indices
  inexact inf info infty inner insert int16 int32 int64 int8 int_ intc integer interp intersect1d intp invert
  is_busday isclose iscomplex iscomplexobj isdtype isfinite isfortran isin isinf isnan isnat isneginf isposinf
  isreal isrealobj isscalar issubdtype iterable ix_ kaiser kron lcm ldexp left_shift less less_equal lexsort lib
  linalg linspace little_endian load loadtxt log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not
  logical_or logical_xor logspace long longdouble longlong ma mask_indices mat matmul matrix matrix_transpose
  matvec max maximum may_share_memory mean median memmap meshgrid mgrid min min_scalar_type minimum mintypecode
  mod modf moveaxis msort multiply nan nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean
  nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndarray ndenumerate ndim ndindex
  nditer negative nested_iters newaxis nextafter nonzero not_equal number object_ ogrid ones ones_like outer
  packbits pad partition percentile permute_dims pi piecewise place poly poly1d polyadd polyder polydiv polyfit
  polyint polymul polynomial polysub polyval positive pow power printoptions prod product promote_types ptp put
  put_along_axis putmask quantile r_ rad2deg radians random ravel ravel_multi_index real real_if_close rec
  recarray reciprocal record remainder repeat require reshape resize result_type right_shift rint roll rollaxis
  roots rot90 round round_ row_stack s_ save savetxt savez savez_compressed sctypeDict searchsorted select
  set_printoptions setbufsize setdiff1d seterr seterrcall setxor1d shape shares_memory short show_config
  show_runtime sign signbit signedinteger sin sinc single sinh size sometrue sort sort_complex spacing split
  sqrt square squeeze stack std str_ string_ strings subtract sum swapaxes take take_along_axis tan tanh
  tensordot test testing tile timedelta64 trace transpose trapezoid trapz tri tril tril_indices
  tril_indices_from trim_zeros triu triu_indices triu_indices_from true_divide trunc typecodes typename typing
  ubyte ufunc uint uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong unicode_ union1d unique unique_all
  unique_counts unique_inverse unique_values unpackbits unravel_index unsignedinteger unstack unwrap ushort
  vander var vdot vecdot vecmat vectorize void vsplit vstack where zeros zeros_like
`),
  'matplotlib.pyplot': words(`
  AbstractContextManager Annotation Arrow Artist AutoLocator AxLine Axes BackendFilter Button Circle Colorizer
  ColorizingArtist Colormap Enum ExitStack Figure FigureBase FigureCanvasBase FigureManagerBase FixedFormatter
  FixedLocator FormatStrFormatter Formatter FuncFormatter GridSpec IO IndexLocator Line2D LinearLocator Locator
  LogFormatter LogFormatterExponent LogFormatterMathtext LogLocator MaxNLocator MouseButton MultipleLocator
  Normalize NullFormatter NullLocator PolarAxes Polygon Rectangle ScalarFormatter Slider Subplot SubplotSpec
  TYPE_CHECKING Text TickHelper Widget acorr angle_spectrum annotate annotations arrow autoscale autumn
  available_backends axes axhline axhspan axis axline axvline axvspan backend_registry bar bar_label barbs barh
  bone box boxplot broken_barh cast cbook cla clabel clf clim close cm cohere color_sequences colorbar colormaps
  connect contour contourf cool copper csd cycler delaxes disconnect draw draw_all draw_if_interactive ecdf
  errorbar eventplot figaspect figimage figlegend fignum_exists figtext figure fill fill_between fill_betweenx
  findobj flag functools gca gcf gci get get_backend get_cmap get_current_fig_manager get_figlabels get_fignums
  get_plot_commands get_scale_names getp ginput gray grid grouped_bar hexbin hist hist2d hlines hot hsv
  importlib imread imsave imshow inferno inspect install_repl_displayhook interactive ioff ion isinteractive jet
  legend locator_params logging loglog magma magnitude_spectrum margins matplotlib matshow minorticks_off
  minorticks_on mlab new_figure_manager nipy_spectral np overload pause pcolor pcolormesh phase_spectrum pie
  pie_label pink plasma plot polar prism psd quiver quiverkey rc rcParams rcParamsDefault rcParamsOrig
  rc_context rcdefaults rcsetup requested_backend rgrids savefig sca scatter sci semilogx semilogy set_cmap
  set_loglevel setp show specgram spring spy stackplot stairs stem step streamplot style subplot subplot2grid
  subplot_mosaic subplot_tool subplots subplots_adjust summer suptitle switch_backend sys table text thetagrids
  threading tick_params ticklabel_format tight_layout time title tricontour tricontourf tripcolor triplot twinx
  twiny uninstall_repl_displayhook violinplot viridis vlines waitforbuttonpress winter xcorr xkcd xlabel xlim
  xscale xticks ylabel ylim yscale yticks
`),
  math: words(`
  acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1
  fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma
  log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt tan tanh tau trunc
  ulp
`),
  random: words(`
  Random SystemRandom betavariate choice choices expovariate gammavariate gauss getrandbits getstate
  lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle
  triangular uniform vonmisesvariate weibullvariate
`),
  'os.path': words(`
  abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars
  extsep getatime getctime getmtime getsize isabs isdir isfile islink ismount join lexists normcase normpath
  pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext
  supports_unicode_filenames
`),
  os: words(`
  CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED DirEntry EFD_CLOEXEC EFD_NONBLOCK
  EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK
  EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK
  F_ULOCK GRND_NONBLOCK GRND_RANDOM MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB
  MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB
  MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC
  O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW
  O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY POSIX_FADV_DONTNEED
  POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED
  POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO
  P_PGID P_PID P_PIDFD P_WAIT RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW
  RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER
  SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE
  SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY
  ST_RELATIME ST_SYNCHRONOUS ST_WRITE TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED
  WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE XATTR_REPLACE
  XATTR_SIZE_MAX X_OK _exit abort access altsep chdir chmod chown chroot close closerange confstr confstr_names
  copy_file_range cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ environb error
  eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir
  fchmod fchown fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate
  fwalk get_blocking get_exec_path get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb
  geteuid getgid getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom
  getresgid getresuid getsid getuid getxattr initgroups isatty kill killpg lchown linesep link listdir listxattr
  lockf login_tty lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice open
  openpty pardir path pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate
  posix_spawn posix_spawnp pread preadv putenv pwrite pwritev read readlink readv register_at_fork remove
  removedirs removexattr rename renames replace rmdir scandir sched_get_priority_max sched_get_priority_min
  sched_getaffinity sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity
  sched_setparam sched_setscheduler sched_yield sendfile sep set_blocking set_inheritable setegid seteuid setgid
  setgroups setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl
  spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice stat stat_result statvfs statvfs_result
  strerror supports_bytes_environ symlink sync sysconf sysconf_names system tcgetpgrp tcsetpgrp terminal_size
  times times_result truncate ttyname umask uname uname_result unlink unsetenv urandom utime wait wait3 wait4
  waitid waitid_result waitpid waitstatus_to_exitcode walk write writev
`),
  datetime: words(`
  MAXYEAR MINYEAR UTC date datetime time timedelta timezone tzinfo
`),
  collections: words(`
  ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple
`),
  typing: words(`
  AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable
  BinaryIO ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine
  Counter DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable
  Iterator KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence
  MutableSet NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs
  ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes
  SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound TYPE_CHECKING Text TextIO Tuple Type
  TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack ValuesView assert_never assert_type cast
  clear_overloads dataclass_transform final get_args get_origin get_overloads get_type_hints is_typeddict
  no_type_check no_type_check_decorator overload reveal_type runtime_checkable
`),
  itertools: words(`
  accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby
  islice pairwise permutations product repeat starmap takewhile tee zip_longest
`),
  functools: words(`
  WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key lru_cache partial partialmethod reduce
  singledispatch singledispatchmethod total_ordering update_wrapper wraps
`),
  time: words(`
  CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI
  CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime
  clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter
  perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time
  thread_time thread_time_ns time time_ns timezone tzname tzset
`),
  string: words(`
  Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable
  punctuation whitespace
`),
  statistics: words(`
  NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean linear_regression mean
  median median_grouped median_high median_low mode multimode pstdev pvariance quantiles stdev variance
`),
  pathlib: words(`
  Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath
`),
  decimal: words(`
  BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple DefaultContext
  DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext FloatOperation HAVE_CONTEXTVAR
  HAVE_THREADS Inexact InvalidContext InvalidOperation MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY Overflow ROUND_05UP
  ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP Rounded Subnormal
  Underflow getcontext localcontext setcontext
`),
  fractions: words(`
  Fraction
`),
  operator: words(`
  abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat
  ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter
  itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub
  truediv truth xor
`),
  glob: words(`
  escape glob iglob
`),
  json: words(`
  JSONDecodeError JSONDecoder JSONEncoder dump dumps load loads
`),
  re: words(`
  A ASCII DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern RegexFlag S U UNICODE VERBOSE X compile
  error escape findall finditer fullmatch match purge search split sub subn template
`),
  'scipy.stats': words(`
  Binomial BootstrapMethod CensoredData ConstantInputWarning Covariance DegenerateDataWarning FitError Logistic
  Mixture MonteCarloMethod NearConstantInputWarning Normal PermutationMethod Uniform abs alexandergovern alpha
  anderson anderson_ksamp anglit ansari arcsine argus barnard_exact bartlett bayes_mvs bernoulli beta betabinom
  betanbinom betaprime biasedurn binned_statistic binned_statistic_2d binned_statistic_dd binom binomtest
  boltzmann bootstrap boschloo_exact boxcox boxcox_llf boxcox_normmax boxcox_normplot bradford brunnermunzel
  burr burr12 bws_test cauchy chatterjeexi chi chi2 chi2_contingency chisquare circmean circstd circvar
  combine_pvalues contingency cosine cramervonmises cramervonmises_2samp crystalball cumfreq describe dgamma
  differential_entropy directional_stats dirichlet dirichlet_multinomial distributions dlaplace dpareto_lognorm
  dunnett dweibull ecdf energy_distance entropy epps_singleton_2samp erlang exp expectile expon exponnorm
  exponpow exponweib f f_oneway false_discovery_control fatiguelife fisher_exact fisk fit fligner foldcauchy
  foldnorm friedmanchisquare gamma gausshyper gaussian_kde genexpon genextreme gengamma genhalflogistic
  genhyperbolic geninvgauss genlogistic gennorm genpareto geom gibrat gmean gompertz goodness_of_fit gstd
  gumbel_l gumbel_r gzscore halfcauchy halfgennorm halflogistic halfnorm hmean hypergeom hypsecant invgamma
  invgauss invweibull invwishart iqr irwinhall jarque_bera jf_skew_t johnsonsb johnsonsu kappa3 kappa4 kde
  kendalltau kruskal ks_1samp ks_2samp ksone kstat kstatvar kstest kstwo kstwobign kurtosis kurtosistest landau
  laplace laplace_asymmetric levene levy levy_l levy_stable linregress lmoment log loggamma logistic loglaplace
  lognorm logrank logser loguniform lomax make_distribution mannwhitneyu matrix_normal matrix_t maxwell
  median_abs_deviation median_test mielke mode moment monte_carlo_test mood morestats moyal mstats mstats_basic
  mstats_extras multinomial multiscale_graphcorr multivariate_hypergeom multivariate_normal multivariate_t mvn
  mvsdist nakagami nbinom ncf nchypergeom_fisher nchypergeom_wallenius nct ncx2 nhypergeom norm
  normal_inverse_gamma normaltest norminvgauss obrientransform order_statistic ortho_group page_trend_test
  pareto pearson3 pearsonr percentileofscore permutation_test planck pmean pointbiserialr poisson poisson_binom
  poisson_means_test power power_divergence powerlaw powerlognorm powernorm ppcc_max ppcc_plot probplot qmc
  quantile quantile_test randint random_correlation random_table rankdata ranksums rayleigh rdist recipinvgauss
  reciprocal rel_breitwigner relfreq rice rv_continuous rv_discrete rv_histogram scoreatpercentile sem
  semicircular shapiro siegelslopes sigmaclip skellam skew skewcauchy skewnorm skewtest sobol_indices somersd
  spearmanr spearmanrho special_ortho_group stats studentized_range t theilslopes tiecorrect tmax tmean tmin
  trapezoid triang trim1 trim_mean trimboth truncate truncexpon truncnorm truncpareto truncweibull_min tsem tstd
  ttest_1samp ttest_ind ttest_ind_from_stats ttest_rel tukey_hsd tukeylambda tvar uniform uniform_direction
  unitary_group variation vonmises vonmises_fisher vonmises_line wald wasserstein_distance
  wasserstein_distance_nd weibull_max weibull_min weightedtau wilcoxon wishart wrapcauchy yeojohnson
  yeojohnson_llf yeojohnson_normmax yeojohnson_normplot yulesimon zipf zipfian zmap zscore
`),
  'sklearn.metrics': words(`
  ConfusionMatrixDisplay DetCurveDisplay DistanceMetric PrecisionRecallDisplay PredictionErrorDisplay
  RocCurveDisplay accuracy_score adjusted_mutual_info_score adjusted_rand_score auc average_precision_score
  balanced_accuracy_score brier_score_loss calinski_harabasz_score check_scoring class_likelihood_ratios
  classification_report cluster cohen_kappa_score completeness_score confusion_matrix
  confusion_matrix_at_thresholds consensus_score coverage_error d2_absolute_error_score d2_brier_score
  d2_log_loss_score d2_pinball_score d2_tweedie_score davies_bouldin_score dcg_score det_curve
  euclidean_distances explained_variance_score f1_score fbeta_score fowlkes_mallows_score get_scorer
  get_scorer_names hamming_loss hinge_loss homogeneity_completeness_v_measure homogeneity_score jaccard_score
  label_ranking_average_precision_score label_ranking_loss log_loss make_scorer matthews_corrcoef max_error
  mean_absolute_error mean_absolute_percentage_error mean_gamma_deviance mean_pinball_loss mean_poisson_deviance
  mean_squared_error mean_squared_log_error mean_tweedie_deviance median_absolute_error metric_at_thresholds
  multilabel_confusion_matrix mutual_info_score nan_euclidean_distances ndcg_score normalized_mutual_info_score
  pair_confusion_matrix pairwise_distances pairwise_distances_argmin pairwise_distances_argmin_min
  pairwise_distances_chunked pairwise_kernels precision_recall_curve precision_recall_fscore_support
  precision_score r2_score rand_score recall_score roc_auc_score roc_curve root_mean_squared_error
  root_mean_squared_log_error silhouette_samples silhouette_score top_k_accuracy_score v_measure_score
  zero_one_loss
`),
  'sklearn.model_selection': words(`
  BaseCrossValidator BaseShuffleSplit FixedThresholdClassifier GridSearchCV GroupKFold GroupShuffleSplit
  HalvingGridSearchCV HalvingRandomSearchCV KFold LearningCurveDisplay LeaveOneGroupOut LeaveOneOut
  LeavePGroupsOut LeavePOut ParameterGrid ParameterSampler PredefinedSplit RandomizedSearchCV RepeatedKFold
  RepeatedStratifiedKFold ShuffleSplit StratifiedGroupKFold StratifiedKFold StratifiedShuffleSplit
  TimeSeriesSplit TunedThresholdClassifierCV ValidationCurveDisplay check_cv cross_val_predict cross_val_score
  cross_validate learning_curve permutation_test_score train_test_split validation_curve
`),
  'sklearn.preprocessing': words(`
  Binarizer FunctionTransformer KBinsDiscretizer KernelCenterer LabelBinarizer LabelEncoder MaxAbsScaler
  MinMaxScaler MultiLabelBinarizer Normalizer OneHotEncoder OrdinalEncoder PolynomialFeatures PowerTransformer
  QuantileTransformer RobustScaler SplineTransformer StandardScaler TargetEncoder add_dummy_feature binarize
  label_binarize maxabs_scale minmax_scale normalize power_transform quantile_transform robust_scale scale
`),
  'sklearn.datasets': words(`
  clear_data_home dump_svmlight_file fetch_20newsgroups fetch_20newsgroups_vectorized fetch_california_housing
  fetch_covtype fetch_file fetch_kddcup99 fetch_lfw_pairs fetch_lfw_people fetch_olivetti_faces fetch_openml
  fetch_rcv1 fetch_species_distributions get_data_home load_breast_cancer load_diabetes load_digits load_files
  load_iris load_linnerud load_sample_image load_sample_images load_svmlight_file load_svmlight_files load_wine
  make_biclusters make_blobs make_checkerboard make_circles make_classification make_friedman1 make_friedman2
  make_friedman3 make_gaussian_quantiles make_hastie_10_2 make_low_rank_matrix make_moons
  make_multilabel_classification make_regression make_s_curve make_sparse_coded_signal make_sparse_spd_matrix
  make_sparse_uncorrelated make_spd_matrix make_swiss_roll
`),
  seaborn: words(`
  FacetGrid JointGrid PairGrid algorithms axes_style axisgrid barplot blend_palette boxenplot boxplot
  categorical catplot choose_colorbrewer_palette choose_cubehelix_palette choose_dark_palette
  choose_diverging_palette choose_light_palette clustermap cm color_palette colors countplot crayon_palette
  crayons cubehelix_palette dark_palette desaturate despine displot distplot distributions diverging_palette
  dogplot ecdfplot external get_data_home get_dataset_names heatmap histplot hls_palette husl_palette jointplot
  kdeplot light_palette lineplot lmplot load_dataset matrix miscplot move_legend mpl mpl_palette pairplot
  palettes palplot plotting_context pointplot rcmod regplot regression relational relplot reset_defaults
  reset_orig residplot rugplot saturate scatterplot set set_color_codes set_context set_hls_values set_palette
  set_style set_theme stripplot swarmplot utils violinplot widgets xkcd_palette xkcd_rgb
`),
  'statsmodels.api': words(`
  BayesGaussMI BinomialBayesMixedGLM ConditionalLogit ConditionalMNLogit ConditionalPoisson Factor GEE GLM
  GLMGam GLS GLSAR GeneralizedPoisson HurdleCountModel Logit MANOVA MI MICE MICEData MNLogit MixedLM
  MultivariateLS NegativeBinomial NegativeBinomialP NominalGEE OLS OrdinalGEE PCA PHReg Poisson
  PoissonBayesMixedGLM ProbPlot Probit QIF QuantReg RLM RecursiveLS SurvfuncRight TruncatedLFNegativeBinomialP
  TruncatedLFPoisson VCSpec WLS ZeroInflatedGeneralizedPoisson ZeroInflatedNegativeBinomialP ZeroInflatedPoisson
  __version__ __version_info__ add_constant cov_struct datasets distributions duration emplike families formula
  gam genmod graphics impute_ros iolib load load_pickle multivariate nonparametric qqline qqplot qqplot_2samples
  regression robust show_versions stats test tools tsa webdoc
`),
  pylab: words(`
  AbstractContextManager Annotation Arrow Artist AutoLocator AxLine Axes BackendFilter BitGenerator Button
  Circle Colorizer ColorizingArtist Colormap DAILY DateFormatter DateLocator DayLocator Enum ExitStack FR False_
  Figure FigureBase FigureCanvasBase FigureManagerBase FixedFormatter FixedLocator FormatStrFormatter Formatter
  FuncFormatter Generator GridSpec HOURLY HourLocator IO IndexLocator LinAlgError Line2D LinearLocator Locator
  LogFormatter LogFormatterExponent LogFormatterMathtext LogLocator MINUTELY MO MONTHLY MT19937 MaxNLocator
  MinuteLocator MonthLocator MouseButton MultipleLocator Normalize NullFormatter NullLocator PCG64 PCG64DXSM
  Philox PolarAxes Polygon RRuleLocator RandomState Rectangle SA SECONDLY SFC64 SU ScalarFormatter ScalarType
  SecondLocator SeedSequence Slider Subplot SubplotSpec TH TU TYPE_CHECKING Text TickHelper True_ WE WEEKLY
  WeekdayLocator Widget YEARLY YearLocator abs absolute acorr acos acosh add all allclose amax amin angle
  angle_spectrum annotate annotations any append apply_along_axis apply_over_axes arange arccos arccosh arcsin
  arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort argwhere around array array2string
  array_equal array_equiv array_repr array_split array_str arrow asanyarray asarray asarray_chkfinite
  ascontiguousarray asfortranarray asin asinh asmatrix astype atan atan2 atanh atleast_1d atleast_2d atleast_3d
  autoscale autumn available_backends average axes axhline axhspan axis axline axvline axvspan backend_registry
  bar bar_label barbs barh bartlett base_repr beta binary_repr bincount binomial bitwise_and bitwise_count
  bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman block bmat
  bone bool bool_ box boxplot broadcast broadcast_arrays broadcast_shapes broadcast_to broken_barh busday_count
  busday_offset busdaycalendar byte bytes bytes_ c_ can_cast cast cbook cbrt cdouble ceil char character
  chisquare choice cholesky choose cla clabel clf clim clip clongdouble close cm cohere color_sequences colorbar
  colormaps column_stack common_type complex128 complex256 complex64 complexfloating compress concat concatenate
  cond conj conjugate connect contour contourf convolve cool copper copy copysign copyto core corrcoef correlate
  cos cosh count_nonzero cov cross csd csingle ctypeslib cumprod cumsum cumulative_prod cumulative_sum cycler
  date2num datestr2num datetime datetime64 datetime_as_string datetime_data default_rng deg2rad degrees delaxes
  delete det detrend detrend_linear detrend_mean detrend_none diag diag_indices diag_indices_from diagflat
  diagonal diff digitize dirichlet disconnect divide divmod dot double drange draw draw_all draw_if_interactive
  dsplit dstack dtype dtypes e ecdf ediff1d eig eigh eigvals eigvalsh einsum einsum_path emath empty empty_like
  equal errorbar errstate euler_gamma eventplot exceptions exp exp2 expand_dims expm1 exponential extract eye f
  f2py fabs fft fft2 fftfreq fftn fftshift figaspect figimage figlegend fignum_exists figtext figure fill
  fill_between fill_betweenx fill_diagonal findobj finfo fix flag flatiter flatnonzero flatten flexible flip
  fliplr flipud float128 float16 float32 float64 float_power floating floor floor_divide fmax fmin fmod
  format_float_positional format_float_scientific frexp from_dlpack frombuffer fromfile fromfunction fromiter
  frompyfunc fromregex fromstring full full_like functools gamma gca gcd gcf gci generic genfromtxt geometric
  geomspace get get_backend get_cmap get_current_fig_manager get_figlabels get_fignums get_include
  get_plot_commands get_printoptions get_scale_names get_state getbufsize geterr geterrcall getp ginput gradient
  gray greater greater_equal grid grouped_bar gumbel half hamming hanning heaviside hexbin hfft hist hist2d
  histogram histogram2d histogram_bin_edges histogramdd hlines hot hsplit hstack hsv hypergeometric hypot i0
  identity ifft ifft2 ifftn ifftshift ihfft iinfo imag importlib imread imsave imshow index_exp indices inexact
  inf inferno info inner insert inspect install_repl_displayhook int16 int32 int64 int8 int_ intc integer
  interactive interp intersect1d intp inv invert ioff ion irfft irfft2 irfftn is_busday isclose iscomplex
  iscomplexobj isdtype isfinite isfortran isin isinf isinteractive isnan isnat isneginf isposinf isreal
  isrealobj isscalar issubdtype iterable ix_ jet kaiser kron laplace lcm ldexp left_shift legend less less_equal
  lexsort lib linalg linspace little_endian load loadtxt locator_params log log10 log1p log2 logaddexp
  logaddexp2 logging logical_and logical_not logical_or logical_xor logistic loglog lognormal logseries logspace
  long longdouble longlong lstsq ma magma magnitude_spectrum margins mask_indices matmul matplotlib matrix
  matrix_norm matrix_power matrix_rank matrix_transpose matshow matvec max maximum may_share_memory mean median
  memmap meshgrid mgrid min min_scalar_type minimum minorticks_off minorticks_on mintypecode mlab mod modf
  moveaxis mpl multi_dot multinomial multiply multivariate_normal nan nan_to_num nanargmax nanargmin nancumprod
  nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndarray
  ndenumerate ndim ndindex nditer negative negative_binomial nested_iters new_figure_manager newaxis nextafter
  nipy_spectral noncentral_chisquare noncentral_f nonzero norm normal not_equal np num2date number object_ ogrid
  ones ones_like outer overload packbits pad pareto partition pause pcolor pcolormesh percentile permutation
  permute_dims phase_spectrum pi pie pie_label piecewise pink pinv place plasma plot plt poisson polar poly
  poly1d polyadd polyder polydiv polyfit polyint polymul polynomial polysub polyval positive pow power
  printoptions prism prod promote_types psd ptp put put_along_axis putmask qr quantile quiver quiverkey r_
  rad2deg radians rand randint randn random random_integers random_sample ranf ravel ravel_multi_index rayleigh
  rc rcParams rcParamsDefault rcParamsOrig rc_context rcdefaults rcsetup real real_if_close rec recarray
  reciprocal record relativedelta remainder repeat requested_backend require reshape resize result_type rfft
  rfft2 rfftfreq rfftn rgrids right_shift rint roll rollaxis roots rot90 round row_stack rrule s_ sample save
  savefig savetxt savez savez_compressed sca scatter sci sctypeDict searchsorted seed select semilogx semilogy
  set_cmap set_loglevel set_printoptions set_state setbufsize setdiff1d seterr seterrcall setp setxor1d shape
  shares_memory short show show_config show_runtime shuffle sign signbit signedinteger silent_list sin sinc
  single sinh size slogdet solve sort sort_complex spacing specgram split spring spy sqrt square squeeze stack
  stackplot stairs standard_cauchy standard_exponential standard_gamma standard_normal standard_t std stem step
  str_ streamplot strings style subplot subplot2grid subplot_mosaic subplot_tool subplots subplots_adjust
  subtract sum summer suptitle svd svdvals swapaxes switch_backend sys table take take_along_axis tan tanh
  tensordot tensorinv tensorsolve test testing text thetagrids threading tick_params ticklabel_format
  tight_layout tile time timedelta64 title trace transpose trapezoid tri triangular tricontour tricontourf tril
  tril_indices tril_indices_from trim_zeros tripcolor triplot triu triu_indices triu_indices_from true_divide
  trunc twinx twiny typecodes typename typing ubyte ufunc uint uint16 uint32 uint64 uint8 uintc uintp ulong
  ulonglong uniform uninstall_repl_displayhook union1d unique unique_all unique_counts unique_inverse
  unique_values unpackbits unravel_index unsignedinteger unstack unwrap ushort vander var vdot vecdot vecmat
  vector_norm vectorize violinplot viridis vlines void vonmises vsplit vstack waitforbuttonpress wald weibull
  where window_hanning window_none winter xcorr xkcd xlabel xlim xscale xticks ylabel ylim yscale yticks zeros
  zeros_like zipf
`),
  sympy: words(`
  Abs And Derivative Dummy E Eijk Eq Expr Float Function I Integer Integral Interval Lambda Limit Matrix Max Min
  N Ne Not O Or Piecewise Poly Pow Product Rational Rel S Sum Symbol acos acosh apart asin asinh atan atan2
  atanh binomial cancel ceiling collect cos cosh cot diff div dsolve evalf exp expand expand_trig eye factor
  factorial factorint false floor gamma gcd groebner im init_printing integrate isprime lambdify lcm limit
  linsolve ln log nan nonlinsolve nsimplify nsolve numbered_symbols ones oo pi plot pprint prime primerange
  product re root roots series sign simplify sin sinh solve solveset sqrt srepr symbols sympify tan tanh
  together trigsimp true var zeros zoo
`),
};
