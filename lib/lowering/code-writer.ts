import type { Dataflow, StatementFacts } from '../analysis/facts.ts';
import { importEdits } from '../analysis/modules/index.ts';
import { prunedDefinition } from '../analysis/pruned.ts';
import { freeNames } from '../analysis/scopes.ts';
import { allStatements, statementsIn } from '../analysis/walk.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { Stmt } from '../frontend/python/ast.ts';
import type { CodeText, ImportBinding, StatementId } from '../ir/index.ts';
import { annotationEdits, namesPassedOn } from './declarations/annotations.ts';
import { callEdits, moduleNameUses, type NameUse } from './declarations/edits.ts';
import { emptyContainerEdits } from './declarations/empty-containers.ts';
import type { Lifting } from './declarations/lift.ts';
import type { SettingsProposal } from './settings-proposal.ts';
import { codeText, type Edit } from './text/index.ts';
import { mentionedNames } from './units.ts';

export interface Placed {
  readonly cell: ParsedCell;
  readonly statement: Stmt;
}

export interface WriterQuery {
  readonly dataflow: Dataflow;
  readonly kept: (id: StatementId) => boolean;
  readonly imports: readonly ImportBinding[];
  /** Names that star imports bring. */
  readonly starred: ReadonlySet<string>;
  readonly lifting: Lifting;
  readonly proposal: SettingsProposal;
  readonly isKnownName: (name: string) => boolean;
  /** Names that statements of steps bind, functions' own bindings left out. */
  readonly boundInSteps: ReadonlySet<string>;
}

/** Turns production statements into text: settings read, globals passed on, what falls away removed. */
export class CodeWriter {
  readonly #preset = new Set<string>();
  readonly #passedOn: ReadonlySet<string>;

  constructor(readonly query: WriterQuery) {
    this.#passedOn = namesPassedOn(query.dataflow);
  }

  write(placed: Placed, extra: readonly Edit[]): CodeText {
    const { cell, statement } = placed;
    const uses = moduleNameUses(statement);
    const calls = callEdits(cell.cell.source, uses, this.query.lifting.added);
    const settings = editsIn(this.query.proposal, placed);
    const requires = [...this.#mentions(statement)].filter((name) => this.#mustProvide(name));
    const own = [
      ...this.#presets(placed),
      ...settings,
      ...calls.edits,
      ...this.#printEdits(uses),
      ...globalEdits(statement),
      ...annotationEdits(cell.cell.source, statement, { ...this.query, passedOn: this.#passedOn }),
      ...emptyContainerEdits(statement),
      ...importEdits(cell, statement, this.query.dataflow.modules.files, false),
    ];
    // What stands in a part that is replaced as a whole goes with it.
    const isReplaced = (e: Edit): boolean =>
      extra.some((x) => x.end > x.start && x.start <= e.start && e.end <= x.end);
    const edits = [...own.filter((e) => !isReplaced(e)), ...extra];
    return codeText({
      cell,
      statement,
      keep: this.query.kept,
      edits: edits.toSorted((a, b) => a.start - b.start || a.end - b.end),
      requires: [
        ...new Set([
          ...requires,
          ...this.#switchesFor(requires),
          ...(calls.partial ? ['functools'] : []),
          ...(settings.some((e) => e.text.includes('os.environ')) ? ['os'] : []),
        ]),
      ].toSorted(),
    });
  }

  /** Of these names, those that imports or definitions of the module must provide. */
  requiredOf(names: Iterable<string>): readonly string[] {
    const requires = [...names].filter((name) => this.#mustProvide(name));
    return [...new Set([...requires, ...this.#switchesFor(requires)])].toSorted();
  }

  /** A figure of merit that the notebook showed as a cell's value is printed. */
  displayEdits(f: StatementFacts): readonly Edit[] {
    const s = f.statement;
    if (s.kind !== 'Expr' || !f.displaysMetric) return [];
    const called = s.value.kind === 'Call' && s.value.func.kind === 'Name' ? s.value.func : null;
    if (called?.id === 'display') return [];
    const own = called === null ? undefined : this.query.dataflow.functions.get(called.id);
    const prints = f.calls.some((c) => c.node === s.value && c.summary?.display === true);
    if (prints || own?.returnType === 'None') return [];
    if (s !== f.cell.statements.at(-1) || f.cell.lastValueHidden) return [];
    return [
      { start: s.value.start, end: s.value.start, text: 'print(' },
      { start: s.value.end, end: s.value.end, text: ')' },
    ];
  }

  /** Only a notebook has `display` without an import; a program prints. */
  #printEdits(uses: readonly NameUse[]): readonly Edit[] {
    if (this.query.dataflow.names.has('display')) return [];
    return uses
      .filter((use) => use.node.id === 'display')
      .map(({ node }) => ({ start: node.start, end: node.end, text: 'print' }));
  }

  #mentions(s: Stmt): ReadonlySet<string> {
    if (s.kind === 'FunctionDef' || s.kind === 'ClassDef')
      return freeNames(prunedDefinition(s, this.query.kept));
    return mentionedNames([...statementsIn([s])].filter((inner) => this.query.kept(inner.id)));
  }

  /** Imports and lifted definitions; and what only a star import can provide, because nothing else does. */
  #mustProvide(name: string): boolean {
    const { imports, starred, lifting, dataflow, isKnownName } = this.query;
    if (imports.some((b) => b.name === name) || starred.has(name)) return true;
    if (lifting.lifted.has(name)) return true;
    // What a function sets through `global` is bound beside it.
    const setByFunction = [...dataflow.functions.values()].some((f) => f.assignsGlobals.has(name));
    return !setByFunction && !dataflow.names.has(name) && !isKnownName(name);
  }

  /** Imports that switch on what another import of the same library needs. */
  #switchesFor(requires: readonly string[]): readonly string[] {
    const { imports } = this.query;
    const libraries = new Set(
      imports.filter((b) => requires.includes(b.name)).map((b) => b.module.split('.')[0]),
    );
    return imports
      .filter((b) => b.module.endsWith('.experimental') && libraries.has(b.module.split('.')[0]))
      .map((b) => b.name);
  }

  /** `x = None` above the first function that alone sets the global `x`: `nonlocal` needs a binding around it. */
  #presets({ cell, statement: s }: Placed): readonly Edit[] {
    const isDefinition = s.kind === 'FunctionDef' || s.kind === 'ClassDef';
    const column = s.start - (cell.cell.source.lastIndexOf('\n', s.start - 1) + 1);
    if (!isDefinition || column > 0) return [];
    const names = [...allStatements(s.body)]
      .flatMap((inner) => (inner.kind === 'Global' ? inner.names : []))
      .filter((name) => !this.query.boundInSteps.has(name) && !this.#preset.has(name));
    if (names.length === 0) return [];
    for (const name of names) this.#preset.add(name);
    const lines = [...new Set(names)].map((name) => `${name} = None\n`);
    return [{ start: s.start, end: s.start, text: lines.join('') }];
  }
}

/** Settings that text inside a statement reads. */
export function editsIn(proposal: SettingsProposal, { cell, statement }: Placed): readonly Edit[] {
  return (proposal.edits.get(cell.cell.id) ?? []).filter(
    (e) => e.start >= statement.start && e.end <= statement.end,
  );
}

/** A nested function's `global x` means the variable of the step around it. */
function globalEdits(s: Stmt): readonly Edit[] {
  if (s.kind !== 'FunctionDef' && s.kind !== 'ClassDef') return [];
  return [...allStatements(s.body)].flatMap((inner) =>
    inner.kind === 'Global'
      ? [{ start: inner.start, end: inner.end, text: `nonlocal ${inner.names.join(', ')}` }]
      : [],
  );
}
