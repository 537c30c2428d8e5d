import type { Literal } from '../../ir/index.ts';
import type { Concern, Group } from './concern.ts';
import { concern, folderOf, isGenericName, isPathLike, isTrivial, pathName } from './concern.ts';
import type { Argument, CallExpr, KnownCall, Resolution } from './context.ts';
import { argumentOf, boundBy } from './context.ts';
import { frameConcern } from './frame-concern.ts';
import { firstParameter, knownParameter, SEED_PARAMETERS, STRUCTURAL } from './known-parameters.ts';
import { isNumber, stringsOf, typeOfLiteral } from './literal-of.ts';
import type { Site } from './sites.ts';

/** What a literal argument of a call is for. */
export function callConcern(
  site: Site,
  node: CallExpr,
  literal: Literal,
  resolution: Resolution,
): Concern | null {
  const call = resolution.callOf(node);
  const argument = argumentOf(call, site.node);
  if (argument === null || isDisplay(call)) return null;
  return (
    seedConcern(site, call, argument, literal) ??
    listedConcern(site, call, argument, literal) ??
    pathConcern(site, call, argument, literal) ??
    constructorConcern(site, call, argument, literal, resolution) ??
    frameConcern(site, call, argument, literal) ??
    trainingConcern(site, call, argument, literal)
  );
}

function isDisplay(call: KnownCall): boolean {
  const { resolved, callee } = call;
  return (
    resolved?.summary?.display === true ||
    ['print', 'display', 'set_title', 'title'].includes(callee)
  );
}

/** Position of a path whose place the summary has already told. */
const KNOWN_PATH = -2;

const SEEDERS =
  /^(?:numpy\.random\.(?:seed|default_rng|RandomState)|random\.(?:seed|Random)|torch\.manual_seed|tensorflow\.(?:random\.)?set_(?:random_)?seed)$/;

/** `np.random.seed(42)`, `random_state=42`. */
function seedConcern(
  site: Site,
  call: KnownCall,
  argument: Argument,
  literal: Literal,
): Concern | null {
  if (literal.kind !== 'int') return null;
  const named = argument.name !== null && SEED_PARAMETERS.has(argument.name);
  const canonical = call.resolved?.canonical ?? '';
  const seeds =
    SEEDERS.test(canonical) ||
    ['manual_seed', 'set_seed', 'set_random_seed', 'RandomState', 'default_rng'].includes(
      call.callee,
    ) ||
    (call.callee === 'seed' && call.receiver !== null);
  if (!named && !(seeds && argument.position === 0)) return null;
  return concern({
    kind: 'seed',
    group: 'training',
    name: 'seed',
    qualifiers: [qualifierOf(site), call.callee.endsWith('seed') ? '' : shortClass(call.callee)],
    doc: 'seed of the random numbers',
    strong: true,
  });
}

/** Parameters that the library's summary lists. */
function listedConcern(
  site: Site,
  call: KnownCall,
  argument: Argument,
  literal: Literal,
): Concern | null {
  const { name } = argument;
  const listed = call.resolved?.summary?.settings;
  const group =
    name !== null && listed !== undefined && Object.hasOwn(listed, name) ? listed[name] : undefined;
  if (name === null || group === undefined || literal.kind === 'bool') return null;
  if (group === 'paths')
    return literal.kind === 'str'
      ? pathConcern(site, call, { name, position: KNOWN_PATH }, literal)
      : null;
  const columns = stringsOf(literal) !== null;
  return parameterConcern({
    group,
    name,
    call,
    literal,
    qualifiers: [qualifierOf(site), call.callee],
    kind: columns ? 'columns' : 'parameter',
  });
}

const NOT_PATHS =
  /^(?:endswith|startswith|split|rsplit|strip|rstrip|lstrip|replace|sub|match|search|findall|compile|getLogger|savefig|strftime|strptime|to_datetime|query|eval|Dense|get)$/;

/** A file that the call reads or writes, or whatever looks like one. */
export function pathConcern(
  site: Site,
  call: KnownCall | null,
  argument: Argument | null,
  literal: Literal,
): Concern | null {
  if (literal.kind !== 'str' || literal.value === '') return null;
  const summary = call?.resolved?.summary ?? null;
  const place = summary?.readsFile ?? summary?.writesFile;
  const told =
    place !== undefined &&
    argument !== null &&
    (argument.position === place ||
      (argument.name !== null && summary?.parameters?.[place] === argument.name));
  const reader =
    call !== null &&
    /^(?:read_(?!sql)\w+|loadtxt|genfromtxt)$/.test(call.callee) &&
    argument?.position === 0;
  if (argument?.position !== KNOWN_PATH && !told && !reader) {
    if (!isPathLike(literal.value) || (call !== null && NOT_PATHS.test(call.callee))) return null;
  }
  if (/\n/.test(literal.value)) return null;
  const verb = reader ? 'read' : verbOf(call);
  const { variable } = boundBy(site.statement);
  const ownName = site.above === null ? variable : null;
  return concern({
    kind: 'path',
    group: 'paths',
    name: ownName ?? pathName(literal.value, variable),
    qualifiers: [folderOf(literal.value), variable ?? '', verb],
    doc: call === null || call.callee === '' ? 'path' : `file ${verb} by \`${call.callee}\``,
    strong: true,
  });
}

/** Whether the call reads the file, writes it, or who knows. */
function verbOf(call: KnownCall | null): 'read' | 'written' | 'used' {
  const summary = call?.resolved?.summary ?? null;
  if (call?.callee === 'open') {
    const mode = call.node.args[1] ?? call.node.keywords.find((one) => one.name === 'mode')?.value;
    const text = mode?.kind === 'Constant' && mode.value.kind === 'str' ? mode.value.value : 'r';
    return /[wax]/.test(text) ? 'written' : 'read';
  }
  if (summary?.readsFile !== undefined && summary.writesFile === undefined) return 'read';
  return summary?.writesFile !== undefined && summary.readsFile === undefined ? 'written' : 'used';
}

const CLASS_NAME =
  /^[A-Z]\w*(?:Classifier|Regressor|Regression|Imputer|Encoder|Scaler|Transformer|Vectorizer|Discreti[sz]er|Selector|SearchCV|KFold|Splitter?|NB|SV[CR]|Boost|Cluster(?:er|ing)|Means|Capper|Winsorizer)$/;

/** Hyperparameters: literal arguments of constructors. */
function constructorConcern(
  site: Site,
  call: KnownCall,
  argument: Argument,
  literal: Literal,
  resolution: Resolution,
): Concern | null {
  const group = groupOfClass(call, resolution);
  if (group === null) return null;
  const name = argument.name ?? (argument.position === 0 ? firstParameter(call.callee) : null);
  if (name === null || STRUCTURAL.has(name)) return null;
  if (literal.kind === 'none' && knownParameter(name)?.type === undefined) return null;
  if (/Cols?$|^(?:input|output)_?cols?$/.test(name)) return null;
  if (/^(?:n_jobs|epochs|nb_epoch|batch_size)$/.test(name)) {
    return parameterConcern({
      group: 'training',
      name,
      call: null,
      literal,
      qualifiers: [],
      kind: 'parameter',
      strong: true,
    });
  }
  const columns = stringsOf(literal) !== null && /variables|columns|features|cols/.test(name);
  return parameterConcern({
    group: columns ? 'features' : group,
    name: columns ? `${shortClass(call.callee)}_${name}` : name,
    call,
    literal,
    qualifiers: [qualifierOf(site), shortClass(call.callee)],
    kind: columns ? 'columns' : 'parameter',
    strong: true,
    identity: `${call.callee} ${boundBy(site.statement).variable}`,
  });
}

function groupOfClass(call: KnownCall, resolution: Resolution): Group | null {
  const { resolved, callee } = call;
  const canonical = resolved?.kind === 'class' ? resolved.canonical : null;
  const has = (trait: Parameters<Resolution['classes']['hasTrait']>[1]): boolean =>
    canonical !== null && resolution.classes.hasTrait(canonical, trait);
  if (has('pipeline')) return null;
  if (has('search') || has('splitter') || /(?:SearchCV|KFold|Split)$/.test(callee))
    return 'training';
  if (has('classifier') || has('regressor') || has('clusterer')) return 'model';
  if (has('transformer')) return 'features';
  if (has('estimator') || has('model-network')) return 'model';
  if (canonical !== null && resolved?.summary !== null)
    return CLASS_NAME.test(callee) ? 'model' : null;
  if (!CLASS_NAME.test(callee)) return null;
  return /(?:Imputer|Encoder|Scaler|Transformer|Vectorizer|Discreti[sz]er|Selector|Capper|Winsorizer)$/.test(
    callee,
  )
    ? 'features'
    : 'model';
}

interface ParameterGiven {
  readonly group: Group;
  readonly name: string;
  readonly call: KnownCall | null;
  readonly literal: Literal;
  readonly qualifiers: readonly string[];
  readonly kind: Concern['kind'];
  readonly strong?: boolean;
  readonly identity?: string;
}

function parameterConcern(given: ParameterGiven): Concern | null {
  const { name, call, literal } = given;
  const known = knownParameter(name);
  const type = typeOfLiteral(literal);
  if (type === null) return null;
  const wider = known?.type !== undefined && accepts(known.type, literal) ? known.type : null;
  const ofWhole = literal.kind === 'int' && /^(?:test|train)_size$/.test(name);
  return concern({
    kind: given.kind,
    group: given.group,
    name,
    qualifiers: given.qualifiers,
    doc: ofWhole
      ? 'number of rows'
      : (known?.doc ?? `\`${name}\`${call === null ? '' : ` of \`${call.callee}\``}`),
    type: wider,
    strong: given.strong ?? false,
    identity: `${name} ${given.identity ?? call?.callee ?? ''}`,
  });
}

/** Whether a value is of a type as well as of its own: whole numbers are floats. */
function accepts(type: string, literal: Literal): boolean {
  const own = typeOfLiteral(literal);
  const members = type.split(' | ');
  return (
    own !== null &&
    (members.includes(own === 'None' ? 'None' : own) ||
      (own === 'int' && members.includes('float')))
  );
}

const TRAINING =
  /^(?:epochs|batch_size|validation_split|early_stopping_rounds|num_boost_round|nfold|lr|learning_rate|cv|scoring|n_splits|n_repeats)$/;

/** `model.fit(X, y, epochs=10)`, `cross_val_score(model, X, y, cv=5)`. */
function trainingConcern(
  site: Site,
  call: KnownCall,
  argument: Argument,
  literal: Literal,
): Concern | null {
  const { name } = argument;
  if (name === null || !TRAINING.test(name) || argument.position !== -1) return null;
  if (!(isNumber(literal) || literal.kind === 'str') || (isTrivial(literal) && name !== 'epochs'))
    return null;
  return parameterConcern({
    group: 'training',
    name,
    call,
    literal,
    qualifiers: [qualifierOf(site), call.callee],
    kind: 'parameter',
    strong: true,
  });
}

/** The variable that a statement binds, where its name says something. */
function qualifierOf(site: Site): string {
  const { variable } = boundBy(site.statement);
  return variable === null || isGenericName(variable) ? '' : variable;
}

/** `RandomForestClassifier` -> `RandomForest`. */
function shortClass(name: string): string {
  return name.replace(/(?:Classifier|Regressor|Transformer)$/, '') || name;
}
