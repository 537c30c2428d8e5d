/** What a schema does not allow, and where: `cells[3].outputs[0]`. */
export interface SchemaProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Schema = Readonly<Record<string, unknown>>;

/**
 * Checks a value against a JSON schema (draft 4) by walking the schema itself: compiling schemas to code needs
 * `eval`, which a page's content security policy may forbid. Covers the keywords that the notebook format uses.
 */
export function validate(schema: Schema, value: unknown, limit: number): readonly SchemaProblem[] {
  const walk = new Walk(schema, limit);
  walk.check(schema, value, []);
  return walk.problems;
}

/** Keywords that `validate` understands; the rest must be annotations. */
export const supportedKeywords: readonly string[] = [
  '$ref',
  'type',
  'enum',
  'required',
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'oneOf',
  'not',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'uniqueItems',
];

type Path = readonly (string | number)[];

class Walk {
  readonly problems: SchemaProblem[] = [];
  readonly #root: Schema;
  readonly #limit: number;

  constructor(root: Schema, limit: number) {
    this.#root = root;
    this.#limit = limit;
  }

  /** Adds problems up to the limit; true when there are none. */
  check(node: Schema, value: unknown, path: Path): boolean {
    const schema = this.#resolve(node);
    const found = this.problems.length;
    const types = schema['type'];
    if (types !== undefined && !asArray(types).some((type) => isOfType(value, type))) {
      this.#add(path, `must be ${asArray(types).join(' or ')}`);
      return false;
    }
    const allowed = schema['enum'];
    if (Array.isArray(allowed) && !allowed.includes(value))
      this.#add(path, `must be ${allowed.map(String).join(' or ')}`);
    if (isSchema(schema['not']) && this.#accepts(schema['not'], value))
      this.#add(path, 'is not allowed here');
    if (typeof value === 'string') this.#string(schema, value, path);
    else if (typeof value === 'number') this.#number(schema, value, path);
    else if (Array.isArray(value)) this.#array(schema, value, path);
    else if (isSchema(value)) this.#object(schema, value, path);
    if (Array.isArray(schema['oneOf'])) this.#oneOf(schema['oneOf'].filter(isSchema), value, path);
    return this.problems.length === found;
  }

  #accepts(node: Schema, value: unknown): boolean {
    return new Walk(this.#root, 1).#within(node, value);
  }

  #within(node: Schema, value: unknown): boolean {
    return this.check(node, value, []);
  }

  #add(path: Path, message: string): void {
    if (this.problems.length < this.#limit) this.problems.push({ path, message });
  }

  get #full(): boolean {
    return this.problems.length >= this.#limit;
  }

  #string(schema: Schema, value: string, path: Path): void {
    const { pattern, minLength, maxLength } = schema;
    if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value))
      this.#add(path, `must match ${pattern}`);
    const length =
      typeof minLength === 'number' || typeof maxLength === 'number' ? Array.from(value).length : 0;
    if (typeof minLength === 'number' && length < minLength) this.#add(path, 'is too short');
    if (typeof maxLength === 'number' && length > maxLength) this.#add(path, 'is too long');
  }

  #number(schema: Schema, value: number, path: Path): void {
    const { minimum, maximum } = schema;
    if (typeof minimum === 'number' && value < minimum)
      this.#add(path, `must be at least ${minimum}`);
    if (typeof maximum === 'number' && value > maximum)
      this.#add(path, `must be at most ${maximum}`);
  }

  #array(schema: Schema, value: readonly unknown[], path: Path): void {
    const items = schema['items'];
    if (isSchema(items)) {
      for (let index = 0; index < value.length && !this.#full; index += 1) {
        this.check(items, value[index], [...path, index]);
      }
    }
    if (
      schema['uniqueItems'] === true &&
      new Set(value.map((item) => JSON.stringify(item))).size < value.length
    ) {
      this.#add(path, 'must not repeat an item');
    }
  }

  #object(schema: Schema, value: Schema, path: Path): void {
    for (const name of asArray(schema['required'] ?? [])) {
      if (typeof name === 'string' && !Object.hasOwn(value, name))
        this.#add(path, `must have "${name}"`);
    }
    const properties = isSchema(schema['properties']) ? schema['properties'] : {};
    const patterns = isSchema(schema['patternProperties'])
      ? Object.entries(schema['patternProperties'])
      : [];
    const additional = schema['additionalProperties'];
    for (const [name, member] of Object.entries(value)) {
      if (this.#full) return;
      const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (isSchema(own)) this.check(own, member, [...path, name]);
      const matching = patterns.filter(([pattern]) => new RegExp(pattern, 'u').test(name));
      for (const [, sub] of matching) if (isSchema(sub)) this.check(sub, member, [...path, name]);
      if (own !== undefined || matching.length > 0) continue;
      if (additional === false) this.#add([...path, name], 'is not part of the format');
      else if (isSchema(additional)) this.check(additional, member, [...path, name]);
    }
  }

  /** When no branch fits, the one that the value names itself (`cell_type`, `output_type`) says what is wrong. */
  #oneOf(branches: readonly Schema[], value: unknown, path: Path): void {
    const fitting = branches.filter((branch) => this.#accepts(branch, value));
    if (fitting.length === 1) return;
    const named = branches.find((branch) => this.#names(branch, value));
    if (fitting.length === 0 && named !== undefined) this.check(named, value, path);
    else this.#add(path, 'is of no known form');
  }

  #names(branch: Schema, value: unknown): boolean {
    if (!isSchema(value)) return false;
    const properties = this.#resolve(branch)['properties'];
    if (!isSchema(properties)) return false;
    return ['cell_type', 'output_type'].some((key) => {
      const property = properties[key];
      return isSchema(property) && asArray(property['enum'] ?? []).includes(value[key]);
    });
  }

  /** In draft 4 a reference replaces whatever stands beside it. */
  #resolve(node: Schema): Schema {
    const reference = node['$ref'];
    if (typeof reference !== 'string') return node;
    const target = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (isSchema(at) ? at[key] : undefined), this.#root);
    return isSchema(target) ? this.#resolve(target) : {};
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isSchema(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
