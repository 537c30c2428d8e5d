import type { Literal } from '../../ir/index.ts';
import type { Concern } from './concern.ts';
import { concern, folderOf, isPathLike, isTrivial, pathName } from './concern.ts';
import type { Argument, CallExpr, KnownCall, Resolution } from './context.ts';
import { argumentOf, boundBy } from './context.ts';
import {
  constructorConcern,
  parameterConcern,
  qualifierOf,
  shortClass,
} from './constructor-concern.ts';
import { frameConcern } from './frame-concern.ts';
import { SEED_PARAMETERS } from './known-parameters.ts';
import { isNumber, stringsOf } from './literal-of.ts';
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
