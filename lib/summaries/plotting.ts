import type { LibrarySummary } from './contract.ts';
import {
  draws,
  each,
  gives,
  loads,
  reads,
  saves,
  sets,
  shows,
  under,
  within,
} from './vocabulary.ts';

const AXES = 'matplotlib.axes.Axes';
const FIGURE = 'matplotlib.figure.Figure';
const drawn = draws('Any');

/** Figures, axes and `pyplot`: nothing of it reaches production. */
export const matplotlib = {
  library: 'matplotlib',
  distribution: 'matplotlib',
  everyday: true,
  displayOnly: true,
  aliases: {
    pylab: 'matplotlib.pyplot',
    'matplotlib.pylab': 'matplotlib.pyplot',
    'matplotlib.axes._axes': 'matplotlib.axes',
    'matplotlib.axes._subplots.AxesSubplot': AXES,
  },
  functions: {
    'matplotlib.pyplot.subplots': draws('tuple[matplotlib.figure.Figure, Any]'),
    ...under('matplotlib.pyplot', 'figure gcf', draws(FIGURE)),
    ...under('matplotlib.pyplot', 'subplot axes gca subplot2grid twinx twiny', draws(AXES)),
    // The counts and edges are values, though people rarely use them.
    'matplotlib.pyplot.hist': draws('tuple[numpy.ndarray, numpy.ndarray, Any]'),
    'matplotlib.pyplot.savefig': saves('None', 0, { display: true, readsState: ['figure'] }),
    'matplotlib.pyplot.imsave': saves('None', 0, { display: true }),
    'matplotlib.pyplot.imread': loads('numpy.ndarray', 0, { role: 'load' }),
    'matplotlib.image.imread': loads('numpy.ndarray', 0, { role: 'load' }),
    'matplotlib.image.imsave': saves('None', 0, { display: true }),
    ...under(
      'matplotlib.pyplot',
      'rc rcdefaults rc_context style_use switch_backend ion ioff set_cmap',
      sets('options:plot', 'None', { display: true }),
    ),
    ...under(
      'matplotlib',
      'use rc rcdefaults interactive set_loglevel',
      sets('options:plot', 'None', { display: true }),
    ),
    'matplotlib.style.use': sets('options:plot', 'None', { display: true }),
    'matplotlib.pyplot.style.use': sets('options:plot', 'None', { display: true }),
    ...under('matplotlib.pyplot', 'get_cmap', reads('options:plot', 'Any', { display: true })),
  },
  classes: {
    'matplotlib.figure.Figure': {
      traits: ['figure'],
      methods: {
        savefig: saves('None', 0, { display: true, readsState: ['figure'] }),
        ...each('add_subplot add_axes gca', draws(AXES)),
        subplots: drawn,
      },
      attributes: { axes: { type: 'list[matplotlib.axes.Axes]', result: 'view' } },
    },
    'matplotlib.axes.Axes': {
      traits: ['figure'],
      methods: {
        hist: draws('tuple[numpy.ndarray, numpy.ndarray, Any]'),
        get_figure: draws(FIGURE),
        ...each('twinx twiny inset_axes', draws(AXES)),
      },
      attributes: {
        figure: { type: FIGURE, result: 'view' },
        ...each('patches lines containers xaxis yaxis spines texts title', {
          type: 'Any',
          result: 'view',
        } as const),
      },
    },
  },
  constants: {
    'matplotlib.rcParams': 'dict[str, Any]',
    'matplotlib.pyplot.rcParams': 'dict[str, Any]',
    'matplotlib.__version__': 'str',
    ...within('matplotlib.pyplot', each('cm style', 'Any')),
  },
} satisfies LibrarySummary;

export const seaborn = {
  library: 'seaborn',
  distribution: 'seaborn',
  displayOnly: true,
  aliases: { 'seaborn.apionly': 'seaborn' },
  functions: {
    ...under(
      'seaborn',
      'set set_theme set_style set_context set_palette set_color_codes reset_defaults reset_orig despine',
      sets('options:plot', 'None', { display: true }),
    ),
    'seaborn.load_dataset': gives('pandas.DataFrame', { role: 'load', parameters: ['name'] }),
    'seaborn.get_dataset_names': gives('list[str]'),
    ...under(
      'seaborn',
      `barplot boxenplot boxplot countplot distplot ecdfplot heatmap histplot kdeplot lineplot pointplot regplot
       residplot rugplot scatterplot stripplot swarmplot violinplot tsplot`,
      draws(AXES),
    ),
    ...under(
      'seaborn',
      'catplot clustermap displot factorplot jointplot lmplot pairplot relplot',
      draws('seaborn.axisgrid.FacetGrid'),
    ),
    ...under('seaborn', 'color_palette cubehelix_palette diverging_palette', shows('list[Any]')),
  },
  classes: {
    'seaborn.axisgrid.FacetGrid': { traits: ['figure'], construct: draws('self') },
    ...under('seaborn', 'FacetGrid PairGrid JointGrid', {
      bases: ['seaborn.axisgrid.FacetGrid'],
    }),
  },
} satisfies LibrarySummary;
