/**
 * Files, databases, web, images and small tools.
 *
 * Guarantees: what goes over a network reads the environment; unlisted names of small pure tools change nothing.
 */
import type { ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  changes,
  each,
  gives,
  holds,
  loads,
  reads,
  saves,
  sets,
  shows,
  stores,
  under,
  views,
  words,
} from '../vocabulary.ts';
import { texts } from './text.ts';

const pure = (library: string, distribution = library): LibrarySummary => ({
  library,
  distribution,
  pureByDefault: true,
  functions: {},
  classes: {},
});

const joblib: LibrarySummary = {
  library: 'joblib',
  distribution: 'joblib',
  functions: {
    'joblib.load': loads('Any', 0, {
      role: 'load',
      parameters: ['filename'],
      settings: { filename: 'paths' },
    }),
    'joblib.dump': saves('list[str]', 1, {
      role: 'persist',
      parameters: ['value', 'filename'],
      settings: { filename: 'paths' },
    }),
    'joblib.delayed': { returns: 'Any', result: 'arguments' },
    'joblib.hash': gives('str'),
    'joblib.cpu_count': reads('environment', 'int'),
    ...under('joblib', 'parallel_backend parallel_config', gives('Any')),
  },
  classes: {
    'joblib.Parallel': {
      construct: gives('self'),
      methods: { __call__: { returns: 'list[Any]', result: 'arguments' } },
    },
    'joblib.Memory': {
      construct: gives('self'),
      methods: { cache: { returns: 'Any', result: 'arguments' }, clear: changes() },
    },
  },
};

const response: ClassSummary = {
  methods: {
    json: gives('Any'),
    raise_for_status: gives('None'),
    ...each('iter_content iter_lines', gives('collections.abc.Iterable[Any]')),
    close: changes(),
  },
  attributes: {
    ...attributes('text url reason encoding', 'str'),
    ...attributes('content', 'bytes'),
    ...attributes('status_code', 'int'),
    ...attributes('ok', 'bool'),
    headers: { type: 'dict[str, str]', result: 'view' },
    ...attributes('raw cookies elapsed', 'Any'),
  },
};

const requests: LibrarySummary = {
  library: 'requests',
  distribution: 'requests',
  functions: {
    ...under(
      'requests',
      'get head options',
      reads('environment', 'requests.Response', {
        role: 'load',
        settings: { url: 'paths' },
        parameters: ['url'],
      }),
    ),
    ...under(
      'requests',
      'post put patch delete request',
      sets('environment', 'requests.Response', { parameters: ['url'] }),
    ),
  },
  classes: {
    'requests.Response': response,
    ...under('requests', 'Session session', {
      construct: gives('self'),
      methods: {
        ...each('get head post put patch delete request', changes('requests.Response')),
        ...each('mount close', stores()),
        __enter__: { returns: 'self', result: 'receiver' },
      },
      attributes: each('headers cookies auth params', { type: 'Any', result: 'view' } as const),
    } satisfies ClassSummary),
    ...under('requests.exceptions', 'RequestException HTTPError ConnectionError Timeout', {
      bases: ['Exception'],
    }),
    'requests.auth.HTTPBasicAuth': {},
  },
};

const tag: ClassSummary = {
  construct: gives('self'),
  methods: {
    ...each(
      'find find_next find_parent find_next_sibling find_previous select_one',
      views('bs4.element.Tag'),
    ),
    ...each(
      'find_all findAll select find_all_next find_next_siblings',
      views('list[bs4.element.Tag]'),
    ),
    ...each('get get_text getText prettify get_attribute_list has_attr', gives('Any')),
    ...each('decompose extract replace_with append insert clear unwrap wrap', stores('Any')),
  },
  attributes: {
    ...attributes('text string name', 'str'),
    ...each(
      'contents children parent next_sibling previous_sibling attrs title body head descendants',
      {
        type: 'Any',
        result: 'view',
      } as const,
    ),
  },
  item: { type: 'str', result: 'fresh' },
  iterates: 'bs4.element.Tag',
};

const bs4: LibrarySummary = {
  library: 'bs4',
  distribution: 'beautifulsoup4',
  functions: {},
  classes: { 'bs4.BeautifulSoup': { ...tag, bases: ['bs4.element.Tag'] }, 'bs4.element.Tag': tag },
};

const connection: ClassSummary = {
  methods: {
    ...each('execute exec_driver_sql scalar scalars', changes('Any')),
    ...each('commit rollback close begin dispose flush', changes()),
    ...each('connect raw_connection begin cursor', views('sqlalchemy.engine.Connection')),
    ...each('add add_all delete merge', stores()),
    query: views('Any'),
    table_names: gives('list[str]'),
    __enter__: { returns: 'self', result: 'receiver' },
  },
};

const sqlalchemy: LibrarySummary = {
  library: 'sqlalchemy',
  distribution: 'SQLAlchemy',
  functions: {
    'sqlalchemy.create_engine': gives('sqlalchemy.engine.Engine', { parameters: ['url'] }),
    ...under(
      'sqlalchemy',
      'text select insert update delete func and_ or_ desc inspect',
      gives('Any'),
    ),
    'sqlalchemy.orm.sessionmaker': gives('Any'),
    'sqlalchemy.ext.declarative.declarative_base': gives('Any'),
    'sqlalchemy.orm.declarative_base': gives('Any'),
  },
  classes: {
    'sqlalchemy.engine.Engine': connection,
    'sqlalchemy.engine.Connection': connection,
    'sqlalchemy.orm.Session': connection,
    ...under(
      'sqlalchemy',
      'Column Integer String Float DateTime Boolean MetaData Table ForeignKey',
      {},
    ),
    ...under('sqlalchemy.types', 'Integer String Float DateTime Boolean Text VARCHAR', {}),
  },
};

const yaml: LibrarySummary = {
  library: 'yaml',
  distribution: 'PyYAML',
  functions: {
    ...under('yaml', 'load safe_load full_load load_all safe_load_all', {
      returns: 'Any',
      mutatesArguments: [0],
      role: 'load',
    } as const),
    ...under('yaml', 'dump safe_dump', {
      returns: 'Any',
      mutatesArguments: [1, 'stream'],
      role: 'persist',
    } as const),
  },
  classes: under('yaml', 'Loader SafeLoader FullLoader Dumper SafeDumper', {}),
};

const image: ClassSummary = {
  traits: ['array'],
  methods: {
    ...each(
      'convert resize rotate crop transpose filter copy quantize point reduce',
      gives('PIL.Image.Image'),
    ),
    ...each(
      'thumbnail paste putpixel putalpha putdata load seek draft close alpha_composite',
      changes('Any'),
    ),
    show: shows(),
    save: saves('None', 0, { role: 'persist' }),
    ...each('getpixel getdata getbbox histogram split getcolors getextrema tobytes', gives('Any')),
  },
  attributes: {
    ...attributes('size', 'tuple[int, int]'),
    ...attributes('width height', 'int'),
    ...attributes('mode format info', 'Any'),
  },
};

const pillow: LibrarySummary = {
  library: 'PIL',
  distribution: 'pillow',
  aliases: { Image: 'PIL.Image' },
  functions: {
    'PIL.Image.open': loads('PIL.Image.Image', 0, { role: 'load', parameters: ['fp'] }),
    ...under(
      'PIL.Image',
      'new fromarray frombytes merge blend composite eval',
      gives('PIL.Image.Image'),
    ),

    ...under(
      'PIL.ImageOps',
      'fit grayscale invert mirror flip autocontrast equalize expand pad exif_transpose',
      gives('PIL.Image.Image'),
    ),
    'PIL.ImageDraw.Draw': { returns: 'PIL.ImageDraw.ImageDraw', result: 'arguments' },
    'PIL.ImageFont.truetype': loads('Any'),
    'PIL.ImageFont.load_default': gives('Any'),
  },
  classes: {
    'PIL.Image.Image': image,
    'PIL.ImageDraw.ImageDraw': {
      methods: each('line rectangle text ellipse polygon point arc', changes()),
    },
    ...under('PIL.ImageEnhance', 'Contrast Brightness Color Sharpness', {
      construct: { returns: 'self', result: 'arguments' },
      methods: { enhance: gives('PIL.Image.Image') },
    } satisfies ClassSummary),
  },
};

const ARRAY = 'numpy.ndarray';
const opencv: LibrarySummary = {
  library: 'cv2',
  distribution: 'opencv-python-headless',
  functions: {
    'cv2.imread': loads(ARRAY, 0, { role: 'load', parameters: ['filename', 'flags'] }),
    'cv2.imwrite': saves('bool', 0, { role: 'persist' }),
    ...under('cv2', 'imshow waitKey destroyAllWindows namedWindow destroyWindow', shows('Any')),
    ...under(
      'cv2',
      `GaussianBlur Canny Laplacian Sobel absdiff adaptiveThreshold add addWeighted applyColorMap bilateralFilter
       bitwise_and bitwise_not bitwise_or bitwise_xor blur cvtColor dilate equalizeHist erode filter2D flip
       getPerspectiveTransform getRotationMatrix2D getStructuringElement hconcat imdecode inRange medianBlur merge
       morphologyEx normalize resize rotate subtract vconcat warpAffine warpPerspective`,
      gives(ARRAY, { mutatesArguments: ['dst'] }),
    ),
    ...under(
      'cv2',
      'threshold findContours split HoughLines HoughLinesP HoughCircles calcHist matchTemplate minMaxLoc imencode connectedComponents',
      gives('Any'),
    ),
    ...under(
      'cv2',
      'boundingRect contourArea arcLength minAreaRect moments approxPolyDP convexHull minEnclosingCircle',
      gives('Any'),
    ),
    // Drawing changes the image it is given, and gives it back.
    ...under(
      'cv2',
      'rectangle circle line putText drawContours ellipse polylines fillPoly arrowedLine',
      {
        returns: ARRAY,
        result: 'argument:0',
        mutatesArguments: [0],
      } as const,
    ),
    'cv2.setRNGSeed': sets('environment'),
  },
  classes: {
    'cv2.VideoCapture': {
      construct: { returns: 'self', readsFile: 0 },
      methods: each('read release set get isOpened', changes('Any')),
    },
    'cv2.CascadeClassifier': {
      construct: { returns: 'self', readsFile: 0 },
      methods: { detectMultiScale: gives(ARRAY), empty: gives('bool') },
    },
    'cv2.VideoWriter': {
      construct: { returns: 'self', writesFile: 0 },
      methods: each('write release', changes()),
    },
  },
  constants: Object.fromEntries(
    words(
      `COLOR_BGR2RGB COLOR_BGR2GRAY COLOR_RGB2GRAY COLOR_GRAY2RGB COLOR_BGR2HSV COLOR_RGB2BGR IMREAD_GRAYSCALE
       IMREAD_COLOR IMREAD_UNCHANGED INTER_AREA INTER_CUBIC INTER_LINEAR THRESH_BINARY THRESH_OTSU RETR_EXTERNAL
       CHAIN_APPROX_SIMPLE FONT_HERSHEY_SIMPLEX`,
    ).map((name) => [`cv2.${name}`, 'int']),
  ),
};

const imageio: LibrarySummary = {
  library: 'imageio',
  distribution: 'imageio',
  functions: {
    ...under('imageio', 'imread mimread volread', loads(ARRAY, 0, { role: 'load' })),
    ...under('imageio', 'imwrite mimsave mimwrite imsave', saves('None', 0, { role: 'persist' })),
  },
  classes: {},
  aliases: { 'imageio.v2': 'imageio', 'imageio.v3': 'imageio' },
};

const skimage: LibrarySummary = {
  library: 'skimage',
  distribution: 'scikit-image',
  pureByDefault: true,
  functions: {
    'skimage.io.imread': loads(ARRAY, 0, { role: 'load' }),
    'skimage.io.imsave': saves('None', 0, { role: 'persist' }),
    ...under('skimage.io', 'imshow show', shows()),
    ...under('skimage.transform', 'resize rescale rotate warp', gives(ARRAY)),
    ...under('skimage.color', 'rgb2gray gray2rgb rgb2hsv rgb2lab', gives(ARRAY)),
    ...under(
      'skimage.feature',
      'hog canny local_binary_pattern graycomatrix graycoprops',
      gives('Any'),
    ),
    ...under('skimage.filters', 'gaussian sobel threshold_otsu median', gives('Any')),
  },
  classes: {},
};

const h5py: LibrarySummary = {
  library: 'h5py',
  distribution: 'h5py',
  functions: {},
  classes: {
    'h5py.File': {
      construct: { returns: 'self', readsFile: 0, writesFile: 0, fileMode: 1 },
      methods: {
        ...each(
          'create_dataset create_group require_group',
          holds('Any', { mutatesReceiver: true, keepsArguments: true }),
        ),
        ...each('close flush', changes()),
        ...each('keys values items get', views('Any')),
        __enter__: { returns: 'self', result: 'receiver' },
      },
      item: { type: 'Any', result: 'view' },
    },
  },
};

const patsy: LibrarySummary = {
  library: 'patsy',
  distribution: 'patsy',
  pureByDefault: true,
  functions: { 'patsy.dmatrices': gives('tuple[Any, Any]'), 'patsy.dmatrix': gives('Any') },
  classes: {},
};

const openpyxl: LibrarySummary = {
  library: 'openpyxl',
  distribution: 'openpyxl',
  functions: { 'openpyxl.load_workbook': loads('openpyxl.Workbook', 0, { role: 'load' }) },
  classes: {
    'openpyxl.Workbook': {
      construct: gives('self'),
      methods: {
        save: saves('None', 0, { role: 'persist' }),
        ...each('create_sheet remove copy_worksheet', holds('Any', { mutatesReceiver: true })),
        close: changes(),
      },
      attributes: {
        active: { type: 'Any', result: 'view' },
        sheetnames: { type: 'list[str]', result: 'fresh' },
      },
      item: { type: 'Any', result: 'view' },
    },
  },
};

const database = (library: string, distribution: string): LibrarySummary => ({
  library,
  distribution,
  functions: {
    [`${library}.connect`]: gives('sqlite3.Connection'),
    [`${library}.connector.connect`]: gives('sqlite3.Connection'),
  },
  classes: {},
});

const dask: LibrarySummary = {
  library: 'dask',
  distribution: 'dask',
  functions: {
    ...under(
      'dask.dataframe',
      'read_csv read_parquet read_json',
      loads('dask.dataframe.DataFrame', 0, { role: 'load' }),
    ),
    ...under('dask.dataframe', 'from_pandas concat merge', {
      returns: 'dask.dataframe.DataFrame',
      result: 'arguments',
    } as const),
    ...under('dask', 'compute delayed persist visualize', {
      returns: 'Any',
      result: 'arguments',
    } as const),
    ...under('dask.array', 'from_array ones zeros arange', gives('Any')),
  },
  classes: {
    'dask.dataframe.DataFrame': {
      bases: ['pandas.DataFrame'],
      methods: {
        compute: gives('pandas.DataFrame'),
        persist: gives('self'),
        repartition: gives('self'),
      },
    },
  },
};

const polars: LibrarySummary = {
  library: 'polars',
  distribution: 'polars',
  pureByDefault: true,
  functions: {
    ...under(
      'polars',
      'read_csv read_parquet read_json read_excel read_ipc scan_csv scan_parquet',
      loads('polars.DataFrame', 0, { role: 'load' }),
    ),
    ...under(
      'polars',
      'col lit when concat_str struct all len count mean sum',
      gives('polars.Expr'),
    ),
    ...under('polars', 'concat from_pandas from_dict', gives('polars.DataFrame')),
  },
  classes: {
    // Frames are immutable but for a few calls of theirs.
    ...under('polars', 'DataFrame LazyFrame Series', {
      traits: ['array'],
      construct: gives('self'),
      methods: {
        ...each(
          'insert_column drop_in_place extend replace_column set_sorted_in_place append',
          changes('self'),
        ),
        ...each(
          'write_csv write_parquet write_json write_excel',
          saves('None', 0, { role: 'persist' }),
        ),
        to_pandas: gives('pandas.DataFrame'),
        to_numpy: gives(ARRAY),
        sample: gives('self', { randomUnless: 'seed' }),
        ...each(
          'filter select with_columns sort drop rename join unique head tail collect lazy',
          gives('self'),
        ),
        group_by: gives('Any'),
      },
    } satisfies ClassSummary),
    'polars.Expr': {},
  },
};

const geopandas: LibrarySummary = {
  library: 'geopandas',
  distribution: 'geopandas',
  pureByDefault: true,
  functions: {
    'geopandas.read_file': loads('geopandas.GeoDataFrame', 0, { role: 'load' }),
    ...under('geopandas', 'sjoin overlay', gives('geopandas.GeoDataFrame')),
    'geopandas.points_from_xy': gives('Any'),
  },
  classes: {
    'geopandas.GeoDataFrame': {
      bases: ['pandas.DataFrame'],
      construct: { returns: 'self', result: 'arguments' },
    },
    'geopandas.GeoSeries': {
      bases: ['pandas.Series'],
      construct: { returns: 'self', result: 'arguments' },
    },
  },
};

const mlflow: LibrarySummary = {
  library: 'mlflow',
  distribution: 'mlflow',
  functions: {
    ...under(
      'mlflow',
      `log_metric log_metrics log_param log_params log_artifact log_artifacts set_tag set_tags start_run end_run
       set_experiment set_tracking_uri create_experiment autolog sklearn.log_model sklearn.autolog xgboost.log_model
       keras.log_model log_figure log_dict`,
      sets('logging', 'Any'),
    ),
    ...under(
      'mlflow',
      'sklearn.load_model pyfunc.load_model search_runs get_run active_run',
      gives('Any'),
    ),
  },
  classes: {},
};

const dotenv: LibrarySummary = {
  library: 'dotenv',
  distribution: 'python-dotenv',
  functions: {
    'dotenv.load_dotenv': sets('environment', 'bool'),
    'dotenv.find_dotenv': reads('directory', 'str'),
    'dotenv.dotenv_values': gives('dict[str, str]'),
  },
  classes: {},
};

const googleColab: LibrarySummary = {
  library: 'google.colab',
  distribution: 'google-colab',
  functions: {
    'google.colab.drive.mount': { returns: 'None', writesState: ['environment'] },
    'google.colab.files.upload': reads('environment', 'dict[str, bytes]'),
    'google.colab.files.download': shows(),
    'google.colab.userdata.get': reads('environment', 'str'),
    'google.colab.data_table.enable_dataframe_formatter': shows(),
    'google.colab.patches.cv2_imshow': shows(),
    'google.colab.auth.authenticate_user': sets('environment'),
  },
  classes: {},
};

export const services: readonly LibrarySummary[] = [
  joblib,
  requests,
  bs4,
  sqlalchemy,
  yaml,
  pillow,
  opencv,
  imageio,
  skimage,
  h5py,
  patsy,
  openpyxl,
  dask,
  polars,
  geopandas,
  mlflow,
  dotenv,
  googleColab,
  database('psycopg2', 'psycopg2-binary'),
  database('pymysql', 'PyMySQL'),
  database('mysql', 'mysql-connector-python'),
  database('pyodbc', 'pyodbc'),
  ...texts,
  ...words(
    'dateutil pytz tzlocal holidays pycountry psutil cycler six toolz more_itertools packaging shapely geopy haversine sympy wordninja fsspec tzdata ml_metrics',
  ).map((library) => pure(library, library === 'dateutil' ? 'python-dateutil' : library)),
  {
    library: 'yfinance',
    distribution: 'yfinance',
    functions: { 'yfinance.download': gives('pandas.DataFrame', { role: 'load' }) },
    classes: {
      'yfinance.Ticker': {
        construct: gives('self'),
        methods: { history: gives('pandas.DataFrame', { role: 'load' }) },
        attributes: { info: { type: 'dict[str, Any]', result: 'fresh' } },
      },
    },
  },
  {
    library: 'pandas_datareader',
    distribution: 'pandas-datareader',
    functions: under(
      'pandas_datareader',
      'DataReader data.DataReader data.get_data_yahoo get_data_yahoo',
      gives('pandas.DataFrame', { role: 'load' }),
    ),
    classes: {},
  },
  {
    library: 'distutils',
    distribution: 'python',
    functions: {},
    classes: {
      'distutils.version.LooseVersion': { construct: gives('self'), operators: 'self' },
      'distutils.version.StrictVersion': {},
    },
  },
];
