import type { ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  changes,
  each,
  gives,
  holds,
  random,
  reads,
  sets,
  stores,
  words,
} from '../vocabulary.ts';
import { standard } from './standard.ts';

const draws = `random randint randrange uniform gauss normalvariate betavariate expovariate gammavariate
  lognormvariate paretovariate triangular vonmisesvariate weibullvariate getrandbits binomialvariate`;

const date: ClassSummary = {
  traits: ['scalar'],
  construct: gives('self'),
  methods: {
    ...each('now utcnow today', reads('clock', 'self')),
    ...each(
      'fromtimestamp utcfromtimestamp fromisoformat strptime combine replace astimezone fromordinal',
      gives('self'),
    ),
    ...each('strftime isoformat ctime', gives('str')),
    ...each('timestamp total_seconds', gives('float')),
    ...each('weekday isoweekday toordinal', gives('int')),
    date: gives('datetime.date'),
    time: gives('datetime.time'),
    ...each('isocalendar timetuple utcoffset tzname dst', gives('Any')),
  },
  attributes: {
    ...attributes('year month day hour minute second microsecond days seconds microseconds', 'int'),
    ...attributes('tzinfo min max resolution', 'Any'),
  },
  operators: 'Any',
};

export const values: readonly LibrarySummary[] = [
  standard('math', {
    pure: true,
    functions: {
      ...each(
        `acos acosh asin asinh atan atan2 atanh cbrt copysign cos cosh degrees dist erf erfc exp exp2 expm1 fabs fma
         fmod  fsum gamma hypot ldexp lgamma log log10 log1p log2 nextafter pow prod radians remainder sin
         sinh sqrt sumprod tan tanh ulp`,
        gives('float'),
      ),
      ...each('frexp modf', gives('tuple[float, Any]')),
      ...each('ceil comb factorial floor gcd isqrt lcm perm trunc', gives('int')),
      ...each('isclose isfinite isinf isnan', gives('bool')),
    },
    constants: each('pi e tau inf nan', 'float'),
  }),
  standard('cmath', { pure: true }),
  standard('random', {
    functions: {
      ...each(draws, random('random:python', 'float')),
      ...each('randint randrange getrandbits', random('random:python', 'int')),
      randbytes: random('random:python', 'bytes'),
      choice: { ...random('random:python', 'Any'), result: 'arguments' },
      ...each('choices sample', {
        ...random('random:python', 'list[Any]'),
        result: 'arguments',
      } as const),
      shuffle: { ...random('random:python', 'None'), mutatesArguments: [0] },
      ...each('seed setstate', sets('random:python', 'None', { parameters: ['a'] })),
      getstate: reads('random:python'),
    },
    classes: each('Random SystemRandom', {
      construct: { returns: 'self', randomUnless: 'x', parameters: ['x'] },
      methods: {
        ...each(`${draws} choice choices sample randbytes`, changes('Any')),
        shuffle: changes('None', { mutatesArguments: [0] }),
        ...each('seed setstate', changes()),
        getstate: gives('Any'),
      },
    } satisfies ClassSummary),
  }),
  standard('secrets', {
    functions: each('token_hex token_bytes token_urlsafe choice randbelow', reads('environment')),
  }),
  standard('statistics', {
    pure: true,
    functions: each(
      `mean fmean geometric_mean harmonic_mean median median_low median_high median_grouped mode multimode pstdev
       pvariance stdev variance quantiles correlation covariance linear_regression`,
      gives('Any'),
    ),
  }),
  standard('decimal', {
    functions: {
      getcontext: reads('environment'),
      ...each('setcontext localcontext', sets('environment', 'Any')),
    },
    classes: {
      Decimal: {
        traits: ['scalar'],
        methods: each(
          'quantize sqrt ln exp to_integral_value normalize copy_abs',
          gives('decimal.Decimal'),
        ),
        operators: 'self',
      },
    },
    constants: each('ROUND_HALF_UP ROUND_DOWN ROUND_UP ROUND_HALF_EVEN', 'str'),
  }),
  standard('fractions', {
    pure: true,
    classes: { Fraction: { traits: ['scalar'], operators: 'self' } },
  }),
  standard('operator', {
    functions: {
      ...each(
        `add sub mul truediv floordiv mod pow neg pos abs eq ne lt le gt ge and_ or_ not_ xor contains countOf
         indexOf is_ is_not index truth concat matmul`,
        gives('Any'),
      ),
      ...each('itemgetter attrgetter methodcaller', gives('Any')),
      getitem: { returns: 'Any', result: 'arguments' },
      ...each('setitem delitem iadd isub imul', {
        returns: 'Any',
        mutatesArguments: [0],
        result: 'argument:0',
      } as const),
    },
  }),
  standard('datetime', {
    everyday: true,
    classes: {
      datetime: { ...date, bases: ['datetime.date'] },
      date,
      time: date,
      timedelta: date,
      timezone: { construct: gives('self') },
      tzinfo: {},
    },
    constants: {
      'timezone.utc': 'datetime.timezone',
      MINYEAR: 'int',
      MAXYEAR: 'int',
      UTC: 'datetime.timezone',
    },
  }),
  standard('time', {
    functions: {
      ...each(
        'time perf_counter process_time monotonic clock thread_time',
        reads('clock', 'float'),
      ),
      ...each('time_ns perf_counter_ns process_time_ns monotonic_ns', reads('clock', 'int')),
      ...each('localtime gmtime', reads('clock')),
      ...each('ctime asctime strftime', reads('clock', 'str')),
      ...each('strptime mktime', gives('Any')),
      // Waiting changes nothing but the clock, which production does not read.
      sleep: { returns: 'None', display: true, writesState: ['clock'] },
    },
  }),
  standard('timeit', {
    functions: {
      ...each('timeit repeat', reads('clock', 'Any', { calls: [0, 'stmt'] })),
      default_timer: reads('clock', 'float'),
    },
  }),
  standard('calendar', {
    pure: true,
    functions: {
      monthrange: gives('tuple[int, int]'),
      isleap: gives('bool'),
      ...each('weekday leapdays timegm', gives('int')),
      ...each('prmonth prcal', { returns: 'None', display: true } as const),
    },
    constants: each('month_name month_abbr day_name day_abbr', 'list[str]'),
  }),
  standard('copy', {
    functions: {
      // A shallow copy holds what the original holds.
      copy: { returns: '@0', result: 'arguments' },
      deepcopy: gives('@0'),
    },
  }),
  standard('collections', {
    everyday: true,
    classes: {
      Counter: {
        bases: ['dict'],
        traits: ['container'],
        methods: {
          most_common: gives('list[tuple[$0, int]]'),
          elements: gives('collections.abc.Iterable[$0]'),
          ...each('subtract', changes()),
          total: gives('int'),
        },
        item: { type: 'int', result: 'fresh' },
        construct: gives('self'),
      },
      defaultdict: { bases: ['dict'], construct: { returns: 'self', result: 'arguments' } },
      OrderedDict: {
        bases: ['dict'],
        methods: { move_to_end: changes() },
        construct: { returns: 'self', result: 'arguments' },
      },
      deque: {
        bases: ['list'],
        construct: { returns: 'self', result: 'arguments' },
        methods: {
          ...each('appendleft extendleft', stores()),
          popleft: holds('$0', { mutatesReceiver: true }),
          rotate: changes(),
        },
      },
      ChainMap: { bases: ['dict'], construct: { returns: 'self', result: 'arguments' } },
      ...each('UserDict', { bases: ['dict'] }),
      ...each('UserList', { bases: ['list'] }),
    },
    functions: { namedtuple: gives('Any') },
    aliases: Object.fromEntries(
      words('Mapping Sequence Callable Iterator Hashable MutableMapping Container').map((name) => [
        `collections.${name}`,
        `collections.abc.${name}`,
      ]),
    ),
  }),
  standard('itertools', {
    functions: {
      ...each(
        `accumulate chain combinations combinations_with_replacement compress cycle dropwhile filterfalse groupby
         islice pairwise permutations product repeat starmap takewhile zip_longest batched izip imap`,
        { returns: 'collections.abc.Iterable[Any]', result: 'arguments' } as const,
      ),
      ...each('dropwhile filterfalse starmap takewhile', {
        returns: 'collections.abc.Iterable[Any]',
        result: 'arguments',
        calls: [0],
      } as const),
      ...each('accumulate groupby', {
        returns: 'collections.abc.Iterable[Any]',
        result: 'arguments',
        calls: [1, 'func', 'key'],
      } as const),
      'chain.from_iterable': { returns: 'collections.abc.Iterable[Any]', result: 'arguments' },
      count: gives('collections.abc.Iterable[int]'),
      tee: { returns: 'tuple[Any, ...]', result: 'arguments', mutatesArguments: [0] },
    },
  }),
  standard('functools', {
    functions: {
      reduce: { returns: 'Any', result: 'arguments', calls: [0] },
      ...each(
        'partial partialmethod wraps update_wrapper lru_cache cache cached_property singledispatch total_ordering cmp_to_key',
        {
          returns: 'Any',
          result: 'arguments',
        } as const,
      ),
    },
  }),
  standard('heapq', {
    functions: {
      heappush: { returns: 'None', mutatesArguments: [0] },
      ...each('heappop heappushpop heapreplace', {
        returns: 'Any',
        result: 'arguments',
        mutatesArguments: [0],
      } as const),
      merge: { returns: 'collections.abc.Iterable[Any]', result: 'arguments' },
      heapify: { returns: 'None', mutatesArguments: [0] },
      ...each('nlargest nsmallest', { returns: 'list[Any]', result: 'arguments' } as const),
    },
  }),
  standard('bisect', {
    functions: {
      ...each('bisect bisect_left bisect_right', gives('int')),
      ...each('insort insort_left insort_right', {
        returns: 'None',
        mutatesArguments: [0],
      } as const),
    },
  }),
  standard('array', { classes: { array: { bases: ['list'] } } }),
  standard('enum', { pure: true, classes: each('Enum IntEnum Flag StrEnum IntFlag', {}) }),
  standard('numbers', { pure: true, classes: each('Number Integral Real', {}) }),
];
