import type { ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  chains,
  changes,
  each,
  gives,
  loads,
  saves,
  sets,
  shows,
  stores,
  under,
  views,
  words,
} from '../vocabulary.ts';

const TENSOR = 'torch.Tensor';
const drawing = { readsState: ['random:torch'], writesState: ['random:torch'] } as const;

const tensor: ClassSummary = {
  traits: ['array'],
  methods: {
    ...each(
      `abs add argmax argmin clamp clone cos cumsum div eq exp float double half int long bool ge gt le lt log matmul
       max mean median min mm mul ne norm pow prod repeat round scatter sigmoid sign sin softmax log_softmax sqrt
       std sub sum tanh topk type tolist var where bmm dot masked_fill gather index_select sort unique nonzero new_zeros
       new_ones any all`,
      gives(TENSOR),
    ),
    // The same storage whenever it can be.
    ...each(
      `view reshape squeeze unsqueeze transpose permute t flatten expand contiguous detach cpu cuda to split chunk
       narrow unfold select data_ptr numpy`,
      views(TENSOR),
    ),
    numpy: views('numpy.ndarray'),
    item: gives('float'),
    tolist: gives('list'),
    ...each('size dim numel', gives('Any')),
    // Gradients are stored in whatever the tensor was computed from.
    backward: changes(),
    ...each(
      `add_ sub_ mul_ div_ zero_ fill_ clamp_ copy_ normal_ uniform_ requires_grad_ detach_ squeeze_ unsqueeze_
       masked_fill_ scatter_ index_fill_ exponential_ random_ resize_ set_`,
      chains(),
    ),
  },
  attributes: {
    ...each('data grad T', { type: TENSOR, result: 'view' } as const),
    ...attributes('shape dtype device requires_grad is_cuda ndim', 'Any'),
  },
  item: { type: TENSOR, result: 'view' },
  iterates: TENSOR,
  operators: TENSOR,
};

const network: ClassSummary = {
  traits: ['model-network'],
  construct: { returns: 'self', result: 'arguments' },
  methods: {
    __call__: { returns: TENSOR, result: 'view', mutatesReceiver: true, ...drawing },
    forward: { returns: TENSOR, result: 'view', mutatesReceiver: true, ...drawing },
    ...each('train eval to cuda cpu float double half apply requires_grad_ share_memory', chains()),
    ...each('zero_grad add_module register_buffer register_parameter append', stores()),
    load_state_dict: changes('Any'),
    ...each(
      'parameters named_parameters children modules named_modules state_dict buffers named_children',
      views('Any'),
    ),
    extra_repr: gives('str'),
  },
  item: { type: 'Any', result: 'element' },
  attributes: {
    ...attributes('training', 'bool'),
    ...each('weight bias', { type: TENSOR, result: 'view' } as const),
  },
};

const modules = words(
  `AdaptiveAvgPool2d AvgPool2d BCELoss BCEWithLogitsLoss BatchNorm1d BatchNorm2d Bilinear Conv1d Conv2d Conv3d
   ConvTranspose2d CosineSimilarity CrossEntropyLoss DataParallel Dropout Dropout2d ELU Embedding EmbeddingBag Flatten GELU
   GRU GRUCell HuberLoss Identity InstanceNorm2d KLDivLoss L1Loss LSTM LSTMCell LayerNorm LeakyReLU Linear LogSoftmax
   MSELoss MaxPool1d MaxPool2d Module ModuleDict ModuleList MultiheadAttention NLLLoss PReLU Parameter ReLU RNN Sequential
   Sigmoid SiLU SmoothL1Loss Softmax Softplus Tanh Transformer TransformerEncoder TransformerEncoderLayer Upsample`,
);

/** Steps change the parameters that the optimizer was given. */
const optimizer: ClassSummary = {
  construct: { returns: 'self', result: 'arguments', parameters: ['params', 'lr'] },
  methods: {
    ...each('step zero_grad add_param_group load_state_dict', changes('Any')),
    ...each('state_dict', views('Any')),
    get_last_lr: gives('list[float]'),
  },
  attributes: { param_groups: { type: 'list[Any]', result: 'view' } },
};

const computed = `abs add arange argmax argmin argsort as_tensor bmm cat chunk clamp cos cumsum div dot einsum empty eq
  erf exp eye flatten flip from_numpy full full_like gather ge gt histc index_select inverse isnan le linspace log lt
  matmul max mean median meshgrid min mm mul ne nonzero norm numel ones ones_like outer pow prod relu reshape round
  sigmoid sin softmax sort split sqrt squeeze stack std sub sum tanh tensor topk transpose tril triu unique unsqueeze
  var vstack hstack where zeros zeros_like FloatTensor LongTensor IntTensor is_tensor numel sign cdist`;

const functional = `adaptive_avg_pool2d avg_pool2d binary_cross_entropy binary_cross_entropy_with_logits conv2d
  cross_entropy dropout elu embedding gelu interpolate l1_loss leaky_relu linear log_softmax max_pool2d mse_loss nll_loss
  normalize one_hot pad relu sigmoid softmax tanh cosine_similarity smooth_l1_loss kl_div logsigmoid`;

export const torch = {
  library: 'torch',
  distribution: 'torch',
  aliases: {
    'torch.autograd.Variable': TENSOR,
    'torch.utils.data.dataloader': 'torch.utils.data',
    'torch.utils.data.dataset': 'torch.utils.data',
    'torch.nn.modules': 'torch.nn',
    'torch.nn.parameter.Parameter': 'torch.nn.Parameter',
    'torch.optim.adam.Adam': 'torch.optim.Adam',
  },
  functions: {
    // What is computed from a tensor remembers it, for the gradients.
    ...under('torch', computed, { returns: TENSOR, result: 'arguments' } as const),
    ...under('torch.nn.functional', functional, { returns: TENSOR, result: 'arguments' } as const),
    ...under(
      'torch',
      'rand randn randint randperm normal bernoulli multinomial rand_like randn_like',
      gives(TENSOR, drawing),
    ),
    ...under(
      'torch',
      'manual_seed seed set_rng_state',
      sets('random:torch', 'Any', { parameters: ['seed'] }),
    ),
    ...under('torch.cuda', 'manual_seed manual_seed_all', sets('random:torch')),
    ...under(
      'torch.cuda',
      'is_available device_count current_device get_device_name memory_allocated',
      { returns: 'Any', readsState: ['environment'] } as const,
    ),
    ...under('torch.cuda', 'empty_cache synchronize set_device', sets('environment')),
    'torch.get_rng_state': { returns: 'Any', readsState: ['random:torch'] },
    'torch.save': saves('None', 1, { role: 'persist' }),
    'torch.load': loads('Any', 0, { role: 'load' }),
    'torch.device': gives('Any'),
    ...under('torch', 'no_grad inference_mode set_grad_enabled enable_grad', gives('Any')),
    ...under(
      'torch',
      'set_printoptions set_default_dtype set_default_tensor_type set_num_threads',
      sets('environment'),
    ),
    ...under('torch.utils.data', 'random_split', {
      returns: 'list[Any]',
      result: 'arguments',
      role: 'split',
      ...drawing,
    } as const),
    ...under('torch.nn.utils', 'clip_grad_norm_ clip_grad_value_', {
      returns: 'Any',
      mutatesArguments: [0],
    } as const),
    ...under('torch.nn.utils.rnn', 'pack_padded_sequence pad_packed_sequence pad_sequence', {
      returns: 'Any',
      result: 'arguments',
    } as const),
    ...under(
      'torch.nn.init',
      'xavier_uniform_ xavier_normal_ kaiming_normal_ kaiming_uniform_ normal_ uniform_ constant_ zeros_ ones_',
      {
        returns: TENSOR,
        result: 'argument:0',
        mutatesArguments: [0],
        ...drawing,
      } as const,
    ),
    'torch.jit.script': { returns: 'Any', result: 'arguments' },
    'torch.jit.trace': { returns: 'Any', result: 'arguments' },
  },
  classes: {
    [TENSOR]: { ...tensor, construct: { returns: 'self', result: 'arguments' } },
    'torch.nn.Module': network,
    ...Object.fromEntries(
      modules
        .filter((name) => name !== 'Module')
        .map((name) => [`torch.nn.${name}`, { bases: ['torch.nn.Module'] }]),
    ),
    ...under(
      'torch.optim',
      'ASGD Adadelta Adagrad Adam AdamW Adamax LBFGS NAdam RMSprop SGD SparseAdam',
      optimizer,
    ),
    ...under(
      'torch.optim.lr_scheduler',
      'CosineAnnealingLR ExponentialLR LambdaLR MultiStepLR OneCycleLR ReduceLROnPlateau StepLR',
      optimizer,
    ),
    ...under('torch.utils.data', 'Dataset TensorDataset Subset ConcatDataset IterableDataset', {
      construct: { returns: 'self', result: 'arguments' },
      item: { type: 'Any', result: 'view' },
      iterates: 'Any',
    } satisfies ClassSummary),
    ...under(
      'torch.utils.data',
      'DataLoader WeightedRandomSampler SubsetRandomSampler RandomSampler SequentialSampler',
      {
        construct: { returns: 'self', result: 'arguments', ...drawing },
        attributes: each('dataset batch_size sampler', { type: 'Any', result: 'element' } as const),
        iterates: 'Any',
      } satisfies ClassSummary,
    ),
    'torch.Generator': { construct: gives('self'), methods: { manual_seed: chains() } },
    'torch.utils.tensorboard.SummaryWriter': {
      construct: gives('self'),
      methods: each('add_scalar add_image add_graph add_histogram close flush', shows()),
    },
  },
  constants: Object.fromEntries(
    words(
      'float32 float64 float16 float int8 int16 int32 int64 int long double bool uint8 __version__',
    ).map((name) => [`torch.${name}`, 'Any']),
  ),
} satisfies LibrarySummary;

export const torchvision = {
  library: 'torchvision',
  distribution: 'torchvision',
  functions: {
    ...under(
      'torchvision.models',
      'resnet18 resnet34 resnet50 resnet101 resnet152 vgg16 vgg19 densenet121 alexnet mobilenet_v2 inception_v3 efficientnet_b0',
      gives('torch.nn.Module', { role: 'load' }),
    ),
    'torchvision.utils.make_grid': gives(TENSOR),
    'torchvision.utils.save_image': saves('None', 1),
    'torchvision.io.read_image': loads(TENSOR),
  },
  classes: {
    ...under(
      'torchvision.transforms',
      'CenterCrop ColorJitter Compose Grayscale Lambda Normalize Pad RandomAffine RandomCrop RandomHorizontalFlip RandomResizedCrop RandomRotation RandomVerticalFlip Resize Scale RandomSizedCrop ToPILImage ToTensor',
      {
        construct: { returns: 'self', result: 'arguments' },
        methods: { __call__: gives('Any', drawing) },
      } satisfies ClassSummary,
    ),
    ...under('torchvision.datasets', 'CIFAR10 CIFAR100 FashionMNIST ImageFolder MNIST', {
      bases: ['torch.utils.data.Dataset'],
      construct: { returns: 'self', role: 'load', readsFile: 0 },
      attributes: each('classes class_to_idx data targets imgs transform', {
        type: 'Any',
        result: 'view',
      } as const),
    } satisfies ClassSummary),
  },
} satisfies LibrarySummary;

const pretrained: ClassSummary = {
  bases: ['torch.nn.Module'],
  construct: { returns: 'self', result: 'arguments' },
  methods: {
    from_pretrained: gives('self', { role: 'load' }),
    save_pretrained: saves('None', 0, { role: 'persist' }),
    generate: gives('Any', { role: 'predict', ...drawing }),
    resize_token_embeddings: changes('Any'),
  },
};

export const transformers = {
  library: 'transformers',
  distribution: 'transformers',
  functions: {
    'transformers.pipeline': gives('Any', { role: 'load' }),
    'transformers.set_seed': sets('random:torch'),
    'transformers.get_linear_schedule_with_warmup': { returns: 'Any', result: 'arguments' },
  },
  classes: {
    ...under(
      'transformers',
      'AutoModel AutoModelForCausalLM AutoModelForSequenceClassification AutoModelForTokenClassification AutoModelForQuestionAnswering BertModel BertForSequenceClassification DistilBertModel DistilBertForSequenceClassification GPT2LMHeadModel T5ForConditionalGeneration',
      pretrained,
    ),
    ...under(
      'transformers',
      'AutoTokenizer BertTokenizer BertTokenizerFast DistilBertTokenizer DistilBertTokenizerFast GPT2Tokenizer T5Tokenizer RobertaTokenizer AutoConfig',
      {
        construct: gives('self'),
        methods: {
          from_pretrained: gives('self', { role: 'load' }),
          ...each(
            'encode decode tokenize batch_encode_plus encode_plus batch_decode convert_ids_to_tokens __call__',
            gives('Any'),
          ),
          add_tokens: changes('int'),
          save_pretrained: saves(),
        },
      } satisfies ClassSummary,
    ),
    'transformers.Trainer': {
      construct: { returns: 'self', result: 'arguments' },
      methods: {
        train: changes('Any', { role: 'fit', ...drawing }),
        evaluate: changes('dict[str, float]', { role: 'metric' }),
        predict: gives('Any', { role: 'predict' }),
        save_model: saves('None', 0, { role: 'persist' }),
      },
      attributes: { model: { type: 'Any', result: 'element' } },
    },
    'transformers.TrainingArguments': { construct: gives('self') },
  },
} satisfies LibrarySummary;
