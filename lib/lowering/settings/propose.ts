import type { Dataflow } from '../../analysis/facts.ts';
import type { Located } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Literal, Origin, Setting, StatementId } from '../../ir/index.ts';
import type { CellId } from '../../source/span.ts';
import type { Edit } from '../text/index.ts';
import { originOf } from '../text/index.ts';
import { mentionedInText, namedLiterals, onlyReads } from './bindings.ts';
import type { Concern } from './concern.ts';
import { concernOf } from './concern-of.ts';
import type { ClassKnowledge, Resolution } from './context.ts';
import { resolutionOf } from './context.ts';
import { isFlat, isMutable, literalKey, literalOf, typeOfLiteral } from './literal-of.ts';
import { namedConcern } from './named-concern.ts';
import { distinctKeys } from './names.ts';
import { isSecretText, secretName } from './secrets.ts';
import type { Site } from './sites.ts';
import { sitesIn } from './sites.ts';

export interface SettingsInput {
  readonly dataflow: Dataflow;
  readonly classes: ClassKnowledge;
  /** Whether a statement outside functions is part of the project; for a function, whether it is. */
  readonly included: (id: StatementId) => boolean;
  /** Whether the body of a function of the notebook may read the name `config`. */
  readonly canReadConfig: (functionName: string) => boolean;
}

/** A value that must not be written to any file. */
export interface Secret {
  /** Environment variable that provides it. */
  readonly name: string;
  readonly origin: Origin;
}

export interface ProposedSettings {
  /** By group in the order of the notebook. */
  readonly settings: readonly Setting[];
  /** Literals, and names that stand for them, turned into reads of `config`; secrets into reads of `os.environ`. */
  readonly edits: ReadonlyMap<CellId, readonly Edit[]>;
  /** Assignments that no longer have a reader. */
  readonly removed: ReadonlySet<StatementId>;
  /** Statements that read `config` after the edits, with those around them. */
  readonly configReaders: ReadonlySet<StatementId>;
  /** Statements that read `os.environ` after the edits, with those around them. */
  readonly environmentReaders: ReadonlySet<StatementId>;
  /** Functions of the notebook whose body reads `config`. */
  readonly functionsReadingConfig: ReadonlySet<string>;
  /** Names whose every read became a read of `config`. */
  readonly inlinedNames: ReadonlySet<string>;
  readonly secrets: readonly Secret[];
}

/** One literal, every place that reads it, and what it is for. */
interface Proposal {
  readonly concern: Concern;
  readonly literal: Literal;
  /** Ranges that become a read of the setting, with how. */
  readonly reads: readonly Read[];
  readonly origins: readonly Origin[];
}

interface Read {
  readonly site: Site;
  /** Copied, because what holds it may change it. */
  readonly copied: boolean;
}

const NOTHING: ProposedSettings = {
  settings: [],
  edits: new Map(),
  removed: new Set(),
  configReaders: new Set(),
  environmentReaders: new Set(),
  functionsReadingConfig: new Set(),
  inlinedNames: new Set(),
  secrets: [],
};

export function proposeSettings(input: SettingsInput): ProposedSettings {
  const { dataflow } = input;
  const resolution = resolutionOf(dataflow, input.classes);
  const sites = dataflow.cells.flatMap((cell) => [...sitesIn(cell)]);
  const secrets = findSecrets(input, sites, resolution);
  const claimed = new Claims(secrets.map(({ site }) => site));
  const named = proposeNamed(input, sites, resolution, claimed);
  if (bindsConfig(sites, named.inlined)) return NOTHING;
  const inline = proposeInline(input, sites, resolution, claimed);
  const proposals = merged([...named.proposals, ...inline]);
  return assemble(proposals, secrets, named);
}

/** Ranges that already have a use, by cell. */
class Claims {
  readonly #ranges = new Map<CellId, Located[]>();

  constructor(sites: readonly Site[]) {
    for (const site of sites) this.add(site);
  }

  add(site: Site): void {
    const { id } = site.cell.cell;
    this.#ranges.set(id, [...(this.#ranges.get(id) ?? []), site.node]);
  }

  /** Whether a claimed range touches the expression. */
  has(cell: ParsedCell, range: Located): boolean {
    const ranges = this.#ranges.get(cell.cell.id) ?? [];
    return ranges.some((one) => one.start < range.end && range.start < one.end);
  }
}

interface FoundSecret {
  readonly name: string;
  readonly site: Site;
}

function findSecrets(
  input: SettingsInput,
  sites: readonly Site[],
  resolution: Resolution,
): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const site of sites) {
    if (site.node.kind !== 'Constant' || site.inString || !isReached(input, site)) continue;
    const literal = literalOf(site.node);
    const name = literal === null ? null : secretName(site, literal, resolution);
    if (name !== null) found.push({ name, site });
  }
  return found;
}

/** Whether the statement goes into the project; in functions, those that only display do not. */
function isReached(input: SettingsInput, site: Site): boolean {
  const outer = site.owners.at(-1);
  if (site.owner === null) return site.owners.every((owner) => input.included(owner.id));
  const prunable = input.dataflow.functions.get(site.owner)?.prunable;
  return (
    outer !== undefined &&
    input.included(outer.id) &&
    !site.owners.some((owner) => prunable?.has(owner.id))
  );
}

interface NamedProposals {
  readonly proposals: readonly Proposal[];
  readonly inlined: ReadonlySet<string>;
  readonly removed: ReadonlySet<StatementId>;
}

function proposeNamed(
  input: SettingsInput,
  sites: readonly Site[],
  resolution: Resolution,
  claimed: Claims,
): NamedProposals {
  const proposals: Proposal[] = [];
  const inlined = new Set<string>();
  const removed = new Set<StatementId>();
  const mentioned = mentionedInText(input.dataflow, sites);
  const dynamic = [...input.dataflow.facts.values()].some((facts) => facts.dynamic.length > 0);
  const readsOf = readsByName(sites);
  for (const named of namedLiterals(input.dataflow, input.included)) {
    const reads = (readsOf.get(named.name) ?? []).filter((site) => !site.hidden.has(named.name));
    const reached = reads.filter((site) => isReached(input, site));
    if (claimed.has(named.cell, named.value) || reached.some((site) => site.fixed)) continue;
    const concern = namedConcern(named, reached, resolution);
    const definition = sites.find((site) => site.node === named.value && site.cell === named.cell);
    if (concern === null || definition === undefined) continue;
    const stays = isMutable(named.literal) && !reads.every((site) => onlyReads(site, resolution));
    if (stays && !isFlat(named.literal)) continue;
    const moves =
      !stays && !dynamic && !mentioned(named.name) && reads.every((site) => canMove(input, site));
    claimed.add(definition);
    const origins = [originOf(named.cell, named.statement.id, named.value)];
    if (moves) {
      inlined.add(named.name);
      removed.add(named.statement.id);
      reached.forEach((site) => claimed.add(site));
    }
    const places = moves ? reached : [definition];
    proposals.push({
      concern,
      literal: named.literal,
      origins,
      reads: places.map((site) => ({ site, copied: stays })),
    });
  }
  return { proposals, inlined, removed };
}

function readsByName(sites: readonly Site[]): ReadonlyMap<string, readonly Site[]> {
  const reads = new Map<string, Site[]>();
  for (const site of sites) {
    if (site.node.kind !== 'Name' || site.node.context === 'store') continue;
    const known = reads.get(site.node.id);
    if (known === undefined) reads.set(site.node.id, [site]);
    else known.push(site);
  }
  return reads;
}

/** Whether the name at a place may become a read of `config`. */
function canMove(input: SettingsInput, site: Site): boolean {
  if (!isReached(input, site)) return true;
  if (site.fixed || (site.node.kind === 'Name' && site.node.context === 'del')) return false;
  if (site.owner !== null && !input.canReadConfig(site.owner)) return false;
  // `f"{name=}"` shows the text of the expression.
  return !site.inString || !/^\s*=(?!=)/.test(site.cell.cell.source.slice(site.node.end));
}

/** A notebook that uses the name for something else keeps its literals. */
function bindsConfig(sites: readonly Site[], inlined: ReadonlySet<string>): boolean {
  if (inlined.has('config')) return false;
  return sites.some(({ node }) => node.kind === 'Name' && node.id === 'config');
}

function proposeInline(
  input: SettingsInput,
  sites: readonly Site[],
  resolution: Resolution,
  claimed: Claims,
): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (const site of sites) {
    if (site.fixed || site.inString || !couldBeLiteral(site) || !isReached(input, site)) continue;
    if (site.owner !== null && !input.canReadConfig(site.owner)) continue;
    const literal = literalOf(site.node);
    if (literal === null || claimed.has(site.cell, site.node)) continue;
    const concern = concernOf(site, literal, resolution);
    if (concern === null || (site.owner !== null && !concern.strong)) continue;
    if (typeOfLiteral(literal) === null || holdsSecret(literal)) continue;
    claimed.add(site);
    proposals.push({
      concern,
      literal,
      reads: [{ site, copied: false }],
      origins: [originOf(site.cell, site.statement.id, site.node)],
    });
  }
  return proposals;
}

function couldBeLiteral({ node }: Site): boolean {
  return ['Constant', 'UnaryOp', 'List', 'Tuple', 'Dict'].includes(node.kind);
}

function holdsSecret(literal: Literal): boolean {
  return literal.kind === 'str' && isSecretText(literal.value);
}

/** Proposals of one kind, value and identity as one, in the order of the first. */
function merged(proposals: readonly Proposal[]): readonly Proposal[] {
  const groups = new Map<string, Proposal>();
  const aliases = new Map<string, string>();
  for (const proposal of proposals) {
    const { kind, identity, group, name } = proposal.concern;
    const value = literalKey(proposal.literal);
    const shared = kind === 'seed' || kind === 'path' || kind === 'columns' || kind === 'mapping';
    // A name of the author's is a concept of its own; places without a name join the first of equal value.
    const own = `${kind} ${group} ${identity} ${value}`;
    const byAuthor = identity.startsWith('=');
    const key =
      shared && !byAuthor
        ? (aliases.get(`${kind} ${value}`) ?? own)
        : own + (shared ? '' : ` ${name}`);
    if (shared && !aliases.has(`${kind} ${value}`)) aliases.set(`${kind} ${value}`, key);
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined
        ? proposal
        : {
            ...known,
            reads: [...known.reads, ...proposal.reads],
            origins: [...known.origins, ...proposal.origins],
          },
    );
  }
  return [...groups.values()];
}

function assemble(
  proposals: readonly Proposal[],
  secrets: readonly FoundSecret[],
  named: NamedProposals,
): ProposedSettings {
  const keys = distinctKeys(proposals.map((proposal) => proposal.concern));
  const edits = new Map<CellId, Edit[]>();
  const configReaders = new Set<StatementId>();
  const environmentReaders = new Set<StatementId>();
  const functionsReadingConfig = new Set<string>();
  const edit = (site: Site, text: string, readers: Set<StatementId>): void => {
    const { id } = site.cell.cell;
    edits.set(id, [...(edits.get(id) ?? []), replacement(site, text)]);
    site.owners.forEach((owner) => readers.add(owner.id));
  };
  const settings = proposals.map((proposal, index): Setting => {
    const { concern, literal, origins } = proposal;
    const name = keys[index] ?? concern.name;
    for (const { site, copied } of proposal.reads) {
      const read = `config.${concern.group}.${name}`;
      edit(site, copied ? `${copier(literal)}(${read})` : read, configReaders);
      if (site.owner !== null) functionsReadingConfig.add(site.owner);
    }
    const type = concern.type ?? typeOfLiteral(literal) ?? 'Any';
    return {
      group: concern.group,
      name,
      value: { value: literal, by: 'notebook' },
      type,
      origins,
      doc: concern.doc,
    };
  });
  for (const { site, name } of secrets) edit(site, `os.environ["${name}"]`, environmentReaders);
  return {
    settings,
    edits,
    removed: named.removed,
    configReaders,
    environmentReaders,
    functionsReadingConfig,
    inlinedNames: named.inlined,
    secrets: secrets.map(({ site, name }) => ({
      name,
      origin: originOf(site.cell, site.statement.id, site.node),
    })),
  };
}

function copier(literal: Literal): string {
  return literal.kind === 'dict' || literal.kind === 'set' ? literal.kind : 'list';
}

/** The edit, with a blank where the literal touches a word: `else'b'`. */
function replacement(site: Site, text: string): Edit {
  const { source } = site.cell.cell;
  const { start, end } = site.node;
  const before = /[\p{L}\p{N}_]/u.test(source.charAt(start - 1)) ? ' ' : '';
  const after = /[\p{L}\p{N}_]/u.test(source.charAt(end)) ? ' ' : '';
  return { start, end, text: before + text + after };
}
