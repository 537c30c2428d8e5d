import type { ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  changes,
  each,
  gives,
  holds,
  reads,
  sets,
  shows,
  stores,
  under,
} from '../vocabulary.ts';
import { standard } from './standard.ts';

const match: ClassSummary = {
  methods: {
    ...each('group expand', gives('str')),
    groups: gives('tuple[str, ...]'),
    groupdict: gives('dict[str, str]'),
    ...each('start end', gives('int')),
    span: gives('tuple[int, int]'),
  },
  attributes: attributes('string lastgroup lastindex re pos endpos', 'Any'),
  item: { type: 'str', result: 'fresh' },
};

const searching = {
  ...each('sub', gives('str', { calls: [1, 'repl'] })),
  subn: gives('tuple[str, int]', { calls: [1, 'repl'] }),
  findall: gives('list[Any]'),
  finditer: gives('collections.abc.Iterable[re.Match]'),
  split: gives('list[str]'),
  ...each('match search fullmatch', gives('re.Match')),
};

/** Log lines are looked at; production keeps its own. */
const logger: ClassSummary = {
  methods: {
    ...each(
      'debug info warning warn error critical exception log',
      shows('None', { writesState: ['logging'] }),
    ),
    ...each('setLevel addHandler removeHandler addFilter', {
      returns: 'None',
      mutatesReceiver: true,
      writesState: ['logging'],
    } as const),
    ...each('setFormatter flush close', changes()),
    ...each('getEffectiveLevel isEnabledFor hasHandlers getChild', gives('Any')),
  },
};

const task: ClassSummary = {
  construct: { returns: 'self', result: 'arguments', calls: ['target'] },
  methods: {
    ...each(
      'start run join close terminate shutdown acquire release set clear wait put get',
      changes('Any'),
    ),
    ...each('map imap imap_unordered starmap apply apply_async map_async starmap_async submit', {
      returns: 'Any',
      result: 'arguments',
      calls: [0, 'func'],
    } as const),
    __enter__: { returns: 'self', result: 'receiver' },
  },
};

export const runtime: readonly LibrarySummary[] = [
  standard('re', {
    everyday: true,
    pure: true,
    functions: {
      ...searching,
      sub: gives('str', { calls: [1, 'repl'] }),
      escape: gives('str'),
      compile: gives('re.Pattern'),
      purge: gives('None'),
    },
    classes: {
      Match: match,
      Pattern: {
        methods: { ...searching, sub: gives('str', { calls: [0, 'repl'] }) },
        attributes: attributes('pattern flags groups groupindex', 'Any'),
      },
      error: { bases: ['Exception'] },
    },
    constants: each('I IGNORECASE M MULTILINE S DOTALL X VERBOSE U UNICODE A ASCII L', 'int'),
  }),
  standard('string', {
    pure: true,
    functions: { capwords: gives('str'), maketrans: gives('Any') },
    classes: {
      Template: {
        construct: gives('self'),
        methods: each('substitute safe_substitute', gives('str')),
      },
    },
    constants: each(
      `ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation printable whitespace`,
      'str',
    ),
  }),
  ...[
    'textwrap',
    'difflib',
    'unicodedata',
    'html',
    'base64',
    'binascii',
    'struct',
    'zlib',
    'keyword',
    'ast',
    'tokenize',
    'dis',
    'types',
    'abc',
    'ipaddress',
    'colorsys',
  ].map((module) => standard(module, { pure: true })),
  standard('hashlib', {
    functions: each(
      'md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s new',
      gives('hashlib._Hash'),
    ),
    classes: {
      _Hash: {
        methods: { update: changes(), ...each('hexdigest', gives('str')), digest: gives('bytes') },
      },
    },
  }),
  standard('uuid', {
    functions: {
      ...each('uuid1 uuid4', reads('environment')),
      ...each('uuid3 uuid5', gives('Any')),
    },
    pure: true,
  }),
  standard('logging', {
    functions: {
      ...each(
        'debug info warning warn error critical exception log',
        shows('None', { writesState: ['logging'] }),
      ),
      ...each('basicConfig disable captureWarnings addLevelName shutdown config', sets('logging')),
      getLogger: reads('logging', 'logging.Logger'),
      getLevelName: gives('str'),
    },
    classes: {
      Logger: logger,
      ...each('Handler StreamHandler FileHandler NullHandler Formatter Filter', logger),
    },
    constants: each('DEBUG INFO WARNING WARN ERROR CRITICAL NOTSET', 'int'),
  }),
  standard('warnings', {
    functions: {
      ...each('filterwarnings simplefilter resetwarnings', sets('options:warnings')),
      ...each('warn warn_explicit showwarning', shows()),
    },
    classes: {
      catch_warnings: {
        construct: { returns: 'self', writesState: ['options:warnings'] },
        methods: { __enter__: gives('list[Any]') },
      },
    },
  }),
  standard('typing', { pure: true }),
  standard('typing_extensions', { pure: true }),
  standard('collections.abc', { pure: true }),
  standard('dataclasses', {
    functions: {
      dataclass: { returns: 'Any', result: 'arguments' },
      field: gives('Any'),
      ...each('asdict', gives('dict[str, Any]')),
      astuple: gives('tuple[Any, ...]'),
      ...each('replace fields is_dataclass make_dataclass', {
        returns: 'Any',
        result: 'arguments',
      } as const),
    },
  }),
  standard('contextlib', {
    functions: each('contextmanager suppress closing nullcontext redirect_stdout redirect_stderr', {
      returns: 'Any',
      result: 'arguments',
    } as const),
    classes: { ExitStack: { methods: each('enter_context callback push close', stores('Any')) } },
  }),
  standard('gc', {
    functions: {
      // Memory only: no value depends on it.
      ...each('collect', { returns: 'int', display: true } as const),
      ...each(
        'enable disable freeze set_threshold',
        sets('environment', 'None', { display: true }),
      ),
      ...each('get_objects get_count isenabled get_referrers', gives('Any')),
    },
  }),
  standard('weakref', {
    functions: each('ref proxy', { returns: 'Any', result: 'arguments' } as const),
  }),
  standard('traceback', {
    functions: {
      ...each('print_exc print_stack print_exception print_tb', shows()),
      ...each('format_exc format_exception', gives('Any')),
    },
  }),
  standard('inspect', { pure: true }),
  standard('importlib', {
    functions: { import_module: gives('Any'), reload: { returns: 'Any', mutatesArguments: [0] } },
    aliases: { 'imp.reload': 'importlib.reload' },
  }),
  standard('argparse', {
    classes: {
      ArgumentParser: {
        construct: gives('self'),
        methods: {
          add_argument: changes('Any'),
          ...each(
            'add_argument_group add_subparsers add_mutually_exclusive_group',
            holds('Any', { mutatesReceiver: true }),
          ),
          ...each('parse_args parse_known_args', reads('environment')),
          ...each('print_help print_usage', shows()),
          set_defaults: changes(),
        },
      },
      Namespace: { attributes: {} },
    },
  }),
  standard('configparser', {
    classes: each('ConfigParser RawConfigParser', {
      methods: {
        read: changes('list[str]', { readsFile: 0 }),
        ...each('read_string read_dict set add_section remove_option', changes()),
        write: { returns: 'None', mutatesArguments: [0] },
        ...each(
          'get getint getfloat getboolean sections options items has_section has_option',
          gives('Any'),
        ),
      },
      item: { type: 'Any', result: 'element' },
    } satisfies ClassSummary),
  }),
  standard('getpass', { functions: each('getpass getuser', reads('environment', 'str')) }),
  standard('platform', {
    functions: each(
      'system platform machine node python_version release version processor',
      reads('environment', 'str'),
    ),
  }),
  standard('locale', {
    functions: {
      setlocale: sets('environment', 'str'),
      ...each('getlocale localeconv', reads('environment')),
      ...each('atof atoi', gives('float')),
    },
  }),
  standard('signal', { functions: each('signal alarm', sets('environment', 'Any')) }),
  standard('threading', {
    classes: each('Thread Lock RLock Event Semaphore Timer Condition local', task),
  }),
  standard('multiprocessing', {
    functions: { cpu_count: reads('environment', 'int'), set_start_method: sets('environment') },
    classes: {
      ...each('Pool Process Queue Manager Lock', task),
      'pool.ThreadPool': task,
      'pool.Pool': task,
    },
  }),
  standard('concurrent.futures', {
    functions: {
      as_completed: { returns: 'collections.abc.Iterable[Any]', result: 'arguments' },
      wait: gives('Any'),
    },
    classes: each('ThreadPoolExecutor ProcessPoolExecutor', task),
  }),
  standard('queue', {
    classes: each('Queue PriorityQueue LifoQueue', {
      methods: {
        put: stores(),
        get: holds('Any', { mutatesReceiver: true }),
        ...each('qsize', gives('int')),
        ...each('empty full', gives('bool')),
      },
    } satisfies ClassSummary),
  }),
  standard('asyncio', {
    functions: {
      ...each('run gather wait create_task ensure_future wait_for', {
        returns: 'Any',
        result: 'arguments',
      } as const),
      sleep: shows('Any'),
      get_event_loop: reads('environment'),
    },
  }),
  {
    ...standard('xml', {}),
    functions: {
      ...under('xml.etree.ElementTree', 'parse', {
        returns: 'xml.etree.ElementTree.ElementTree',
        readsFile: 0,
      }),
      ...under('xml.etree.ElementTree', 'fromstring', gives('xml.etree.ElementTree.Element')),
      ...under('xml.etree.ElementTree', 'SubElement', {
        returns: 'xml.etree.ElementTree.Element',
        mutatesArguments: [0],
      }),
      ...under('xml.etree.ElementTree', 'tostring', gives('bytes')),
    },
    classes: under('xml.etree.ElementTree', 'ElementTree Element', {
      methods: {
        ...each('find findall findtext iter iterfind getroot get getchildren', holds('Any')),
        ...each('append set remove insert clear', stores()),
        write: { returns: 'None', writesFile: 0 },
      },
      attributes: each('text tag tail attrib', { type: 'Any', result: 'view' } as const),
      iterates: 'Any',
      item: { result: 'element' },
    } satisfies ClassSummary),
  },
];
