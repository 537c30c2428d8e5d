import type { Dataflow } from '../../analysis/facts.ts';
import type { Located } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type {
  InlineLiteral,
  Literal,
  Origin,
  RefusedChoice,
  Setting,
  SettingBounds,
  SettingChoice,
  StatementId,
  TypeText,
} from '../../ir/index.ts';
import type { CellId } from '../../source/span.ts';
import type { Edit } from '../text/index.ts';
import type { Concern } from './concern.ts';
import type { ClassKnowledge } from './context.ts';
import type { Site } from './sites.ts';

export interface SettingsInput {
  readonly dataflow: Dataflow;
  readonly classes: ClassKnowledge;
  /** Whether a statement outside functions is part of the project; for a function, whether it is. */
  readonly included: (id: StatementId) => boolean;
  /** Whether the body of a function of the notebook may read the name `config`. */
  readonly canReadConfig: (functionName: string) => boolean;
  /** What a person wants otherwise than proposed. */
  readonly choices: readonly SettingChoice[];
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
  /** What could be a setting and is none. */
  readonly literals: readonly InlineLiteral[];
  readonly refused: readonly RefusedChoice[];
}

/** One literal, the places that read it, and what it is for. */
export interface Proposal {
  readonly concern: Concern;
  readonly literal: Literal;
  /** Ranges that become a read of the setting, with how. */
  readonly reads: readonly Read[];
  readonly origin: Origin;
  /** The assignment that goes, because every read of its name becomes one of the setting. */
  readonly moved: MovedName | null;
}

export interface MovedName {
  readonly name: string;
  readonly statement: StatementId;
}

/** Proposals that are one concept. */
export interface Concept {
  readonly concern: Concern;
  readonly literal: Literal;
  readonly parts: readonly Proposal[];
}

/** A concept under its key. */
export interface KeyedConcept extends Concept {
  readonly group: string;
  readonly name: string;
  readonly type: TypeText;
  readonly bounds: SettingBounds;
  /** How a choice names it, where one was made. */
  readonly at: string | null;
}

export interface Read {
  readonly site: Site;
  /** Copied, because what holds it may change it. */
  readonly copied: boolean;
}

/** A secret in the code. */
export interface FoundSecret {
  readonly name: string;
  readonly site: Site;
  /** How the code reads the variable instead. */
  readonly edit: Edit;
}

/** Ranges that already have a use, by cell. */
export class Claims {
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

/** Whether the statement goes into the project; in functions, those that only display do not. */
export function isReached(input: SettingsInput, site: Site): boolean {
  const outer = site.owners.at(-1);
  if (site.owner === null) return site.owners.every((owner) => input.included(owner.id));
  const prunable = input.dataflow.functions.get(site.owner)?.prunable;
  return (
    outer !== undefined &&
    input.included(outer.id) &&
    !site.owners.some((owner) => prunable?.has(owner.id))
  );
}
