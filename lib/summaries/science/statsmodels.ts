import type { ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  draws,
  each,
  gives,
  loads,
  saves,
  under,
  within,
  words,
} from '../vocabulary.ts';

const RESULTS = 'statsmodels.base.wrapper.ResultsWrapper';

/** A model is given its data when it is made; `fit` leaves it as it is and gives the results. */
const model: ClassSummary = {
  construct: { returns: 'self', result: 'arguments', parameters: ['endog', 'exog'] },
  methods: {
    ...each('fit fit_regularized fit_constrained', gives(RESULTS, { role: 'fit' })),
    from_formula: { returns: 'self', result: 'arguments' },
    ...each('predict score loglike information', gives('Any')),
    select_order: gives('Any'),
  },
};

const results: ClassSummary = {
  traits: ['estimator', 'regressor'],
  methods: {
    ...each('predict forecast simulate', gives('Any', { role: 'predict' })),
    ...each('get_prediction get_forecast', gives('Any')),
    ...each(
      `summary summary2 conf_int t_test f_test wald_test get_influence cov_params anova_lm outlier_test test_normality
       test_heteroskedasticity test_serial_correlation pvalues_table summary_frame compare_lr_test get_margeff`,
      gives('Any'),
    ),
    ...each('plot_diagnostics plot_predict plot plot_components plot_forecast', draws()),
    ...each('save', saves('None', 0, { role: 'persist' })),
    ...each('append extend apply remove_data', gives('Any')),
  },
  attributes: {
    ...each('params pvalues tvalues bse resid fittedvalues resid_pearson', {
      type: 'pandas.Series',
      result: 'view',
    } as const),
    ...attributes(
      'rsquared rsquared_adj aic bic fvalue f_pvalue mse_resid llf scale condition_number',
      'float',
    ),
    ...each('model mle_retvals', { type: 'Any', result: 'element' } as const),
    ...attributes('df_resid df_model nobs', 'float'),
  },
};

const decomposition: ClassSummary = {
  methods: { plot: draws() },
  attributes: each('trend seasonal resid observed weights', {
    type: 'pandas.Series',
    result: 'view',
  } as const),
};

const models = words(
  `OLS WLS GLS GLSAR GLM GEE Logit MNLogit Probit Poisson NegativeBinomial NegativeBinomialP GeneralizedPoisson QuantReg
   RLM MixedLM PHReg RecursiveLS ZeroInflatedPoisson ZeroInflatedNegativeBinomialP GLMGam MANOVA Factor`,
);
const series = words(
  `AR ARDL ARIMA ARMA AutoReg DynamicFactor ETSModel ExponentialSmoothing Holt MarkovAutoregression MarkovRegression
   SARIMAX SimpleExpSmoothing UnobservedComponents VAR VARMAX SVAR VECM`,
);
const timeModules = `statsmodels.tsa.api statsmodels.tsa.arima.model statsmodels.tsa.arima_model statsmodels.tsa.holtwinters
  statsmodels.tsa.ar_model statsmodels.tsa.statespace.sarimax statsmodels.tsa.statespace.api statsmodels.tsa.vector_ar.var_model
  statsmodels.tsa.exponential_smoothing.ets statsmodels.tsa.statespace.exponential_smoothing statsmodels.tsa.statespace.varmax
  statsmodels.tsa.arima.api`;

export const statsmodels = {
  library: 'statsmodels',
  distribution: 'statsmodels',
  everyday: true,
  pureByDefault: true,
  aliases: {
    'statsmodels.regression.linear_model': 'statsmodels.api',
    'statsmodels.discrete.discrete_model': 'statsmodels.api',
    'statsmodels.genmod.generalized_linear_model': 'statsmodels.api',
    'statsmodels.api.tsa': 'statsmodels.tsa.api',
    'statsmodels.api.graphics': 'statsmodels.graphics.api',
    'statsmodels.tsa.stattools': 'statsmodels.tsa.api',
    'statsmodels.tsa.seasonal.seasonal_decompose': 'statsmodels.tsa.api.seasonal_decompose',
    'statsmodels.tsa.seasonal.STL': 'statsmodels.tsa.api.STL',
    'statsmodels.graphics.gofplots': 'statsmodels.api',
    'statsmodels.tools.tools': 'statsmodels.api',
    'statsmodels.tools': 'statsmodels.api',
    'statsmodels.formula.api.OLS': 'statsmodels.api.OLS',
    ...Object.fromEntries(
      words(timeModules)
        .slice(1)
        .map((name) => [name, 'statsmodels.tsa.api']),
    ),
    'statsmodels.tsa.api.statespace': 'statsmodels.tsa.api',
    'statsmodels.tsa.api.arima_model': 'statsmodels.tsa.api',
    'statsmodels.tsa.api.arima.model': 'statsmodels.tsa.api',
    'statsmodels.tsa.api.arima': 'statsmodels.tsa.api',
    'statsmodels.tsa.api.stattools': 'statsmodels.tsa.api',
    'statsmodels.tsa.api.seasonal': 'statsmodels.tsa.api',
  },
  functions: {
    'statsmodels.api.add_constant': gives('@0'),
    ...under('statsmodels.api', 'qqplot qqline qqplot_2samples', draws()),
    ...under('statsmodels.api', 'load load_pickle', loads(RESULTS)),
    ...under(
      'statsmodels.formula.api',
      'ols wls gls logit probit poisson glm mnlogit mixedlm quantreg rlm gee phreg negativebinomial',
      {
        returns: 'statsmodels.api.OLS',
        result: 'arguments',
        parameters: ['formula', 'data'],
      } as const,
    ),
    ...under(
      'statsmodels.tsa.api',
      'seasonal_decompose',
      gives('statsmodels.tsa.seasonal.DecomposeResult'),
    ),
    ...under(
      'statsmodels.tsa.api',
      `acf acovf adfuller arma_order_select_ic bds ccf coint detrend grangercausalitytests kpss lagmat pacf q_stat
       zivot_andrews add_trend`,
      gives('Any'),
    ),
    ...under(
      'statsmodels.graphics.tsaplots',
      'plot_acf plot_pacf month_plot quarter_plot plot_predict',
      draws(),
    ),
    ...under(
      'statsmodels.graphics.api',
      `plot_regress_exog plot_partregress plot_partregress_grid plot_fit influence_plot interaction_plot abline_plot
       plot_leverage_resid2 plot_ccpr mosaic violinplot beanplot plot_corr tsa.plot_acf tsa.plot_pacf`,
      draws(),
    ),
    ...under(
      'statsmodels.graphics.regressionplots',
      'plot_regress_exog plot_partregress plot_fit influence_plot plot_leverage_resid2',
      draws(),
    ),
    'statsmodels.graphics.mosaicplot.mosaic': draws(),
    ...under('statsmodels.stats.outliers_influence', 'variance_inflation_factor', gives('float')),
    'statsmodels.stats.anova.anova_lm': gives('pandas.DataFrame'),
    ...under(
      'statsmodels.stats.diagnostic',
      'het_breuschpagan het_white acorr_ljungbox het_goldfeldquandt lilliefors linear_rainbow',
      gives('Any'),
    ),
    ...under('statsmodels.stats.stattools', 'durbin_watson jarque_bera', gives('Any')),
    ...under('statsmodels.stats.multicomp', 'pairwise_tukeyhsd MultiComparison', gives('Any')),
    ...under(
      'statsmodels.stats.proportion',
      'proportions_ztest proportion_confint proportion_effectsize',
      gives('Any'),
    ),
    ...under('statsmodels.stats.weightstats', 'ztest ttest_ind DescrStatsW', gives('Any')),
    ...under('statsmodels.stats.api', 'het_breuschpagan proportion_effectsize', gives('Any')),
  },
  classes: {
    ...within('statsmodels.api', Object.fromEntries(models.map((name) => [name, model]))),
    ...within('statsmodels.tsa.api', Object.fromEntries(series.map((name) => [name, model]))),
    'statsmodels.tsa.api.STL': {
      construct: { returns: 'self', result: 'arguments' },
      methods: { fit: gives('statsmodels.tsa.seasonal.DecomposeResult') },
    },
    [RESULTS]: results,
    'statsmodels.tsa.seasonal.DecomposeResult': decomposition,
    'statsmodels.stats.outliers_influence.OLSInfluence': {
      construct: { returns: 'self', result: 'arguments' },
    },
    'statsmodels.nonparametric.smoothers_lowess.lowess': {},
  },
} satisfies LibrarySummary;
