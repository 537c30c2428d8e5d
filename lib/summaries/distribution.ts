import { words } from './vocabulary.ts';

/** Top-level modules of the standard library, Python 3.10 to 3.14. */
export const standardModules: ReadonlySet<string> = new Set(
  words(`
  __future__ _abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2
  _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw
  _collections _collections_abc _colorize _compat_pickle _compression _contextvars _crypt _csv _ctypes _curses
  _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools
  _gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _io _ios_support _json _locale
  _lsprof _lzma _markupbase _md5 _msi _multibytecodec _multiprocessing _opcode _opcode_metadata _operator
  _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _py_warnings _pydecimal _pyio _pylong
  _pyrepl _queue _random _remote_debugging _scproxy _sha1 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket
  _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig
  _testexternalinspection _testlimitedcapi _thread _threading_local _tkinter _tokenize _tracemalloc _types
  _typing _uuid _warnings _weakref _weakrefset _winapi _wmi _zoneinfo _zstd abc aifc annotationlib antigravity
  argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2
  cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression
  concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm
  decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp
  fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip
  hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword
  lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt
  multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib
  pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd
  py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy
  sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd
  sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau
  symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit
  tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata
  unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp
  zipfile zipimport zlib zoneinfo
`),
);

/** Standard modules that a later Python no longer has, with the version that left them out. */
export const removedModules: Readonly<Record<string, string>> = {
  ...Object.fromEntries(words('binhex').map((name) => [name, '3.11'])),
  ...Object.fromEntries(
    words('asynchat asyncore distutils imp smtpd').map((name) => [name, '3.12']),
  ),
  ...Object.fromEntries(
    words(
      `aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr spwd sunau
       telnetlib uu xdrlib`,
    ).map((name) => [name, '3.13']),
  ),
};

/** Import name -> distribution name, where the two differ in more than case and hyphens. */
const table = `
  Crypto pycryptodome
  Bio biopython
  Levenshtein python-Levenshtein
  MySQLdb mysqlclient
  OpenSSL pyOpenSSL
  PIL pillow
  PyPDF2 PyPDF2
  alibi_detect alibi-detect
  attr attrs
  autosklearn auto-sklearn
  apache_beam apache-beam
  bayes_opt bayesian-optimization
  binance python-binance
  bs4 beautifulsoup4
  bson pymongo
  category_encoders category-encoders
  chart_studio chart-studio
  community python-louvain
  cv2 opencv-python-headless
  dash_bootstrap_components dash-bootstrap-components
  dash_core_components dash-core-components
  dash_html_components dash-html-components
  dateutil python-dateutil
  dns dnspython
  docx python-docx
  dotenv python-dotenv
  elasticsearch_dsl elasticsearch-dsl
  eli5 eli5
  email_validator email-validator
  en_core_web_sm en-core-web-sm
  fake_useragent fake-useragent
  fbprophet fbprophet
  feature_engine feature-engine
  ffmpeg ffmpeg-python
  fitz PyMuPDF
  flask_cors Flask-Cors
  flask_sqlalchemy Flask-SQLAlchemy
  fuzzywuzzy fuzzywuzzy
  fsspec fsspec
  git GitPython
  gi PyGObject
  github PyGithub
  google.cloud.aiplatform google-cloud-aiplatform
  google.cloud.bigquery google-cloud-bigquery
  google.cloud.storage google-cloud-storage
  google.protobuf protobuf
  google.auth google-auth
  google.colab google-colab
  googleapiclient google-api-python-client
  google_auth_oauthlib google-auth-oauthlib
  graphviz graphviz
  grpc grpcio
  hdbscan hdbscan
  hydra hydra-core
  igraph igraph
  imblearn imbalanced-learn
  impyute impyute
  ipykernel ipykernel
  ipywidgets ipywidgets
  iso3166 iso3166
  jose python-jose
  jwt PyJWT
  kafka kafka-python
  keras_tuner keras-tuner
  kerastuner keras-tuner
  kneed kneed
  langchain_community langchain-community
  langchain_core langchain-core
  langchain_openai langchain-openai
  ldap python-ldap
  lime lime
  linear_tree linear-tree
  lightning lightning
  line_profiler line-profiler
  magic python-magic
  markdown Markdown
  memory_profiler memory-profiler
  ml_metrics ml_metrics
  mpl_finance mpl-finance
  mpl_toolkits matplotlib
  mplfinance mplfinance
  mysql mysql-connector-python
  nacl PyNaCl
  neptune neptune
  netCDF4 netCDF4
  nx networkx
  odf odfpy
  OpenGL PyOpenGL
  osgeo GDAL
  ot POT
  pandas_datareader pandas-datareader
  pandas_gbq pandas-gbq
  pandas_profiling ydata-profiling
  pandas_summary pandas-summary
  pandas_ta pandas-ta
  pandasql pandasql
  paho paho-mqtt
  pdfminer pdfminer.six
  pkg_resources setuptools
  playhouse peewee
  plotly_express plotly
  pmdarima pmdarima
  prettytable prettytable
  psycopg2 psycopg2-binary
  pptx python-pptx
  pyarrow pyarrow
  pydot pydot
  pylab matplotlib
  pymc3 pymc3
  pyod pyod
  pysurvival pysurvival
  pythoncom pywin32
  pytorch_lightning pytorch-lightning
  pytorch_tabnet pytorch-tabnet
  pywt PyWavelets
  rdkit rdkit
  rest_framework djangorestframework
  sacred sacred
  sagemaker sagemaker
  scikitplot scikit-plot
  sentence_transformers sentence-transformers
  serial pyserial
  shapefile pyshp
  skbio scikit-bio
  skimage scikit-image
  sklearn scikit-learn
  sklearn_crfsuite sklearn-crfsuite
  sklearn_evaluation sklearn-evaluation
  sklearn_pandas sklearn-pandas
  sklearnex scikit-learn-intelex
  skfuzzy scikit-fuzzy
  skimpy skimpy
  sklego scikit-lego
  skmultilearn scikit-multilearn
  skopt scikit-optimize
  sksurv scikit-survival
  slugify python-slugify
  snowflake snowflake-connector-python
  socks PySocks
  sparknlp spark-nlp
  speech_recognition SpeechRecognition
  spark_rapids_ml spark-rapids-ml
  stable_baselines3 stable-baselines3
  surprise scikit-surprise
  sympy sympy
  synapse synapseml
  tensorflow_addons tensorflow-addons
  tensorflow_data_validation tensorflow-data-validation
  tensorflow_datasets tensorflow-datasets
  tensorflow_hub tensorflow-hub
  tensorflow_model_analysis tensorflow-model-analysis
  tensorflow_probability tensorflow-probability
  tensorflow_text tensorflow-text
  tensorflow_transform tensorflow-transform
  telegram python-telegram-bot
  torch_geometric torch-geometric
  tree_sitter tree-sitter
  umap umap-learn
  usb pyusb
  vaderSentiment vaderSentiment
  vega_datasets vega-datasets
  websocket websocket-client
  win32com pywin32
  wx wxPython
  xlrd xlrd
  xlsxwriter XlsxWriter
  yaml PyYAML
  ydata_profiling ydata-profiling
  zmq pyzmq
`;

const distributions: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [module = '', distribution = ''] = words(line);
      return [module, distribution];
    }),
);

/** Whether a module (`os`, `os.path`) comes with Python. */
export function isStandardModule(module: string): boolean {
  return standardModules.has(topLevel(module));
}

/**
 * The distribution to install for an imported module; null for the standard library. The longest known prefix counts
 * (`google.cloud.storage`); an unknown module is taken to be named as its distribution, which most are.
 */
export function distributionOf(module: string): string | null {
  let prefix = module;
  for (;;) {
    const known = distributions.get(prefix);
    if (known !== undefined) return known;
    const dot = prefix.lastIndexOf('.');
    if (dot < 0) return standardModules.has(prefix) ? null : prefix;
    prefix = prefix.slice(0, dot);
  }
}

/** What a library imports itself when it is asked to read or write a kind of file; nothing in the code names it. */
export const readers: readonly {
  readonly call: RegExp;
  readonly distributions: readonly string[];
}[] = [
  { call: /\.xls['"]/, distributions: ['xlrd'] },
  { call: /\b(?:read_excel|to_excel|ExcelFile|ExcelWriter)\(/, distributions: ['openpyxl'] },
  { call: /\b(?:read|to)_(?:parquet|feather|orc)\(/, distributions: ['pyarrow'] },
  { call: /\bread_html\(/, distributions: ['lxml', 'html5lib', 'beautifulsoup4'] },
  { call: /\b(?:read_xml|to_xml)\(/, distributions: ['lxml'] },
  { call: /\bBeautifulSoup\([^)]*['"]lxml['"]/, distributions: ['lxml'] },
  { call: /\bBeautifulSoup\([^)]*['"]html5lib['"]/, distributions: ['html5lib'] },
  { call: /\b(?:read_hdf|to_hdf|HDFStore)\(/, distributions: ['tables'] },
  { call: /\bto_markdown\(/, distributions: ['tabulate'] },
  { call: /['"]s3:\/\//, distributions: ['s3fs'] },
  { call: /['"](?:gs|gcs):\/\//, distributions: ['gcsfs'] },
];

/** Whether the table knows the module, so that its distribution is no guess. */
export function isKnownDistribution(module: string): boolean {
  return distributions.has(module) || distributions.has(topLevel(module));
}

function topLevel(module: string): string {
  return module.split('.', 1)[0] ?? module;
}
