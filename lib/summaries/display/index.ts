/**
 * Libraries for looking at data: everything in them is display unless listed otherwise.
 *
 * Guarantees: a file written by a plot is still display; what computes something of use on the way (`tqdm`, which hands
 * on what it wraps; a word count) is not.
 */
import type { LibrarySummary } from '../contract.ts';
import {
  chains,
  draws,
  each,
  gives,
  kindOf,
  loads,
  reads,
  saves,
  sets,
  shows,
  under,
  words,
} from '../vocabulary.ts';

/** All its names draw, show or configure drawing. */
const viewer = (library: string, distribution = library): LibrarySummary => ({
  library,
  distribution,
  displayOnly: true,
  functions: {},
  classes: {},
});

const FIGURE = 'plotly.graph_objects.Figure';

const plotly: LibrarySummary = {
  library: 'plotly',
  distribution: 'plotly',
  displayOnly: true,
  everyday: true,
  aliases: {
    'plotly.graph_objs': 'plotly.graph_objects',
    plotly_express: 'plotly.express',
    'plotly.tools.make_subplots': 'plotly.subplots.make_subplots',
  },
  functions: {
    ...under(
      'plotly.express',
      `area bar bar_polar box choropleth choropleth_mapbox density_contour density_heatmap ecdf funnel histogram icicle
       imshow line line_3d line_geo line_polar parallel_categories parallel_coordinates pie scatter scatter_3d
       scatter_geo scatter_mapbox scatter_matrix scatter_polar strip sunburst timeline treemap violin`,
      shows(FIGURE),
    ),
    ...under(
      'plotly.express.data',
      'carshare election experiment gapminder iris medals_long medals_wide stocks tips wind',
      gives('pandas.DataFrame', { role: 'load' }),
    ),
    'plotly.subplots.make_subplots': shows(FIGURE),
    ...under(
      'plotly.figure_factory',
      'create_distplot create_table create_annotated_heatmap create_dendrogram',
      shows(FIGURE),
    ),
    ...under('plotly.offline', 'iplot init_notebook_mode download_plotlyjs', shows()),
    'plotly.offline.plot': saves('str', -1, { display: true }),
    ...under('plotly.io', 'show', shows()),
    ...under('plotly.io', 'write_html write_image write_json', saves('None', 1, { display: true })),
    'plotly.io.read_json': loads(FIGURE),
  },
  classes: {
    [FIGURE]: {
      traits: ['figure'],
      construct: shows('self'),
      methods: {
        show: shows(),
        ...each(
          `add_annotation add_hline add_hrect add_layout_image add_scatter add_bar add_histogram add_shape add_trace
           add_traces add_vline add_vrect append_trace for_each_annotation for_each_trace update update_annotations
           update_geos update_layout update_polars update_scenes update_traces update_xaxes update_yaxes
           set_subplots`,
          chains({ display: true }),
        ),
        ...each('write_html write_image write_json', saves('None', 0, { display: true })),
        ...each('to_html to_json to_dict to_image', shows('Any')),
      },
      attributes: each('data layout', { type: 'Any', result: 'view' } as const),
    },
    'plotly.graph_objects.FigureWidget': kindOf([FIGURE], ['figure']),
  },
};

const ipython: LibrarySummary = {
  library: 'IPython',
  distribution: 'ipython',
  displayOnly: true,
  aliases: { 'IPython.core.display': 'IPython.display', 'IPython.lib.display': 'IPython.display' },
  functions: {
    ...under(
      'IPython.display',
      'clear_output display_html display_markdown display_png set_matplotlib_formats',
      shows(),
    ),
    ...under('IPython', 'embed start_ipython', shows()),
    'IPython.core.interactiveshell.InteractiveShell.instance': reads('environment', 'Any', {
      display: true,
    }),
  },
  classes: under(
    'IPython.display',
    'Image HTML Markdown Latex Math SVG Audio Video IFrame YouTubeVideo Javascript FileLink Pretty Code JSON DisplayHandle',
    {
      construct: shows('self'),
      methods: each('update display reload', shows()),
    },
  ),
};

const wordcloud: LibrarySummary = {
  library: 'wordcloud',
  distribution: 'wordcloud',
  displayOnly: true,
  functions: {},
  classes: {
    'wordcloud.WordCloud': {
      traits: ['figure'],
      construct: shows('self'),
      methods: {
        ...each(
          'generate generate_from_text generate_from_frequencies fit_words recolor',
          chains({ display: true }),
        ),
        ...each('to_array to_image to_html to_svg', shows('Any')),
        to_file: saves('self', 0, { display: true }),
        process_text: gives('dict[str, int]'),
      },
      attributes: { words_: { type: 'dict[str, float]', result: 'view' } },
    },
  },
  constants: { 'wordcloud.STOPWORDS': 'set[str]' },
};

/** Progress bars hand on what they wrap. */
const progress: LibrarySummary = {
  library: 'tqdm',
  distribution: 'tqdm',
  aliases: {
    'tqdm.auto': 'tqdm',
    'tqdm.notebook': 'tqdm',
    'tqdm.std': 'tqdm',
    'tqdm.autonotebook': 'tqdm',
    'tqdm.tqdm_notebook': 'tqdm.tqdm',
    'tqdm._tqdm_notebook': 'tqdm',
    'tqdm.tqdm.tqdm': 'tqdm.tqdm',
    'tqdm.notebook.tqdm': 'tqdm.tqdm',
    'tqdm.auto.tqdm': 'tqdm.tqdm',
  },
  functions: {
    'tqdm.trange': gives('collections.abc.Iterable[int]'),
    'tqdm.tnrange': gives('collections.abc.Iterable[int]'),
    // Adds `progress_apply` to frames: nothing without it.
    'tqdm.tqdm.pandas': sets('options:pandas'),
  },
  classes: {
    'tqdm.tqdm': {
      construct: { returns: 'self', result: 'arguments', parameters: ['iterable'] },
      methods: {
        ...each(
          'update set_description set_postfix set_description_str close refresh reset clear',
          shows(),
        ),
        ...each('write display', shows()),
        __enter__: { returns: 'self', result: 'receiver' },
      },
      iterates: 'Any',
    },
  },
};

const yellowbrick: LibrarySummary = {
  ...viewer('yellowbrick'),
  classes: under(
    'yellowbrick',
    words(
      `classifier.ROCAUC classifier.ConfusionMatrix classifier.ClassificationReport classifier.PrecisionRecallCurve
       classifier.ClassPredictionError classifier.DiscriminationThreshold regressor.ResidualsPlot
       regressor.PredictionError regressor.AlphaSelection cluster.KElbowVisualizer cluster.SilhouetteVisualizer
       cluster.InterclusterDistance model_selection.LearningCurve model_selection.ValidationCurve
       model_selection.FeatureImportances features.Rank1D features.Rank2D features.RadViz features.PCA
       features.ParallelCoordinates target.ClassBalance text.FreqDistVisualizer text.TSNEVisualizer`,
    ).join(' '),
    // Each fits the estimator it wraps: looked at, but not without effect.
    {
      construct: { returns: 'self', result: 'arguments', display: true },
      methods: {
        fit: chains({ display: true }),
        score: draws('float', { mutatesReceiver: true }),
        ...each('show poof finalize draw', draws()),
        transform: draws(),
      },
    },
  ),
};

const widgets: LibrarySummary = {
  ...viewer('ipywidgets'),
  functions: under(
    'ipywidgets',
    'interact interactive interact_manual fixed link jslink',
    shows('Any'),
  ),
};

const network: LibrarySummary = {
  library: 'networkx',
  distribution: 'networkx',
  pureByDefault: true,
  functions: {
    ...under(
      'networkx',
      'draw draw_networkx draw_networkx_nodes draw_networkx_edges draw_networkx_labels draw_circular draw_spring draw_shell draw_kamada_kawai',
      draws(),
    ),
    ...under(
      'networkx',
      'read_edgelist read_gml read_graphml read_adjlist read_gpickle',
      loads('networkx.Graph', 0, { role: 'load' }),
    ),
    ...under(
      'networkx',
      'write_edgelist write_gml write_graphml write_gpickle',
      saves('None', 1, { role: 'persist' }),
    ),
    ...under('networkx', 'set_node_attributes set_edge_attributes add_path add_cycle add_star', {
      returns: 'None',
      mutatesArguments: [0],
    }),
    ...under(
      'networkx',
      'from_pandas_edgelist from_pandas_adjacency from_numpy_array complete_graph path_graph erdos_renyi_graph barabasi_albert_graph karate_club_graph compose',
      gives('networkx.Graph'),
    ),
  },
  classes: under('networkx', 'Graph DiGraph MultiGraph MultiDiGraph', {
    construct: { returns: 'self', result: 'arguments' },
    methods: {
      ...each(
        `add_edge add_edges_from add_node add_nodes_from add_weighted_edges_from remove_edge remove_edges_from
         remove_node remove_nodes_from clear update`,
        { returns: 'None', mutatesReceiver: true, keepsArguments: true } as const,
      ),
      ...each('number_of_nodes number_of_edges size order', gives('int')),
      ...each('has_edge has_node is_directed', gives('bool')),
      ...each('to_undirected to_directed copy reverse', gives('Any')),
      ...each('neighbors successors predecessors subgraph', {
        returns: 'Any',
        result: 'view',
      } as const),
    },
    attributes: each('nodes edges adj degree', { type: 'Any', result: 'view' } as const),
    item: { type: 'Any', result: 'view' },
    iterates: 'Any',
  }),
};

export const displays: readonly LibrarySummary[] = [
  plotly,
  ipython,
  wordcloud,
  progress,
  yellowbrick,
  widgets,
  network,
  ...words(
    `missingno folium bokeh altair arviz mpl_toolkits pandas_profiling ydata_profiling sweetviz autoviz dtale
     cufflinks ggplot plotnine holoviews hvplot geoplot squarify pydotplus graphviz dtreeviz venn upsetplot joypy
     ptitprince pywaffle bubbly mplfinance chart_studio lux sidetable itables qgrid skimpy matplotlib_venn
     adjustText highcharts pyLDAvis rainbowtext tabulate termcolor colorama rich`,
  ).map((library) => viewer(library, library === 'pandas_profiling' ? 'ydata-profiling' : library)),
  {
    library: 'scikitplot',
    distribution: 'scikit-plot',
    displayOnly: true,
    functions: {},
    classes: {},
  },
];
