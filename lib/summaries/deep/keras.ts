import type { CallSummary, ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  changes,
  draws,
  each,
  gives,
  holds,
  loads,
  saves,
  sets,
  shows,
  stores,
  views,
  within,
  words,
} from '../vocabulary.ts';

const ARRAY = 'numpy.ndarray';
const drawing = {
  readsState: ['random:tensorflow'],
  writesState: ['random:tensorflow'],
} as const;

const layers = words(
  `Activation ActivityRegularization Add AdditiveAttention AlphaDropout Attention Average AveragePooling1D
   AveragePooling2D AveragePooling3D AvgPool2D BatchNormalization Bidirectional CategoryEncoding CenterCrop Concatenate
   Conv1D Conv2D Conv2DTranspose Conv3D ConvLSTM2D Convolution1D Convolution2D Cropping2D CuDNNGRU CuDNNLSTM Dense
   DenseFeatures DepthwiseConv2D Discretization Dot Dropout ELU Embedding Flatten GRU GRUCell GaussianDropout
   GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAvgPool2D GlobalMaxPool1D GlobalMaxPool2D
   GlobalMaxPooling1D GlobalMaxPooling2D GroupNormalization Hashing InputLayer IntegerLookup LSTM LSTMCell Lambda Layer
   LayerNormalization LeakyReLU LocallyConnected1D Masking MaxPool1D MaxPool2D MaxPooling1D MaxPooling2D Maximum
   MultiHeadAttention Multiply Normalization PReLU Permute RNN RandomContrast RandomFlip RandomRotation RandomZoom ReLU
   RepeatVector Rescaling Reshape Resizing SeparableConv2D SimpleRNN SimpleRNNCell Softmax SpatialDropout1D
   SpatialDropout2D StringLookup Subtract TextVectorization ThresholdedReLU TimeDistributed UpSampling2D ZeroPadding2D`,
);
const oldLayerModules = words(
  'core convolutional pooling recurrent normalization embeddings merge advanced_activations wrappers noise',
);
const optimizers = words('Adadelta Adagrad Adam AdamW Adamax Ftrl Nadam RMSprop SGD Optimizer');
const losses = words(
  `BinaryCrossentropy CategoricalCrossentropy CategoricalHinge CosineSimilarity Hinge Huber KLDivergence LogCosh
   MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson
   SparseCategoricalCrossentropy SquaredHinge`,
);
const metrics = words(
  `AUC Accuracy BinaryAccuracy CategoricalAccuracy FalseNegatives FalsePositives Mean MeanIoU Precision
   PrecisionAtRecall Recall RootMeanSquaredError SparseCategoricalAccuracy SparseTopKCategoricalAccuracy Sum
   TopKCategoricalAccuracy TrueNegatives TruePositives`,
);
const callbacks = words(
  `BackupAndRestore BaseLogger CSVLogger Callback EarlyStopping History LambdaCallback LearningRateScheduler
   ModelCheckpoint ProgbarLogger ReduceLROnPlateau RemoteMonitor TensorBoard TerminateOnNaN`,
);
const applications = words(
  `DenseNet121 DenseNet169 DenseNet201 EfficientNetB0 EfficientNetB1 EfficientNetB3 EfficientNetB7 InceptionResNetV2
   InceptionV3 MobileNet MobileNetV2 MobileNetV3Large MobileNetV3Small NASNetLarge NASNetMobile ResNet101 ResNet152
   ResNet50 ResNet50V2 VGG16 VGG19 Xception`,
);

/** A network under one import name: `keras` and `tensorflow.keras` have the same. */
function network(keras: string): {
  functions: LibrarySummary['functions'];
  classes: LibrarySummary['classes'];
} {
  const HISTORY = `${keras}.callbacks.History`;
  const trains: CallSummary = {
    returns: HISTORY,
    mutatesReceiver: true,
    role: 'fit',
    parameters: ['x', 'y', 'batch_size', 'epochs', 'verbose', 'callbacks'],
    mutatesArguments: ['callbacks'],
    ...drawing,
  };
  const layer: ClassSummary = {
    rare: true,
    construct: { returns: 'self', result: 'arguments' },
    methods: {
      __call__: { returns: 'Any', result: 'arguments', mutatesReceiver: true, ...drawing },
      ...each('build adapt set_weights add_weight add_loss add_metric', changes('Any')),
      ...each('get_weights get_config compute_output_shape count_params', gives('Any')),
      get_vocabulary: gives('list[str]'),
      from_config: gives('self'),
    },
    attributes: {
      ...each('weights trainable_weights input output variables trainable_variables', {
        type: 'Any',
        result: 'view',
      } as const),
      ...attributes('name', 'str'),
      ...attributes('trainable', 'bool'),
    },
  };
  const model: ClassSummary = {
    traits: ['estimator', 'model-network'],
    construct: { returns: 'self', result: 'arguments' },
    methods: {
      add: stores('None', { parameters: ['layer'] }),
      pop: changes('Any'),
      compile: stores('None', { parameters: ['optimizer', 'loss', 'metrics'] }),
      ...each('fit fit_generator', trains),
      ...each('train_on_batch test_on_batch', changes('Any', { role: 'fit', ...drawing })),
      ...each(
        'predict predict_on_batch predict_generator predict_proba predict_classes',
        gives(ARRAY, { role: 'predict', parameters: ['x'] }),
      ),
      ...each(
        'evaluate evaluate_generator',
        gives('Any', { role: 'metric', parameters: ['x', 'y'] }),
      ),
      summary: shows(),
      ...each('save save_weights export', saves('None', 0, { role: 'persist' })),
      load_weights: changes('None', { readsFile: 0 }),
      ...each('set_weights build reset_states reset_metrics', changes('Any')),
      ...each('get_weights get_config to_json to_yaml count_params', gives('Any')),
      get_layer: holds('Any'),
      __call__: { returns: 'Any', result: 'arguments' },
    },
    attributes: {
      ...each(
        'layers weights trainable_weights trainable_variables inputs outputs input output optimizer history metrics_names',
        {
          type: 'Any',
          result: 'view',
        } as const,
      ),
      ...attributes('name', 'str'),
      ...attributes('trainable', 'bool'),
      ...attributes('input_shape output_shape', 'tuple[Any, ...]'),
    },
  };
  const wrapper = (kind: 'classifier' | 'regressor'): ClassSummary => ({
    bases: [
      'sklearn.base.BaseEstimator',
      kind === 'classifier' ? 'sklearn.base.ClassifierMixin' : 'sklearn.base.RegressorMixin',
    ],
    construct: { returns: 'self', calls: [0, 'build_fn', 'model'] },
    methods: { fit: { ...trains, returns: HISTORY } },
  });
  const image: ClassSummary = {
    construct: gives('self'),
    methods: {
      ...each('flow flow_from_directory flow_from_dataframe', {
        returns: 'Any',
        result: 'arguments',
        ...drawing,
        role: 'load',
      } as const),
      fit: changes('None', { role: 'fit', ...drawing }),
      ...each('random_transform standardize apply_transform', gives(ARRAY)),
    },
  };
  const tokenizer: ClassSummary = {
    traits: ['transformer'],
    construct: gives('self'),
    methods: {
      ...each('fit_on_texts fit_on_sequences', changes('None', { role: 'fit' })),
      ...each(
        'texts_to_sequences texts_to_matrix sequences_to_matrix sequences_to_texts',
        gives('Any', { role: 'transform' }),
      ),
      ...each('to_json get_config', gives('Any')),
    },
    attributes: each('word_index word_counts index_word word_docs document_count', {
      type: 'Any',
      result: 'view',
    } as const),
  };
  return {
    functions: within(keras, {
      'layers.Input': gives('Any'),
      Input: gives('Any'),
      ...each(
        'layers.concatenate layers.add layers.multiply layers.average layers.dot layers.subtract layers.maximum',
        { returns: 'Any', result: 'arguments' } as const,
      ),
      ...Object.fromEntries(
        ['models.load_model', 'saving.load_model'].map((name) => [
          name,
          loads(`${keras}.models.Model`, 0, { role: 'load' }),
        ]),
      ),
      ...each(
        'models.model_from_json models.model_from_yaml models.clone_model',
        gives(`${keras}.models.Model`),
      ),
      'models.save_model': saves('None', 1, { role: 'persist' }),
      ...each('utils.to_categorical utils.np_utils.to_categorical utils.normalize', gives(ARRAY)),
      'utils.plot_model': draws(),
      'utils.vis_utils.plot_model': draws(),
      ...each(
        'utils.set_random_seed',
        sets('random:tensorflow', 'None', {
          parameters: ['seed'],
          writesState: ['random:tensorflow', 'random:numpy', 'random:python'],
        }),
      ),
      'utils.get_file': gives('str', { role: 'load', readsState: ['environment'] }),
      ...each(
        'utils.image_dataset_from_directory utils.text_dataset_from_directory preprocessing.image_dataset_from_directory',
        gives('tensorflow.data.Dataset', { role: 'load', readsFile: 0, randomUnless: 'seed' }),
      ),
      ...each(
        'utils.load_img preprocessing.image.load_img',
        loads('PIL.Image.Image', 0, { role: 'load' }),
      ),
      ...each(
        'utils.img_to_array preprocessing.image.img_to_array preprocessing.image.array_to_img utils.pad_sequences',
        gives('Any'),
      ),
      ...each(
        'preprocessing.sequence.pad_sequences',
        gives(ARRAY, { parameters: ['sequences', 'maxlen'] }),
      ),
      ...each('preprocessing.sequence.TimeseriesGenerator', {
        returns: 'Any',
        result: 'arguments',
      } as const),
      ...each(
        'preprocessing.text.one_hot preprocessing.text.text_to_word_sequence preprocessing.timeseries_dataset_from_array',
        gives('Any'),
      ),
      ...each(
        `datasets.mnist.load_data datasets.fashion_mnist.load_data datasets.cifar10.load_data datasets.cifar100.load_data
         datasets.imdb.load_data datasets.reuters.load_data datasets.boston_housing.load_data`,
        gives('tuple[Any, Any]', { role: 'load' }),
      ),
      ...each(
        'datasets.imdb.get_word_index datasets.reuters.get_word_index',
        gives('dict[str, int]', { role: 'load' }),
      ),
      ...each('backend.clear_session', sets('environment', 'None', { display: true })),
      ...each(
        'backend.mean backend.sum backend.square backend.sqrt backend.abs backend.log backend.exp backend.cast backend.maximum backend.minimum backend.epsilon backend.clip backend.round backend.flatten backend.dot backend.max backend.int_shape backend.shape',
        gives('Any'),
      ),
      ...each(
        'backend.set_floatx backend.set_image_data_format backend.set_session backend.set_image_dim_ordering',
        sets('environment'),
      ),
      ...each(
        'regularizers.l1 regularizers.l2 regularizers.l1_l2 initializers.get activations.get losses.get',
        gives('Any'),
      ),
      ...each(
        'losses.mean_squared_error losses.mse losses.binary_crossentropy losses.categorical_crossentropy losses.sparse_categorical_crossentropy metrics.binary_accuracy metrics.mean_absolute_error',
        gives('Any'),
      ),
      ...each(
        'activations.relu activations.sigmoid activations.softmax activations.tanh activations.linear',
        gives('Any'),
      ),
      ...each(
        applications.map((name) => `applications.${name}`).join(' '),
        gives(`${keras}.models.Model`, { role: 'load' }),
      ),
      ...each(
        'applications.vgg16.preprocess_input applications.resnet50.preprocess_input applications.imagenet_utils.preprocess_input applications.inception_v3.preprocess_input applications.mobilenet_v2.preprocess_input',
        gives(ARRAY),
      ),
      ...each(
        'applications.imagenet_utils.decode_predictions applications.vgg16.decode_predictions applications.resnet50.decode_predictions',
        gives('Any'),
      ),
    }),
    classes: {
      ...within(keras, {
        'models.Model': model,
        'models.Sequential': model,
        'layers.Layer': layer,
        ...Object.fromEntries(
          layers.map((name) => [
            `layers.${name}`,
            name === 'Layer' ? layer : { bases: [`${keras}.layers.Layer`] },
          ]),
        ),
        ...Object.fromEntries(optimizers.map((name) => [`optimizers.${name}`, optimizer])),
        'optimizers.schedules.ExponentialDecay': {},
        ...Object.fromEntries(losses.map((name) => [`losses.${name}`, callable])),
        ...Object.fromEntries(metrics.map((name) => [`metrics.${name}`, metric])),
        ...Object.fromEntries(callbacks.map((name) => [`callbacks.${name}`, callback])),
        ...each(
          'initializers.RandomNormal initializers.RandomUniform initializers.HeNormal initializers.GlorotUniform initializers.GlorotNormal initializers.Constant initializers.Zeros initializers.Ones',
          {},
        ),
        'preprocessing.image.ImageDataGenerator': image,
        'preprocessing.text.Tokenizer': tokenizer,
        'utils.Sequence': {},
      }),
      [`${keras}.wrappers.scikit_learn.KerasClassifier`]: wrapper('classifier'),
      [`${keras}.wrappers.scikit_learn.KerasRegressor`]: wrapper('regressor'),
    },
  };
}

const optimizer: ClassSummary = {
  construct: gives('self'),
  methods: {
    apply_gradients: { returns: 'Any', mutatesReceiver: true, mutatesArguments: [0] },
    minimize: { returns: 'Any', mutatesReceiver: true, mutatesArguments: [0, 1, 'var_list'] },
    get_config: gives('dict[str, Any]'),
  },
  attributes: each('learning_rate lr iterations', { type: 'Any', result: 'view' } as const),
};
const callable: ClassSummary = { construct: gives('self'), methods: { __call__: gives('Any') } };
const metric: ClassSummary = {
  rare: true,
  construct: gives('self'),
  methods: {
    ...each('update_state reset_states reset_state __call__', changes('Any')),
    result: gives('Any'),
  },
};
const callback: ClassSummary = {
  construct: { returns: 'self', result: 'arguments' },
  methods: each('on_epoch_end on_train_begin on_train_end set_model', changes()),
  attributes: {
    history: { type: 'dict[str, list[float]]', result: 'view' },
    epoch: { type: 'list[int]', result: 'view' },
    model: { type: 'Any', result: 'element' },
    ...attributes('stopped_epoch', 'int'),
  },
};

/** Spellings of one import name for the same things. */
function spellings(keras: string): Readonly<Record<string, string>> {
  return {
    [`${keras}.Sequential`]: `${keras}.models.Sequential`,
    [`${keras}.Model`]: `${keras}.models.Model`,
    [`${keras}.engine.training.Model`]: `${keras}.models.Model`,
    [`${keras}.models.load_weights`]: `${keras}.models.load_model`,
    [`${keras}.engine.input_layer`]: `${keras}.layers`,
    [`${keras}.layers.experimental.preprocessing`]: `${keras}.layers`,
    [`${keras}.layers.preprocessing`]: `${keras}.layers`,
    [`${keras}.preprocessing.image.pad_sequences`]: `${keras}.preprocessing.sequence.pad_sequences`,
    [`${keras}.optimizers.legacy`]: `${keras}.optimizers`,
    [`${keras}.applications.vgg16.VGG16`]: `${keras}.applications.VGG16`,
    [`${keras}.applications.vgg19.VGG19`]: `${keras}.applications.VGG19`,
    [`${keras}.applications.resnet50.ResNet50`]: `${keras}.applications.ResNet50`,
    [`${keras}.applications.inception_v3.InceptionV3`]: `${keras}.applications.InceptionV3`,
    [`${keras}.applications.mobilenet_v2.MobileNetV2`]: `${keras}.applications.MobileNetV2`,
    ...Object.fromEntries(
      oldLayerModules.map((name) => [`${keras}.layers.${name}`, `${keras}.layers`]),
    ),
  };
}

export const keras = {
  library: 'keras',
  distribution: 'keras',
  everyday: true,
  ...network('keras'),
  aliases: spellings('keras'),
} satisfies LibrarySummary;

const insideTensorflow = network('tensorflow.keras');

const tensor: ClassSummary = {
  traits: ['array'],
  methods: {
    numpy: views(ARRAY),
    ...each('assign assign_add assign_sub scatter_nd_update', changes('Any')),
    ...each('get_shape set_shape eval value read_value', gives('Any')),
  },
  attributes: { ...attributes('shape dtype name', 'Any') },
  item: { type: 'tensorflow.Tensor', result: 'view' },
  operators: 'tensorflow.Tensor',
};

const dataset: ClassSummary = {
  methods: {
    ...each(
      'batch prefetch repeat skip take cache padded_batch enumerate concatenate window unbatch with_options',
      { returns: 'self', result: 'arguments' } as const,
    ),
    ...each('map filter flat_map interleave apply reduce', {
      returns: 'self',
      result: 'arguments',
      calls: [0],
    } as const),
    shuffle: {
      returns: 'self',
      result: 'arguments',
      randomUnless: 'seed',
      parameters: ['buffer_size', 'seed'],
    },
    ...each('from_tensor_slices from_tensors from_generator zip range list_files', {
      returns: 'self',
      result: 'arguments',
    } as const),
    ...each('as_numpy_iterator make_one_shot_iterator', gives('Any')),
  },
  attributes: attributes('element_spec', 'Any'),
  iterates: 'Any',
};

const computed = `abs add add_n argmax argmin boolean_mask broadcast_to case cast clip_by_value concat cond constant
  convert_to_tensor cumsum divide einsum equal exp expand_dims eye fill floor function gather greater group identity less
  linspace logical_and logical_not logical_or matmul maximum meshgrid minimum multiply name_scope negative nn.conv2d
  nn.dropout nn.embedding_lookup nn.l2_loss nn.max_pool nn.relu nn.sigmoid nn.sigmoid_cross_entropy_with_logits nn.softmax
  nn.softmax_cross_entropy_with_logits nn.softmax_cross_entropy_with_logits_v2
  nn.sparse_softmax_cross_entropy_with_logits nn.tanh nn.bias_add nn.elu nn.leaky_relu no_op norm not_equal one_hot ones
  ones_like pad placeholder pow ragged.constant range rank reduce_all reduce_any reduce_max reduce_mean reduce_min
  reduce_prod reduce_sum reshape reverse round scatter_nd shape sigmoid sign slice split sqrt square squared_difference
  squeeze stack strided_slice strings.lower strings.regex_replace strings.split strings.join subtract tanh tensordot
  tensor_scatter_nd_update tile transpose truediv unique unstack where while_loop zeros zeros_like io.read_file
  image.decode_jpeg image.decode_image image.decode_png image.resize image.convert_image_dtype image.grayscale_to_rgb
  image.flip_left_right math.add math.argmax math.confusion_matrix math.exp math.log math.multiply math.reduce_mean
  math.reduce_std math.reduce_sum math.sigmoid math.sqrt math.subtract linalg.inv linalg.matmul linalg.norm
  feature_column.bucketized_column feature_column.categorical_column_with_hash_bucket
  feature_column.categorical_column_with_vocabulary_list feature_column.crossed_column feature_column.embedding_column
  feature_column.indicator_column feature_column.numeric_column gradients stop_gradient
  math.softmax py_function as_string image.crop_to_bounding_box
  feature_column.categorical_column_with_identity TensorShape TensorSpec device control_dependencies size scan map_fn`;

export const tensorflow = {
  library: 'tensorflow',
  distribution: 'tensorflow',
  functions: {
    ...insideTensorflow.functions,
    ...within('tensorflow', {
      ...each(computed, { returns: 'tensorflow.Tensor', result: 'arguments' } as const),
      print: shows(),
      ...each(
        'random.set_seed set_random_seed random.set_random_seed',
        sets('random:tensorflow', 'None', { parameters: ['seed'] }),
      ),
      ...each(
        `random.normal random.uniform random.shuffle random.truncated_normal random.categorical random.poisson
         random_normal random_uniform truncated_normal random_shuffle image.random_flip_left_right
         image.random_brightness image.random_contrast image.random_crop`,
        gives('tensorflow.Tensor', drawing),
      ),
      ...each(
        'data.Dataset.from_tensor_slices data.Dataset.from_tensors data.Dataset.from_generator data.Dataset.zip data.Dataset.range data.Dataset.list_files data.TFRecordDataset data.TextLineDataset data.experimental.make_csv_dataset',
        { returns: 'tensorflow.data.Dataset', result: 'arguments' } as const,
      ),
      ...each(
        'global_variables_initializer initialize_all_variables variables_initializer get_variable variable_scope get_default_graph trainable_variables global_variables',
        { returns: 'Any', readsState: ['environment'], writesState: ['environment'] } as const,
      ),
      ...each(
        'reset_default_graph disable_v2_behavior enable_eager_execution disable_eager_execution config.list_physical_devices config.experimental.list_physical_devices config.experimental.set_memory_growth config.run_functions_eagerly logging.set_verbosity get_logger executing_eagerly test.is_gpu_available test.gpu_device_name config.set_visible_devices',
        sets('environment', 'Any'),
      ),
      ...each('saved_model.save', saves('None', 1, { role: 'persist' })),
      'saved_model.load': loads('Any', 0, { role: 'load' }),
      'lite.TFLiteConverter.from_keras_model': { returns: 'Any', result: 'arguments' },
      ...each('assign assign_add', { returns: 'Any', mutatesArguments: [0] } as const),
      ...each('cast is_tensor', gives('Any')),
    }),
  },
  classes: {
    ...insideTensorflow.classes,
    'tensorflow.Tensor': tensor,
    'tensorflow.Variable': { ...tensor, construct: gives('self') },
    'tensorflow.data.Dataset': dataset,
    'tensorflow.GradientTape': {
      construct: gives('self'),
      methods: {
        ...each('watch', changes()),
        ...each('gradient jacobian', gives('Any')),
        __enter__: { returns: 'self', result: 'receiver' },
      },
    },
    ...each('tensorflow.Session tensorflow.InteractiveSession', {
      construct: { returns: 'self', readsState: ['environment'] },
      methods: {
        run: changes('Any', drawing),
        close: changes(),
        __enter__: { returns: 'self', result: 'receiver' },
      },
      attributes: { graph: { type: 'Any', result: 'view' } },
    } satisfies ClassSummary),
    ...each('tensorflow.Graph tensorflow.ConfigProto', {
      methods: {
        as_default: { returns: 'self', result: 'receiver' },
        get_tensor_by_name: holds('Any'),
      },
    } satisfies ClassSummary),
    ...each('tensorflow.train.Saver tensorflow.train.Checkpoint', {
      construct: { returns: 'self', result: 'arguments' },
      methods: {
        save: saves('Any', 1, { role: 'persist' }),
        restore: { returns: 'Any', mutatesReceiver: true, mutatesArguments: [0] },
      },
    } satisfies ClassSummary),
    ...each(
      'tensorflow.train.AdamOptimizer tensorflow.train.GradientDescentOptimizer tensorflow.train.RMSPropOptimizer',
      optimizer,
    ),
    ...each(
      'tensorflow.estimator.LinearClassifier tensorflow.estimator.DNNClassifier tensorflow.estimator.LinearRegressor tensorflow.estimator.DNNRegressor tensorflow.estimator.BoostedTreesClassifier tensorflow.estimator.Estimator',
      {
        traits: ['estimator'],
        construct: { returns: 'self', result: 'arguments' },
        methods: {
          train: {
            returns: 'self',
            result: 'receiver',
            mutatesReceiver: true,
            role: 'fit',
            calls: [0, 'input_fn'],
          },
          evaluate: gives('dict[str, Any]', { role: 'metric', calls: [0, 'input_fn'] }),
          predict: gives('Any', { role: 'predict', calls: [0, 'input_fn'] }),
        },
      } satisfies ClassSummary,
    ),
  },
  aliases: {
    ...spellings('tensorflow.keras'),
    'tensorflow.compat.v1': 'tensorflow',
    'tensorflow.compat.v2': 'tensorflow',
    'tensorflow.python.keras': 'tensorflow.keras',
    'tensorflow.contrib.keras': 'tensorflow.keras',
    'tensorflow.mul': 'tensorflow.multiply',
    'tensorflow.log': 'tensorflow.math.log',
    'tensorflow.keras.keras': 'tensorflow.keras',
    'tensorflow.optimizers': 'tensorflow.keras.optimizers',
    'tensorflow.losses': 'tensorflow.keras.losses',
    'tensorflow.metrics': 'tensorflow.keras.metrics',
    'tensorflow.layers': 'tensorflow.keras.layers',
  },
  constants: Object.fromEntries(
    words('float16 float32 float64 int8 int32 int64 uint8 string bool newaxis').map((name) => [
      `tensorflow.${name}`,
      'Any',
    ]),
  ),
} satisfies LibrarySummary;

export const tensorflowDatasets: readonly LibrarySummary[] = [
  {
    library: 'tensorflow_datasets',
    distribution: 'tensorflow-datasets',
    functions: {
      'tensorflow_datasets.load': gives('Any', { role: 'load' }),
      'tensorflow_datasets.builder': gives('Any', { role: 'load' }),
      'tensorflow_datasets.as_numpy': gives('Any'),
      ...each(
        'tensorflow_datasets.show_examples tensorflow_datasets.disable_progress_bar tensorflow_datasets.as_dataframe',
        shows('Any'),
      ),
    },
    classes: {},
  },
  {
    library: 'tensorflow_hub',
    distribution: 'tensorflow-hub',
    functions: { 'tensorflow_hub.load': gives('Any', { role: 'load' }) },
    classes: { 'tensorflow_hub.KerasLayer': { bases: ['tensorflow.keras.layers.Layer'] } },
  },
];
