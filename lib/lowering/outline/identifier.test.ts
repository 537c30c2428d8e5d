import { expect, test } from 'vitest';
import { identifierFrom, projectNameFrom, titleFromFileName } from './identifier.ts';

test.each([
  ['Load data', 'load_data'],
  ['1.2 Load the data', 'load_data'],
  ['3) Train', 'train'],
  ['IV. Results', 'results'],
  ['Step 2: Encode categories', 'encode_categories'],
  ['2.1.3 - Feature scaling', 'feature_scaling'],
  ['🚀 Let’s train our model! 🎉', 'train_model'],
  ['What is it that we will predict?', 'predict'],
  [
    'The handling of missing values in the training set and test set',
    'handling_missing_values_training_set',
  ],
  ['RandomForest with TensorFlow and XGBoost', 'random_forest_tensorflow_xgboost'],
  ['Préparation des données', 'preparation_des_donnees'],
  ['Größe & Maß', 'grosse_mass'],
  ['Müşteri Kaybı Tahmini', 'musteri_kaybi_tahmini'],
  ['Łódź', 'lodz'],
  ['Import', 'import_step'],
  ['Filter', 'filter_step'],
  ['PCA', 'pca'],
  ['`df.dropna()`', 'df_dropna'],
  ['任务三：ROC曲线', 'roc'],
])('%s -> %s', (text, expected) => {
  expect(identifierFrom(text)).toBe(expected);
});

test('nothing is left of other scripts, signs and stopwords', () => {
  for (const text of ['数据预处理', '전처리', 'Данные', '----', '', '1.', 'the']) {
    expect(identifierFrom(text)).toBeNull();
    expect(identifierFrom(text, 'step_3')).toBe('step_3');
  }
});

test('project names come from the title, then the file', () => {
  expect(projectNameFrom('Predicting House Prices', 'x.ipynb')).toBe('predicting-house-prices');
  expect(projectNameFrom(null, 'churn_model-v2 (1).ipynb')).toBe('churn-model-v2');
  expect(projectNameFrom('数据', 'データ.ipynb')).toBe('pipeline');
  expect(titleFromFileName('churn_model-v2.ipynb')).toBe('Churn model v2');
});
