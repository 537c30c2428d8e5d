import type { LibrarySummary } from './contract.ts';
import { draws, each, gives, loads, reads, saves, sets, shows, under } from './vocabulary.ts';

const AXES = 'matplotlib.axes.Axes';
const FIGURE = 'matplotlib.figure.Figure';
const drawn = draws('Any');

/** Listed so that they are known on a receiver of unknown type (`for ax in axes: ax.set_title(...)`). */
const axesCalls = `acorr add_artist add_collection add_image add_line add_patch add_table annotate arrow autoscale autoscale_view axhline
   axhspan axis axline axvline axvspan bar bar_label barbs barh boxplot broken_barh bxp cla clabel cohere contour contourf
   csd ecdf errorbar eventplot fill fill_between fill_betweenx get_legend get_legend_handles_labels get_lines get_title
   get_xaxis get_xlabel get_xlim get_xticklabels get_xticks get_yaxis get_ylabel get_ylim get_yticklabels get_yticks grid
   hexbin hist2d hlines imshow invert_xaxis invert_yaxis label_outer legend locator_params loglog margins matshow
   minorticks_off minorticks_on pcolor pcolormesh pie plot quiver relim scatter secondary_xaxis secondary_yaxis semilogx
   semilogy set_aspect set_axis_off set_axis_on set_axisbelow set_facecolor set_major_formatter set_major_locator
   set_minor_locator set_position set_prop_cycle set_title set_visible set_xbound set_xlabel set_xlim set_xmargin set_xscale
   set_xticklabels set_xticks set_ylabel set_ylim set_yscale set_yticklabels set_yticks set_zlabel set_zlim specgram spy
   stackplot stairs stem step streamplot text tick_params ticklabel_format tricontour tricontourf violinplot vlines
   xcorr plot_surface plot_wireframe scatter3D plot3D bar3d view_init set_rotation set_fontsize set_linewidth
   set_edgecolor set_color set_alpha set_label set_zorder legend_elements get_height get_width set_label_coords`;
const figureCalls = `align_labels autofmt_xdate clf colorbar figimage set_dpi set_figheight set_figwidth set_size_inches show
   subplots_adjust suptitle supxlabel supylabel tight_layout set_facecolor add_gridspec subplot_mosaic text legend`;

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
    'matplotlib.pyplot.style': 'matplotlib.style',
    'matplotlib.pyplot.cm': 'matplotlib.cm',
    'matplotlib.pyplot.matplotlib': 'matplotlib',
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
    'matplotlib.cm.get_cmap': reads('options:plot', 'Any', { display: true }),
    'matplotlib.style.context': sets('options:plot', 'Any', { display: true }),
    'matplotlib.style.use': sets('options:plot', 'None', { display: true }),
    ...under('matplotlib.pyplot', 'get_cmap', reads('options:plot', 'Any', { display: true })),
  },
  classes: {
    'matplotlib.figure.Figure': {
      traits: ['figure'],
      methods: {
        savefig: saves('None', 0, { display: true, readsState: ['figure'] }),
        ...each('add_subplot add_axes gca', draws(AXES)),
        subplots: drawn,
        ...each(figureCalls, drawn),
      },
      attributes: { axes: { type: 'list[matplotlib.axes.Axes]', result: 'view' } },
    },
    'matplotlib.axes.Axes': {
      traits: ['figure'],
      methods: {
        ...each(axesCalls, drawn),
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
