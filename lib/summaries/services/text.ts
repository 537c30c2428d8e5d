import type { CallSummary, ClassSummary, LibrarySummary } from '../contract.ts';
import {
  chains,
  changes,
  draws,
  each,
  fits,
  gives,
  holds,
  loads,
  saves,
  sets,
  shows,
  under,
  words,
} from '../vocabulary.ts';

const TOKENS = 'list[str]';
const stemmer: ClassSummary = {
  construct: gives('self'),
  methods: each('stem lemmatize', gives('str')),
};

const counts: ClassSummary = {
  bases: ['collections.Counter'],
  methods: {
    ...each('freq max N B', gives('Any')),
    ...each('plot tabulate', draws()),
  },
};

const nltk: LibrarySummary = {
  library: 'nltk',
  distribution: 'nltk',
  pureByDefault: true,
  aliases: {
    ...Object.fromEntries(
      words(
        `word_tokenize sent_tokenize RegexpTokenizer TweetTokenizer WhitespaceTokenizer wordpunct_tokenize
         WordPunctTokenizer TreebankWordTokenizer`,
      ).map((name) => [`nltk.${name}`, `nltk.tokenize.${name}`]),
    ),
    ...Object.fromEntries(
      words('PorterStemmer SnowballStemmer LancasterStemmer WordNetLemmatizer').map((name) => [
        `nltk.${name}`,
        `nltk.stem.${name}`,
      ]),
    ),
    'nltk.stem.porter': 'nltk.stem',
    'nltk.stem.wordnet': 'nltk.stem',
    'nltk.stem.snowball': 'nltk.stem',
    'nltk.stem.lancaster': 'nltk.stem',
    'nltk.tokenize.regexp': 'nltk.tokenize',
    'nltk.tokenize.casual': 'nltk.tokenize',
    'nltk.probability.FreqDist': 'nltk.FreqDist',
    'nltk.tag.pos_tag': 'nltk.pos_tag',
    'nltk.util.ngrams': 'nltk.ngrams',
    'nltk.sentiment.SentimentIntensityAnalyzer': 'nltk.sentiment.vader.SentimentIntensityAnalyzer',
  },
  functions: {
    // The corpora must be on the machine: later calls read them.
    'nltk.download': { returns: 'bool', writesFile: -1, role: 'load' },
    ...under(
      'nltk.tokenize',
      'word_tokenize sent_tokenize wordpunct_tokenize regexp_tokenize',
      gives(TOKENS),
    ),
    ...under('nltk', 'pos_tag ngrams bigrams trigrams', gives('list[Any]')),
    ...under(
      'nltk.corpus',
      'stopwords.words wordnet.synsets words.words names.words',
      loads(TOKENS, -1),
    ),
    ...under('nltk.corpus.movie_reviews', 'words fileids categories raw', loads('list[Any]', -1)),
    ...under('nltk', 'classify.accuracy', gives('float', { role: 'metric' })),
    ...under('nltk', 'edit_distance', gives('int')),
  },
  classes: {
    ...under(
      'nltk.stem',
      'PorterStemmer SnowballStemmer LancasterStemmer WordNetLemmatizer RegexpStemmer',
      stemmer,
    ),
    ...under(
      'nltk.tokenize',
      'RegexpTokenizer TweetTokenizer WhitespaceTokenizer WordPunctTokenizer TreebankWordTokenizer',
      {
        construct: gives('self'),
        methods: each('tokenize span_tokenize', gives(TOKENS)),
      },
    ),
    'nltk.FreqDist': counts,
    'nltk.ConditionalFreqDist': { bases: ['dict'], methods: each('plot tabulate', draws()) },
    'nltk.sentiment.vader.SentimentIntensityAnalyzer': {
      construct: gives('self'),
      methods: { polarity_scores: gives('dict[str, float]') },
    },
    'nltk.Text': { methods: each('concordance dispersion_plot similar collocations', shows()) },
  },
};

const vectors: ClassSummary = {
  methods: {
    ...each(
      'most_similar similar_by_word similar_by_vector doesnt_match most_similar_cosmul',
      gives('Any'),
    ),
    ...each('similarity n_similarity wmdistance distance', gives('float')),
    ...each('get_vector word_vec get_normed_vectors', gives('numpy.ndarray')),
    ...each('save save_word2vec_format', saves('None', 0, { role: 'persist' })),
    load_word2vec_format: loads('gensim.models.KeyedVectors', 0, { role: 'load' }),
    load: loads('self', 0, { role: 'load' }),
    init_sims: changes(),
  },
  attributes: each('index_to_key key_to_index index2word vocab vectors syn0 vector_size', {
    type: 'Any',
    result: 'view',
  } as const),
  item: { type: 'numpy.ndarray', result: 'fresh' },
};

const gensim: LibrarySummary = {
  library: 'gensim',
  distribution: 'gensim',
  pureByDefault: true,
  aliases: {
    'gensim.models.word2vec': 'gensim.models',
    'gensim.models.doc2vec': 'gensim.models',
    'gensim.models.phrases': 'gensim.models',
    'gensim.models.keyedvectors': 'gensim.models',
    'gensim.models.ldamodel.LdaModel': 'gensim.models.LdaModel',
    'gensim.models.LdaMulticore': 'gensim.models.LdaModel',
    'gensim.models.ldamodel': 'gensim.models',
    'gensim.corpora.dictionary.Dictionary': 'gensim.corpora.Dictionary',
  },
  functions: {
    ...under('gensim.utils', 'simple_preprocess tokenize lemmatize deaccent', gives(TOKENS)),
    'gensim.downloader.load': gives('Any', { role: 'load' }),
    ...under(
      'gensim.parsing.preprocessing',
      'preprocess_string remove_stopwords strip_punctuation',
      gives('Any'),
    ),
  },
  classes: {
    ...under('gensim.models', 'Word2Vec Doc2Vec FastText', {
      traits: ['estimator'],
      construct: gives('self', { role: 'fit', randomUnless: 'seed' }),
      methods: {
        ...each('train build_vocab', changes('Any', { role: 'fit' })),
        infer_vector: gives('numpy.ndarray', { role: 'predict' }),
        ...each('most_similar similarity doesnt_match', gives('Any')),
        save: saves('None', 0, { role: 'persist' }),
        load: loads('self', 0, { role: 'load' }),
      },
      attributes: {
        ...each('wv dv docvecs', { type: 'gensim.models.KeyedVectors', result: 'view' } as const),
        ...each('vocabulary corpus_count epochs', { type: 'Any', result: 'view' } as const),
      },
    } satisfies ClassSummary),
    'gensim.models.KeyedVectors': vectors,
    ...under('gensim.models', 'LdaModel LsiModel TfidfModel HdpModel CoherenceModel Phrases', {
      construct: gives('self', { role: 'fit', randomUnless: 'random_state' }),
      methods: {
        ...each(
          'print_topics show_topics show_topic get_topics get_document_topics get_coherence log_perplexity top_topics',
          gives('Any'),
        ),
        ...each('update', changes()),
        save: saves(),
      },
      item: { type: 'Any', result: 'fresh' },
    } satisfies ClassSummary),
    ...under('gensim.models', 'TaggedDocument Phraser', {
      construct: { returns: 'self', result: 'arguments' },
      item: { type: 'Any', result: 'fresh' },
    } satisfies ClassSummary),
    'gensim.corpora.Dictionary': {
      construct: gives('self'),
      methods: {
        ...each(
          'filter_extremes add_documents compactify filter_tokens filter_n_most_frequent',
          changes(),
        ),
        // With `allow_update=True` it learns new words.
        doc2bow: gives('list[tuple[int, int]]'),
        save: saves(),
        load: loads('self'),
        items: gives('Any'),
      },
      attributes: each('token2id id2token', { type: 'dict[Any, Any]', result: 'view' } as const),
      item: { type: 'str', result: 'fresh' },
    },
  },
};

const spacy: LibrarySummary = {
  library: 'spacy',
  distribution: 'spacy',
  functions: {
    'spacy.load': loads('spacy.language.Language', 0, { role: 'load' }),
    'spacy.blank': gives('spacy.language.Language'),
    'spacy.explain': gives('str'),
    ...under('spacy.displacy', 'render serve', shows('Any')),
    ...under('spacy', 'prefer_gpu require_gpu', sets('environment', 'bool')),
    'spacy.cli.download': { returns: 'None', writesFile: -1 },
  },
  classes: {
    'spacy.language.Language': {
      methods: {
        __call__: gives('spacy.tokens.Doc'),
        pipe: { returns: 'collections.abc.Iterable[spacy.tokens.Doc]', result: 'arguments' },
        ...each(
          'add_pipe remove_pipe create_pipe begin_training initialize',
          holds('Any', { mutatesReceiver: true }),
        ),
        update: changes('Any', { role: 'fit', mutatesArguments: ['losses'] }),
        to_disk: saves('None', 0, { role: 'persist' }),
        from_disk: changes('Any', { readsFile: 0 }),
        disable_pipes: changes('Any'),
      },
      attributes: each('vocab pipe_names Defaults', { type: 'Any', result: 'view' } as const),
    },
    'spacy.tokens.Doc': {
      methods: { ...each('similarity', gives('float')), ...each('to_json count_by', gives('Any')) },
      attributes: each('ents sents noun_chunks vector text cats', {
        type: 'Any',
        result: 'view',
      } as const),
      iterates: 'Any',
      item: { result: 'view' },
    },
  },
  constants: { 'spacy.lang.en.stop_words.STOP_WORDS': 'set[str]' },
};

const pure = (
  library: string,
  distribution = library,
  functions: Readonly<Record<string, CallSummary>> = {},
): LibrarySummary => ({
  library,
  distribution,
  pureByDefault: true,
  functions,
  classes: {},
});

export const texts: readonly LibrarySummary[] = [
  nltk,
  gensim,
  spacy,
  pure('textblob'),
  pure('Levenshtein', 'python-Levenshtein'),
  pure('fuzzywuzzy'),
  pure('rapidfuzz'),
  pure('unidecode', 'Unidecode'),
  pure('contractions'),
  pure('emoji'),
  pure('langdetect'),
  pure('stemming'),
  pure('textstat'),
  pure('inflect'),
  pure('regex'),
  pure('vaderSentiment'),
  {
    library: 'sentence_transformers',
    distribution: 'sentence-transformers',
    functions: { 'sentence_transformers.util.cos_sim': gives('Any') },
    classes: {
      'sentence_transformers.SentenceTransformer': {
        construct: gives('self', { role: 'load' }),
        methods: {
          encode: gives('numpy.ndarray', { role: 'transform' }),
          fit: fits(),
          to: chains(),
          eval: chains(),
        },
      },
    },
  },
];
