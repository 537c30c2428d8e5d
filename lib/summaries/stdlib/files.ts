import type { ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  changes,
  each,
  gives,
  loads,
  reads,
  saves,
  sets,
  shows,
  under,
  views,
} from '../vocabulary.ts';
import { standard } from './standard.ts';

const PATH = 'pathlib.Path';
const path: ClassSummary = {
  traits: ['scalar'],
  construct: gives(PATH),
  methods: {
    ...each(
      `absolute expanduser joinpath relative_to resolve with_name with_stem with_suffix with_segments readlink`,
      gives(PATH),
    ),
    ...each('cwd home', reads('directory', PATH)),
    ...each('as_posix as_uri', gives('str')),
    ...each('is_absolute is_relative_to match full_match samefile', gives('bool')),
    ...each('exists is_dir is_file is_symlink', loads('bool', -1)),
    ...each('stat lstat owner group', loads('Any', -1)),
    ...each('glob rglob iterdir walk', loads('collections.abc.Iterable[pathlib.Path]', -1)),
    read_text: loads('str', -1, { role: 'load' }),
    read_bytes: loads('bytes', -1, { role: 'load' }),
    ...each('write_text write_bytes', saves('int', -1, { role: 'persist' })),
    ...each('mkdir rmdir touch unlink chmod symlink_to hardlink_to', saves('None', -1)),
    ...each('rename replace copy move', saves(PATH, -1)),
    open: {
      returns: 'io.TextIOWrapper',
      readsFile: -1,
      writesFile: -1,
      fileMode: 0,
      parameters: ['mode'],
    },
  },
  attributes: {
    ...attributes('name stem suffix anchor drive root', 'str'),
    ...attributes('parent', PATH),
    ...attributes('parts', 'tuple[str, ...]'),
    ...attributes('suffixes', 'list[str]'),
    ...attributes('parents', 'list[pathlib.Path]'),
  },
  operators: PATH,
};

const handle: ClassSummary = {
  construct: { returns: 'self', readsFile: 0, writesFile: 0, fileMode: 1, result: 'arguments' },
  methods: {
    ...each('read readline readlines open extractfile', changes('Any')),
    ...each('write writestr writelines add addfile close flush seek setpassword', changes()),
    ...each('extract extractall', {
      returns: 'Any',
      mutatesReceiver: true,
      writesFile: 0,
    } as const),
    ...each('namelist getnames', gives('list[str]')),
    ...each('infolist getinfo getmembers getmember printdir testzip tell', gives('Any')),
    __enter__: { returns: 'self', result: 'receiver' },
  },
  iterates: 'Any',
};

const buffer: ClassSummary = {
  construct: gives('self'),
  methods: {
    ...each('read readline readlines write writelines seek truncate close', changes('Any')),
    getvalue: gives('Any'),
    getbuffer: views('Any'),
    tell: gives('int'),
    __enter__: { returns: 'self', result: 'receiver' },
  },
  iterates: 'Any',
};

export const files: readonly LibrarySummary[] = [
  standard('os.path', {
    functions: {
      ...each(
        `basename commonpath commonprefix dirname expandvars join normcase normpath splitdrive splitext`,
        gives('str'),
      ),
      ...each('split splitext splitdrive', gives('tuple[str, str]')),
      ...each('abspath realpath relpath', reads('directory', 'str')),
      expanduser: reads('environment', 'str'),
      ...each('exists isdir isfile islink ismount lexists samefile', loads('bool')),
      ...each('getsize getmtime getctime getatime', loads('float')),
      isabs: gives('bool'),
    },
    constants: { sep: 'str', pathsep: 'str', curdir: 'str' },
    aliases: { posixpath: 'os.path', ntpath: 'os.path' },
  }),
  standard('os', {
    functions: {
      getcwd: reads('directory', 'str'),
      ...each('chdir fchdir', sets('directory')),
      listdir: loads('list[str]', 0, { readsState: ['directory'] }),
      ...each('walk scandir fwalk', loads('collections.abc.Iterable[Any]')),
      ...each('stat lstat access', loads('Any')),
      ...each('mkdir makedirs remove unlink rmdir removedirs chmod utime truncate mkfifo', saves()),
      ...each('rename renames replace link symlink', saves('None', 1, { readsFile: 0 })),
      ...each('getenv environb', reads('environment')),
      ...each('putenv unsetenv', sets('environment')),
      ...each(
        'system popen kill fork _exit abort umask nice startfile',
        sets('environment', 'Any'),
      ),
      ...each('execv execvp spawnl', sets('environment', 'Any')),
      ...each('getpid getppid cpu_count getlogin uname times getloadavg', reads('environment')),
      ...each('fspath fsencode fsdecode', gives('str')),
      ...each('urandom', reads('environment', 'bytes')),
      get_terminal_size: reads('environment'),
    },
    constants: {
      environ: 'dict[str, str]',
      sep: 'str',
      linesep: 'str',
      name: 'str',
      curdir: 'str',
      devnull: 'str',
      pathsep: 'str',
    },
  }),
  standard('pathlib', {
    classes: {
      Path: path,
      ...each('PurePath PosixPath WindowsPath PurePosixPath PureWindowsPath', path),
    },
  }),
  standard('shutil', {
    functions: {
      ...each(
        'copy copy2 copyfile copytree move copymode copystat',
        saves('str', 1, { readsFile: 0 }),
      ),
      copyfileobj: { returns: 'None', mutatesArguments: [0, 1] },
      ...each('rmtree chown', saves()),
      make_archive: saves('str', 0),
      unpack_archive: saves('None', 1, { readsFile: 0 }),
      ...each('disk_usage which get_terminal_size', reads('environment')),
    },
  }),
  standard('glob', {
    functions: {
      glob: loads('list[str]', 0, { readsState: ['directory'] }),
      iglob: loads('collections.abc.Iterable[str]', 0, { readsState: ['directory'] }),
      ...each('glob1 glob0', loads('list[str]')),
      escape: gives('str'),
    },
  }),
  standard('fnmatch', { pure: true }),
  standard('tempfile', {
    functions: {
      ...each('mkdtemp mkstemp mktemp gettempdir', sets('environment', 'Any')),
    },
    classes: each('NamedTemporaryFile TemporaryFile TemporaryDirectory SpooledTemporaryFile', {
      construct: { returns: 'self', writesState: ['environment'] },
      methods: {
        ...each('read readline write seek close flush cleanup', changes('Any')),
        __enter__: { returns: 'Any', result: 'receiver' },
      },
      attributes: attributes('name', 'str'),
    } satisfies ClassSummary),
  }),
  standard('io', {
    classes: each('StringIO BytesIO BufferedReader BufferedWriter', buffer),
    aliases: {
      'StringIO.StringIO': 'io.StringIO',
      'cStringIO.StringIO': 'io.StringIO',
      'io.open': 'open',
    },
  }),
  standard('codecs', {
    functions: {
      open: { returns: 'io.TextIOWrapper', readsFile: 0, writesFile: 0, fileMode: 1 },
      ...each('encode decode', gives('Any')),
    },
  }),
  standard('zipfile', {
    functions: { is_zipfile: loads('bool') },
    classes: { ZipFile: handle, BadZipFile: { bases: ['Exception'] }, ZipInfo: {} },
  }),
  standard('tarfile', {
    functions: { open: { returns: 'tarfile.TarFile', readsFile: 0, writesFile: 0, fileMode: 1 } },
    classes: { TarFile: handle },
  }),
  ...['gzip', 'bz2', 'lzma'].map((module) =>
    standard(module, {
      functions: {
        open: { returns: 'io.TextIOWrapper', readsFile: 0, writesFile: 0, fileMode: 1 },
        ...each('compress decompress', gives('bytes')),
      },
      classes: each('GzipFile BZ2File LZMAFile', handle),
    }),
  ),
  standard('json', {
    functions: {
      load: { returns: 'Any', mutatesArguments: [0], role: 'load' },
      loads: gives('Any'),
      dump: { returns: 'None', mutatesArguments: [1], role: 'persist' },
      dumps: gives('str', { calls: ['default'] }),
    },
    classes: {
      ...each('JSONEncoder JSONDecoder', { methods: each('encode decode default', gives('Any')) }),
      JSONDecodeError: { bases: ['Exception'] },
    },
  }),
  ...['pickle', 'dill', 'cloudpickle', 'marshal'].map((module) => ({
    ...standard(module, {
      functions: {
        load: { returns: 'Any', mutatesArguments: [0], role: 'load' },
        loads: gives('Any'),
        dump: { returns: 'None', mutatesArguments: [1], role: 'persist' },
        dumps: gives('bytes'),
        ...(module === 'dill'
          ? each('dump_session load_session', sets('environment', 'None', { writesFile: 0 }))
          : {}),
      },
      classes: each('Pickler Unpickler', {
        construct: { returns: 'self', result: 'arguments' },
        methods: each('dump load', changes('Any')),
      } satisfies ClassSummary),
      constants: { HIGHEST_PROTOCOL: 'int', DEFAULT_PROTOCOL: 'int' },
      aliases:
        module === 'pickle'
          ? { cPickle: 'pickle', _pickle: 'pickle', 'six.moves.cPickle': 'pickle' }
          : {},
    }),
    distribution: module === 'dill' || module === 'cloudpickle' ? module : 'python',
  })),
  standard('shelve', {
    functions: { open: { returns: 'dict[str, Any]', readsFile: 0, writesFile: 0 } },
  }),
  standard('csv', {
    functions: {
      writer: { returns: 'csv.DictWriter', result: 'arguments' },
      ...each('field_size_limit register_dialect', sets('environment', 'Any')),
    },
    classes: {
      reader: {
        construct: { returns: 'self', result: 'arguments' },
        iterates: 'list[str]',
        attributes: attributes('line_num', 'int'),
      },
      DictReader: {
        construct: { returns: 'self', result: 'arguments' },
        iterates: 'dict[str, str]',
        attributes: attributes('fieldnames', 'list[str]'),
      },
      DictWriter: {
        construct: { returns: 'self', result: 'arguments' },
        methods: each('writerow writerows writeheader', changes('Any')),
      },
    },
    constants: {
      QUOTE_ALL: 'int',
      QUOTE_MINIMAL: 'int',
      QUOTE_NONE: 'int',
      QUOTE_NONNUMERIC: 'int',
    },
  }),
  standard('sqlite3', {
    functions: {
      connect: {
        returns: 'sqlite3.Connection',
        readsFile: 0,
        writesFile: 0,
        parameters: ['database'],
      },
    },
    classes: {
      Connection: {
        methods: {
          cursor: views('sqlite3.Cursor'),
          ...each(
            'execute executemany executescript',
            views('sqlite3.Cursor', { mutatesReceiver: true }),
          ),
          ...each('commit rollback close create_function create_aggregate backup', changes()),
          __enter__: { returns: 'self', result: 'receiver' },
        },
      },
      Cursor: {
        methods: {
          ...each('execute executemany executescript', {
            returns: 'self',
            result: 'receiver',
            mutatesReceiver: true,
          } as const),
          ...each('fetchone fetchall fetchmany', changes('Any')),
          close: changes(),
        },
        attributes: attributes('description rowcount lastrowid', 'Any'),
        iterates: 'tuple[Any, ...]',
      },
    },
  }),
  standard('subprocess', {
    functions: each(
      'run call check_call check_output getoutput getstatusoutput',
      sets('environment', 'Any', { readsState: ['directory'] }),
    ),
    classes: {
      Popen: {
        construct: { returns: 'self', writesState: ['environment'] },
        methods: each('communicate wait poll kill terminate', changes('Any')),
        attributes: each('stdout stderr stdin', { type: 'Any', result: 'view' } as const),
      },
    },
    constants: { PIPE: 'int', STDOUT: 'int', DEVNULL: 'int' },
  }),
  {
    ...standard('urllib', {}),
    functions: {
      ...under('urllib.request', 'urlopen', gives('Any', { role: 'load' })),
      ...under('urllib.request', 'urlretrieve', saves('tuple[str, Any]', 1, { role: 'load' })),
      ...under('urllib.request', 'install_opener', sets('environment')),
      ...under('urllib.request', 'build_opener', gives('Any')),
      ...under(
        'urllib.parse',
        'quote quote_plus unquote unquote_plus urlencode urljoin urlunparse',
        gives('str'),
      ),
      ...under('urllib.parse', 'urlparse urlsplit parse_qs parse_qsl', gives('Any')),
    },
    classes: {
      'urllib.request.Request': { construct: gives('self') },
      ...under('urllib.error', 'URLError HTTPError', { bases: ['Exception'] }),
    },
    aliases: {
      'urllib.urlretrieve': 'urllib.request.urlretrieve',
      'urllib.urlopen': 'urllib.request.urlopen',
      'urllib.urlencode': 'urllib.parse.urlencode',
      'six.moves.urllib': 'urllib',
      urllib2: 'urllib.request',
    },
  },
  standard('sys', {
    functions: {
      exit: sets('environment'),
      ...each(
        'getsizeof getrefcount getrecursionlimit getdefaultencoding intern exc_info',
        gives('Any'),
      ),
      ...each('setrecursionlimit settrace setswitchinterval', sets('environment')),
    },
    constants: {
      path: 'list[str]',
      argv: 'list[str]',
      modules: 'dict[str, Any]',
      version: 'str',
      version_info: 'tuple[Any, ...]',
      executable: 'str',
      platform: 'str',
      maxsize: 'int',
      stdout: 'io.TextIOWrapper',
      stderr: 'io.TextIOWrapper',
      stdin: 'io.TextIOWrapper',
      float_info: 'Any',
    },
  }),
  standard('pprint', {
    functions: each('pprint pp', shows()),
    classes: { PrettyPrinter: { methods: { pprint: shows() } } },
  }),
];
