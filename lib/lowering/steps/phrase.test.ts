import { expect, test } from 'vitest';
import { readPhrase } from './phrase.ts';

test.each([
  ['1. Data', 'Data', [], 'data'],
  ['1. Load the data', 'Load the data', ['load'], 'load_data'],
  [
    'Loading and cleaning the data',
    'Load and clean the data',
    ['load', 'clean'],
    'load_and_clean_data',
  ],
  ['3.2 Feature scaling', 'Scale features', ['scale'], 'scale_features'],
  ['Missing Value Imputation', 'Impute missing values', ['impute'], 'impute_missing_values'],
  ['Scaling of the features', 'Scale the features', ['scale'], 'scale_features'],
  [
    "Now, let's split into training and testing set",
    'Split into training and testing set',
    ['split'],
    'split_training_testing_set',
  ],
  ['Training set', 'Training set', [], 'training_set'],
  ['Training the model', 'Train the model', ['train'], 'train_model'],
  ['Implementation: Selecting samples', 'Select samples', ['select'], 'select_samples'],
  ['Years become ages', 'Years become ages', [], 'years_become_ages'],
  ['Préparation des données', 'Préparation des données', [], 'preparation_des_donnees'],
  ['Pick a model (to suit your problem)', 'Pick a model', ['pick'], 'pick_model'],
])('%s', (text, imperative, verbs, name) => {
  const phrase = readPhrase(text);
  expect(phrase).toMatchObject({ text: imperative, verbs });
  expect(phrase?.words.join('_')).toBe(name);
});

test.each(['How good is it?', 'What we found', 'Import libraries', '数据', '---', 'Introduction'])(
  'no step is named by %s',
  (text) => {
    expect(readPhrase(text)).toBeNull();
  },
);
