import { keywordDropped, valueReplaced } from '../changes/call.ts';
import { fitKeywordMoved } from '../changes/estimators.ts';
import { type ModernRule, modernRule } from '../rule.ts';

const XGB = ['xgboost.XGBClassifier', 'xgboost.XGBRegressor', 'xgboost.XGBRanker'];
const LGBM = ['lightgbm.LGBMClassifier', 'lightgbm.LGBMRegressor', 'lightgbm.LGBMRanker'];

export const boostingRules: readonly ModernRule[] = [
  modernRule(
    {
      id: 'xgboost/objective-linear',
      distribution: 'xgboost',
      changed: '1.0',
      reason: '`reg:linear` is spelled `reg:squarederror`',
      reference: 'https://xgboost.readthedocs.io/en/stable/parameter.html',
      since: '0.90',
    },
    valueReplaced(XGB, 'objective', { '"reg:linear"': '"reg:squarederror"' }),
  ),
  modernRule(
    {
      id: 'xgboost/silent',
      distribution: 'xgboost',
      changed: '1.0',
      reason: '`silent` was removed; it only printed less',
      reference: 'https://xgboost.readthedocs.io/en/stable/parameter.html',
    },
    keywordDropped(XGB, ['silent']),
  ),
  modernRule(
    {
      id: 'xgboost/label-encoder',
      distribution: 'xgboost',
      changed: '1.6',
      reason: '`use_label_encoder` was removed; labels are numbers from 0',
      reference: 'https://xgboost.readthedocs.io/en/stable/changes/v1.6.0.html',
    },
    keywordDropped(XGB, ['use_label_encoder']),
  ),
  modernRule(
    {
      id: 'xgboost/fit-keywords',
      distribution: 'xgboost',
      changed: '2.1',
      reason:
        'the keyword moved from `fit` to the constructor in xgboost 1.6 and was removed in 2.1',
      reference: 'https://xgboost.readthedocs.io/en/stable/changes/v2.1.0.html',
    },
    fitKeywordMoved(XGB, ['early_stopping_rounds', 'eval_metric']),
  ),
  modernRule(
    {
      id: 'lightgbm/fit-keywords',
      distribution: 'lightgbm',
      changed: '4.0',
      reason: 'the keyword of `fit` was removed in lightgbm 4.0; callbacks took its place',
      reference: 'https://github.com/microsoft/LightGBM/releases/tag/v4.0.0',
    },
    fitKeywordMoved(LGBM, ['early_stopping_rounds', 'verbose']),
  ),
];
