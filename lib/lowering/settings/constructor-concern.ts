import { type Literal, restoresAs, type TypeText } from '../../ir/index.ts';
import type { Concern, Group } from './concern.ts';
import { concern, isGenericName } from './concern.ts';
import type { Argument, KnownCall, Resolution } from './context.ts';
import { boundBy } from './context.ts';
import { askedType, firstParameter, knownParameter, STRUCTURAL } from './known-parameters.ts';
import { typeOfLiteral } from './literal-of.ts';
import type { Site } from './sites.ts';

const CLASS_NAME =
  /^[A-Z]\w*(?:Classifier|Regressor|Regression|Imputer|Encoder|Scaler|Transformer|Vectorizer|Discreti[sz]er|Selector|SearchCV|KFold|Splitter?|NB|SV[CR]|Boost|Cluster(?:er|ing)|Means|Capper|Winsorizer)$/;

/** Hyperparameters: literal arguments of constructors. */
export function constructorConcern(
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
  // Left to the library.
  if (name === 'categories' && literal.kind === 'str') return null;
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
  const columns = isTexts(literal) && /variables|columns|features|cols/.test(name);
  const member = memberName(site);
  return parameterConcern({
    group: columns ? 'features' : group,
    name: columns ? `${member ?? shortClass(call.callee)}_${name}` : name,
    parameter: name,
    call,
    literal,
    qualifiers: [member ?? '', qualifierOf(site), shortClass(call.callee)],
    kind: columns ? 'columns' : 'parameter',
    strong: true,
    identity: `${call.callee} ${boundBy(site.statement).variable} ${member}`,
    doc: columns ? `columns that \`${call.callee}\` works on` : parameterDoc(name, call, literal),
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
  /** The parameter, where the setting is called otherwise. */
  readonly parameter?: string;
  readonly call: KnownCall | null;
  readonly literal: Literal;
  readonly qualifiers: readonly string[];
  readonly kind: Concern['kind'];
  readonly strong?: boolean;
  readonly identity?: string;
  readonly doc?: string;
}

/** A literal given to a parameter, under the parameter's name. */
export function parameterConcern(given: ParameterGiven): Concern | null {
  const { name, call, literal } = given;
  const known = knownParameter(name);
  if (typeOfLiteral(literal) === null) return null;
  return concern({
    kind: given.kind,
    group: given.group,
    name,
    qualifiers: given.qualifiers,
    doc: given.doc ?? parameterDoc(name, call, literal),
    type:
      typeAsked(given) ??
      (known?.type !== undefined && accepts(known.type, literal) ? known.type : null),
    strong: given.strong ?? false,
    identity: `${name} ${given.identity ?? call?.callee ?? ''}`,
  });
}

function typeAsked({ call, name, parameter = name, literal }: ParameterGiven): TypeText | null {
  const className = call?.resolved?.canonical ?? null;
  const type = className === null ? null : askedType(className, parameter);
  return type !== null && restoresAs(type, literal) ? type : null;
}

function parameterDoc(name: string, call: KnownCall | null, literal: Literal): string {
  if (literal.kind === 'int' && /^(?:test|train)_size$/.test(name)) return 'number of rows';
  const known = knownParameter(name)?.doc;
  // Short names mean other things in other libraries.
  const isClear = name.includes('_') || call?.resolved?.canonical.startsWith('sklearn.') !== false;
  if (known !== undefined && isClear) return known;
  return call === null ? `\`${name}\`` : `\`${name}\` of \`${call.callee}\``;
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

/** The variable that a statement binds, where its name says something. */
export function qualifierOf(site: Site): string {
  const { variable } = boundBy(site.statement);
  return variable === null || isGenericName(variable) ? '' : variable;
}

/** `RandomForestClassifier` -> `RandomForest`. */
export function shortClass(name: string): string {
  return name.replace(/(?:Classifier|Regressor|Transformer)$/, '') || name;
}

/** The name that a list of steps or a dictionary gives the call around a place: `('gbm', Boost(...))`. */
function memberName(site: Site): string | null {
  const call = site.above;
  const holder = call?.above?.expr;
  if (call === null || call.expr.kind !== 'Call' || holder === undefined) return null;
  const key =
    holder.kind === 'Tuple'
      ? holder.elements[0]
      : holder.kind === 'Dict'
        ? holder.keys[holder.values.indexOf(call.expr)]
        : undefined;
  return key?.kind === 'Constant' && key.value.kind === 'str' ? key.value.value : null;
}

function isTexts(literal: Literal): boolean {
  return (
    literal.kind === 'list' &&
    literal.items.length > 0 &&
    literal.items.every((item) => item.kind === 'str')
  );
}
