import type { CallSummary, ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  chains,
  changes,
  draws,
  each,
  gives,
  saves,
  stores,
  under,
} from '../vocabulary.ts';
import { family } from '../sklearn/family.ts';

const ARRAY = 'numpy.ndarray';
const trains = (returns: string): CallSummary => ({
  returns,
  role: 'fit',
  parameters: ['params', 'dtrain', 'num_boost_round'],
  // `evals_result={}` is filled.
  mutatesArguments: ['evals_result'],
});

const booster: ClassSummary = {
  traits: ['estimator'],
  construct: { returns: 'self', result: 'arguments' },
  methods: {
    ...each('predict inplace_predict', gives(ARRAY, { role: 'predict' })),
    ...each(
      'update boost rollback_one_iter set_param set_attr reset_parameter add_valid refit',
      changes('Any'),
    ),
    ...each('save_model dump_model', saves('None', 0, { role: 'persist' })),
    load_model: changes('None', { readsFile: 0 }),
    ...each(
      `get_score get_fscore get_dump attr attributes trees_to_dataframe get_split_value_histogram feature_name
       current_iteration num_trees eval eval_set model_to_string num_feature copy`,
      gives('Any'),
    ),
    feature_importance: gives(ARRAY),
  },
  attributes: {
    ...attributes('best_iteration best_ntree_limit', 'int'),
    ...attributes('best_score', 'Any'),
    ...each('feature_names feature_types params', { type: 'Any', result: 'view' } as const),
  },
};

const rows: ClassSummary = {
  construct: { returns: 'self', result: 'arguments', parameters: ['data', 'label'] },
  methods: {
    ...each(
      'set_label set_weight set_group set_base_margin set_info set_field construct',
      chains(),
    ),
    ...each(
      'get_label get_weight num_row num_col slice get_field get_data get_float_info',
      gives('Any'),
    ),
    create_valid: { returns: 'self', result: 'arguments' },
    save_binary: saves(),
  },
  attributes: each('feature_names label data', { type: 'Any', result: 'view' } as const),
};

/** `fit` of these also takes `eval_set`, which it only reads. */
const own: ClassSummary = {
  methods: {
    get_booster: { returns: 'Any', result: 'element' },
    save_model: saves('None', 0, { role: 'persist' }),
    load_model: changes('None', { readsFile: 0 }),
    ...each('evals_result get_xgb_params get_num_boosting_rounds', gives('Any')),
  },
  attributes: {
    ...each('booster_ evals_result_ feature_name_ best_score_', {
      type: 'Any',
      result: 'element',
    } as const),
    ...attributes('best_iteration best_iteration_ best_ntree_limit n_features_', 'int'),
    ...attributes('best_score', 'float'),
  },
};

export const xgboost = {
  library: 'xgboost',
  distribution: 'xgboost',
  aliases: { 'xgboost.sklearn': 'xgboost', 'xgboost.plotting': 'xgboost' },
  functions: {
    'xgboost.train': trains('xgboost.Booster'),
    'xgboost.cv': gives('pandas.DataFrame', { role: 'search', randomUnless: 'seed' }),
    ...under('xgboost', 'plot_importance plot_tree to_graphviz', draws()),
    ...under('xgboost', 'set_config config_context get_config', {
      returns: 'Any',
      writesState: ['options:sklearn'],
    }),
  },
  classes: {
    'xgboost.XGBModel': own,
    ...family(
      [
        ['xgboost', 'C', 'XGBClassifier XGBRFClassifier'],
        ['xgboost', 'R', 'XGBRegressor XGBRFRegressor XGBRanker'],
      ],
      { bases: ['xgboost.XGBModel'] },
    ),
    'xgboost.Booster': booster,
    ...under('xgboost', 'DMatrix QuantileDMatrix DeviceQuantileDMatrix', rows),
    ...under(
      'xgboost.callback',
      'EarlyStopping LearningRateScheduler EvaluationMonitor TrainingCallback',
      {},
    ),
  },
  constants: { 'xgboost.__version__': 'str' },
} satisfies LibrarySummary;

export const lightgbm = {
  library: 'lightgbm',
  distribution: 'lightgbm',
  aliases: { 'lightgbm.sklearn': 'lightgbm', 'lightgbm.basic': 'lightgbm' },
  functions: {
    'lightgbm.train': trains('lightgbm.Booster'),
    'lightgbm.cv': gives('dict[str, Any]', { role: 'search', randomUnless: 'seed' }),
    ...under(
      'lightgbm',
      'plot_importance plot_metric plot_tree plot_split_value_histogram create_tree_digraph',
      draws(),
    ),
    ...under(
      'lightgbm',
      'early_stopping log_evaluation print_evaluation reset_parameter',
      gives('Any'),
    ),
    'lightgbm.record_evaluation': { returns: 'Any', result: 'arguments', mutatesArguments: [0] },
    'lightgbm.register_logger': { returns: 'None', writesState: ['logging'] },
  },
  classes: {
    'lightgbm.LGBMModel': own,
    ...family(
      [
        ['lightgbm', 'C', 'LGBMClassifier'],
        ['lightgbm', 'R', 'LGBMRegressor LGBMRanker'],
      ],
      { bases: ['lightgbm.LGBMModel'] },
    ),
    'lightgbm.Booster': booster,
    'lightgbm.Dataset': rows,
  },
  constants: { 'lightgbm.__version__': 'str' },
} satisfies LibrarySummary;

export const catboost = {
  library: 'catboost',
  distribution: 'catboost',
  functions: {
    'catboost.train': trains('catboost.CatBoost'),
    'catboost.cv': gives('pandas.DataFrame', { role: 'search' }),
  },
  classes: {
    'catboost.CatBoost': {
      ...own,
      construct: { returns: 'self' },
      methods: {
        ...own.methods,
        ...each(
          'get_feature_importance get_params get_evals_result get_best_score get_all_params',
          gives('Any'),
        ),
        ...each('calc_feature_statistics plot_tree plot_partial_dependence', draws()),
        ...each('grid_search randomized_search', changes('dict[str, Any]', { role: 'search' })),
        ...each('eval_metrics staged_predict compare', gives('Any')),
      },
      attributes: {
        ...each('feature_names_ evals_result_ best_score_', {
          type: 'Any',
          result: 'view',
        } as const),
        ...attributes('tree_count_ best_iteration_', 'int'),
      },
    },
    ...family(
      [
        ['catboost', 'C', 'CatBoostClassifier'],
        ['catboost', 'R', 'CatBoostRegressor CatBoostRanker'],
      ],
      { bases: ['catboost.CatBoost'] },
    ),
    'catboost.Pool': {
      ...rows,
      methods: {
        ...rows.methods,
        ...each('quantize', changes()),
        ...each('set_feature_names', stores()),
      },
    },
  },
} satisfies LibrarySummary;

export const ngboost = {
  library: 'ngboost',
  distribution: 'ngboost',
  functions: {},
  classes: family([
    ['ngboost', 'C', 'NGBClassifier'],
    ['ngboost', 'R', 'NGBRegressor NGBSurvival'],
  ]),
} satisfies LibrarySummary;
