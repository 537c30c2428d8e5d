import type { Pipeline } from '../index.ts';
import { code, imports, lit, parameter, pipeline, setting, step, target } from './build.ts';

const VECTORIZER = 'sklearn.feature_extraction.text.TfidfVectorizer';

/** Text classification on data in the code: no files, variables named like functions, arrays. */
export const spamTexts: Pipeline = pipeline('spam-texts', {
  title: 'Spam or not',
  command: 'train',
  imports: imports(`
import numpy
import sklearn.linear_model
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import accuracy_score`),
  dependencies: [{ distribution: 'scikit-learn', constraint: '' }],
  steps: [
    step('texts', 'data', {
      title: '1. Texts',
      role: 'load',
      body: [
        code(
          1,
          "texts = ['win money now', 'meeting at noon', 'cheap money', 'lunch at noon?', 'win win win', 'see you at lunch'] * config.data.repeats",
        ),
        code(1, 'labels = numpy.array([1, 0, 1, 0, 1, 0] * config.data.repeats)', 'numpy'),
      ],
      results: [
        parameter('texts', 'list[str]', 'messages'),
        parameter('labels', 'numpy.ndarray', '1 for spam'),
      ],
    }),
    step('fit', 'steps/fit', {
      title: 'Fit the vectorizer and the classifier',
      role: 'train',
      parameters: [
        parameter('texts', 'list[str]', 'messages'),
        parameter('labels', 'numpy.ndarray', '1 for spam'),
      ],
      body: [
        code(
          2,
          'vectorizer = TfidfVectorizer(ngram_range=config.features.ngram_range)',
          'TfidfVectorizer',
        ),
        code(
          2,
          'model = sklearn.linear_model.LogisticRegression(C=config.model.c).fit(vectorizer.fit_transform(texts), labels)',
          'sklearn',
        ),
      ],
      results: [
        parameter('vectorizer', VECTORIZER, ''),
        parameter('model', 'sklearn.linear_model.LogisticRegression', ''),
      ],
    }),
    step('score', 'evaluate', {
      title: 'Score',
      role: 'evaluate',
      parameters: [
        parameter('texts', 'list[str]', 'messages'),
        parameter('labels', 'numpy.ndarray', '1 for spam'),
        parameter('vectorizer', VECTORIZER, ''),
        parameter('model', 'sklearn.linear_model.LogisticRegression', ''),
      ],
      body: [
        code(
          3,
          'accuracy = accuracy_score(labels, model.predict(vectorizer.transform(texts)))',
          'accuracy_score',
        ),
        code(3, "print(f'accuracy {accuracy:.3f}')"),
      ],
      results: [parameter('accuracy', 'float', 'share of right answers')],
    }),
  ],
  settings: [
    setting('data.repeats', lit.int(5), 'int', 1, ''),
    setting(
      'features.ngram_range',
      lit.tuple(lit.int(1), lit.int(2)),
      'tuple[int, int]',
      2,
      'Lengths of phrases',
    ),
    setting('model.c', lit.float('1e5'), 'float', 2, 'Inverse of the regularisation'),
  ],
  targets: [
    target('model', 'estimator', 'sklearn.linear_model.LogisticRegression'),
    target('vectorizer', 'estimator', VECTORIZER),
    target('accuracy', 'value', 'float'),
  ],
});
