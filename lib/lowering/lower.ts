import type { Dataflow, StatementFacts } from '../analysis/facts.ts';
import { prunedDefinition } from '../analysis/pruned.ts';
import type { Selection } from '../analysis/select/select.ts';
import { freeNames, namesBoundBy } from '../analysis/scopes.ts';
import { allStatements, statementsIn } from '../analysis/walk.ts';
import type { ClassDef, FunctionDef } from '../frontend/python/ast.ts';
import type { Program } from '../frontend/program.ts';
import type { CellId } from '../source/span.ts';
import type {
  CodeText,
  Declaration,
  ImportBinding,
  InputFile,
  Parameter,
  Pipeline,
  Setting,
  StatementId,
  Step,
  StepId,
} from '../ir/index.ts';
import { isPackageName } from '../ir/package-names.ts';
import { stripNotebook } from '../notebook/index.ts';
import { callEdits, moduleNameUses, signatureEdit } from './declarations/edits.ts';
import { type Definition, liftDefinitions, type Lifting } from './declarations/lift.ts';
import { dependenciesOf } from './dependencies.ts';
import { hoistImports } from './imports.ts';
import { type Outline, projectNameFrom, titleFromFileName } from './outline/index.ts';
import type { SettingsProposal } from './settings-proposal.ts';
import { gluedRanges } from './steps/glue.ts';
import { type WiredGroup, wireGroups } from './steps/flow.ts';
import { groupUnits } from './steps/group.ts';
import { nameSteps } from './steps/name.ts';
import { codeText, type Edit, originOf } from './text/index.ts';
import { annotationOf, typeOfVariable } from './types.ts';
import { mentionedNames, type Unit, unitOf } from './units.ts';

export interface LowerQuery {
  readonly program: Program;
  readonly dataflow: Dataflow;
  readonly selection: Selection;
  readonly outline: Outline;
  readonly isKnownName: (name: string) => boolean;
  readonly propose: (
    included: (id: StatementId) => boolean,
    canReadConfig: (name: string) => boolean,
  ) => SettingsProposal;
  readonly projectName: string | null;
}

export interface Lowered {
  readonly pipeline: Pipeline;
  /** Names that text mentions and nothing provides, by the unit that does. */
  readonly undefinedNames: readonly { readonly name: string; readonly unit: Unit }[];
  readonly units: readonly Unit[];
}

/** Program and selection -> Pipeline: imports and definitions to module level, literals to settings, the rest to steps. */
export function lower(query: LowerQuery): Lowered {
  return new Lowering(query).run();
}

class Lowering {
  readonly #dataflow: Dataflow;
  readonly #kept: (id: StatementId) => boolean;
  #proposal: SettingsProposal;
  #imports: readonly ImportBinding[] = [];
  #lifting: Lifting = { lifted: new Map(), added: new Map(), nested: new Set() };
  #usesPartial = false;
  /** Names that statements of steps bind, functions' own bindings left out. */
  #boundInSteps: ReadonlySet<string> = new Set();
  readonly #preset = new Set<string>();

  constructor(readonly query: LowerQuery) {
    this.#dataflow = query.dataflow;
    const prunable = new Set(
      [...query.dataflow.functions.values()].flatMap((f) => [...f.prunable]),
    );
    const { included } = query.selection.slice;
    const inFunctions = query.dataflow.bodies;
    this.#kept = (id) =>
      query.dataflow.facts.has(id) ? included.has(id) : !(inFunctions.has(id) && prunable.has(id));
    this.#proposal = query.propose(
      (id) => this.#kept(id),
      (name) =>
        !query.dataflow.functions.has(name) ||
        query.dataflow.functions.get(name)?.kind === 'function',
    );
  }

  run(): Lowered {
    const all = this.#dataflow.cells.flatMap((cell) =>
      cell.statements.flatMap((s) => unitOf(this.#dataflow, cell, s, this.#kept) ?? []),
    );
    this.#keepTargets(all);
    const { bindings, hoisted, names: importNames } = hoistImports(all);
    this.#imports = bindings;
    const rest = all.filter(
      (u) =>
        !hoisted.has(u.statement.id) &&
        !this.#proposal.removed.has(u.statement.id) &&
        u.statement.kind !== 'Magic',
    );
    const counts = new Map<string, number>();
    for (const u of rest)
      for (const name of u.defines) counts.set(name, (counts.get(name) ?? 0) + 1);
    const definitions = rest.flatMap((u) => this.#definitionOf(u));
    const definitionNames = new Set(definitions.map((d) => d.name));
    const isData = (name: string): boolean =>
      !importNames.has(name) &&
      !definitionNames.has(name) &&
      !this.#proposal.inlinedNames.has(name) &&
      this.#dataflow.names.has(name);
    this.#lifting = liftDefinitions({
      definitions,
      dataflow: this.#dataflow,
      boundOnce: (name) => counts.get(name) === 1,
      isVariable: isData,
      readsConfig: (d) =>
        this.#editsIn(d.cell.cell.id, d.node.start, d.node.end).some((e) =>
          /\bconfig\./.test(e.text),
        ),
    });
    const isVariable = (name: string): boolean => isData(name) || this.#lifting.nested.has(name);
    const units = rest.filter((u) => !this.#isLifted(u)).map((u) => this.#narrow(u, isVariable));
    this.#boundInSteps = new Set(
      units
        .filter((u) => u.statement.kind !== 'FunctionDef' && u.statement.kind !== 'ClassDef')
        .flatMap((u) => [...namesBoundInside(u.statement)]),
    );
    const wanted = new Set(this.query.selection.targets.map((t) => t.name).filter(isVariable));
    const groups = wireGroups(
      groupUnits(units, this.query.outline),
      isVariable,
      wanted,
      (current) => gluedRanges(current, this.#lifting, definitions),
    );
    const declarations = definitions
      .filter((d) => this.#lifting.lifted.has(d.name))
      .map((d) => this.#declaration(d));
    const packageName = this.#packageName();
    const steps = this.#steps(
      groups,
      new Set([
        ...importNames,
        ...definitionNames,
        ...units.flatMap((u) => [...u.defines]),
        ...this.#dataflow.names.keys(),
      ]),
    );
    const provided = new Set([
      ...importNames,
      ...definitionNames,
      ...this.#proposal.inlinedNames,
      ...units.flatMap((u) => [...u.defines]),
    ]);
    const stars = bindings.some((b) => b.member === '*');
    const undefinedNames = stars
      ? []
      : [...units, ...rest.filter((u) => this.#isLifted(u))].flatMap((unit) =>
          [...this.#mentions(unit)]
            .filter((name) => !provided.has(name) && !this.query.isKnownName(name))
            .map((name) => ({ name, unit })),
        );
    return {
      pipeline: this.#pipeline(steps, declarations, packageName),
      undefinedNames,
      units: all,
    };
  }

  /** A target whose value is a setting is still computed, from the setting. */
  #keepTargets(units: readonly Unit[]): void {
    const targets = new Set(this.query.selection.targets.map((t) => t.name));
    const edits = new Map(this.#proposal.edits);
    const removed = new Set(this.#proposal.removed);
    const inlined = new Set(this.#proposal.inlinedNames);
    for (const u of units) {
      const s = u.statement;
      const [name] = u.defines;
      if (s.kind !== 'Assign' || name === undefined || !targets.has(name) || !removed.has(s.id))
        continue;
      const setting = this.#proposal.settings.find((one) =>
        one.origins.some((o) => o.statement === s.id),
      );
      if (setting === undefined) continue;
      removed.delete(s.id);
      inlined.delete(name);
      const edit = {
        start: s.value.start,
        end: s.value.end,
        text: `config.${setting.group}.${setting.name}`,
      };
      edits.set(u.cell.cell.id, [
        ...(edits.get(u.cell.cell.id) ?? []).filter((e) => e.start < s.start || e.end > s.end),
        edit,
      ]);
    }
    this.#proposal = { ...this.#proposal, edits, removed, inlinedNames: inlined };
  }

  #isLifted(u: Unit): boolean {
    const s = u.statement;
    return (s.kind === 'FunctionDef' || s.kind === 'ClassDef') && this.#lifting.lifted.has(s.name);
  }

  #definitionOf(u: Unit): readonly Definition[] {
    const s = u.statement;
    if (s.kind !== 'FunctionDef' && s.kind !== 'ClassDef') return [];
    const facts = this.#dataflow.functions.get(s.name);
    const node: FunctionDef | ClassDef = prunedDefinition(s, this.#kept);
    return facts === undefined ? [] : [{ name: s.name, node, cell: u.cell, facts }];
  }

  #mentions(u: Unit): ReadonlySet<string> {
    const s = u.statement;
    if (s.kind === 'FunctionDef' || s.kind === 'ClassDef')
      return freeNames(prunedDefinition(s, this.#kept));
    return u.mentions;
  }

  /** Reads count only as far as the text that stays makes them. */
  #narrow(u: Unit, isVariable: (name: string) => boolean): Unit {
    const allowed = new Set<string>();
    for (const name of this.#mentions(u)) {
      if (isVariable(name)) allowed.add(name);
      for (const added of this.#lifting.added.get(name) ?? []) allowed.add(added);
    }
    for (const name of u.facts.uses)
      if (this.#lifting.nested.has(name))
        for (const f of this.#dataflow.functions.get(name)?.free ?? [])
          if (isVariable(f)) allowed.add(f);
    const isDefinition = u.statement.kind === 'FunctionDef' || u.statement.kind === 'ClassDef';
    const exposed = new Set(
      [...u.exposed, ...(isDefinition ? allowed : [])].filter((name) => allowed.has(name)),
    );
    return { ...u, exposed };
  }

  #editsIn(cell: CellId, start: number, end: number): readonly Edit[] {
    return (this.#proposal.edits.get(cell) ?? []).filter((e) => e.start >= start && e.end <= end);
  }

  #code(
    u: { readonly cell: Unit['cell']; readonly statement: Unit['statement'] },
    extra: readonly Edit[],
  ): CodeText {
    const source = u.cell.cell.source;
    const uses = moduleNameUses(u.statement);
    const calls = callEdits(source, uses, this.#lifting.added);
    if (calls.partial) this.#usesPartial = true;
    const settings = this.#editsIn(u.cell.cell.id, u.statement.start, u.statement.end);
    const taken = [...settings, ...calls.edits];
    const globals = this.#globalEdits(u);
    const mentions = this.#mentionsOf(u.statement);
    const requires = [...mentions].filter(
      (name) =>
        this.#imports.some((b) => b.name === name) ||
        this.#lifting.lifted.has(name) ||
        !this.#isProvidedLocally(name),
    );
    const switches = this.#switchesFor(requires);
    return codeText({
      cell: u.cell,
      statement: u.statement,
      keep: this.#kept,
      edits: [...this.#presets(u), ...taken, ...globals, ...extra].toSorted(
        (a, b) => a.start - b.start || a.end - b.end,
      ),
      requires: [
        ...new Set([
          ...requires,
          ...switches,
          ...(calls.partial ? ['functools'] : []),
          ...(settings.some((e) => e.text.includes('os.environ')) ? ['os'] : []),
        ]),
      ].toSorted(),
    });
  }

  /** Imports that switch on what another import of the same library needs. */
  #switchesFor(requires: readonly string[]): readonly string[] {
    const libraries = new Set(
      this.#imports.filter((b) => requires.includes(b.name)).map((b) => b.module.split('.')[0]),
    );
    return this.#imports
      .filter((b) => b.module.endsWith('.experimental') && libraries.has(b.module.split('.')[0]))
      .map((b) => b.name);
  }

  #mentionsOf(s: Unit['statement']): ReadonlySet<string> {
    if (s.kind === 'FunctionDef' || s.kind === 'ClassDef')
      return freeNames(prunedDefinition(s, this.#kept));
    return mentionedNames([s, ...this.#keptInside(s)]);
  }

  #keptInside(s: Unit['statement']): readonly Unit['statement'][] {
    return [
      ...(function* inner(
        st: Unit['statement'],
        keep: (id: StatementId) => boolean,
      ): Generator<Unit['statement']> {
        const blocks =
          'body' in st && st.kind !== 'FunctionDef' && st.kind !== 'ClassDef'
            ? [
                st.body,
                ...('orelse' in st ? [st.orelse] : []),
                ...(st.kind === 'Try' ? [...st.handlers.map((h) => h.body), st.finalbody] : []),
              ]
            : st.kind === 'Match'
              ? st.cases.map((c) => c.body)
              : [];
        for (const block of blocks)
          for (const b of block)
            if (keep(b.id)) {
              yield b;
              yield* inner(b, keep);
            }
      })(s, this.#kept),
    ];
  }

  /** Only a star import can provide what nothing else does. */
  #isProvidedLocally(name: string): boolean {
    return this.#dataflow.names.has(name) || this.query.isKnownName(name);
  }

  /** `x = None` above the first function that alone sets the global `x`: `nonlocal` needs a binding around it. */
  #presets(u: {
    readonly cell: Unit['cell'];
    readonly statement: Unit['statement'];
  }): readonly Edit[] {
    const s = u.statement;
    if (s.kind !== 'FunctionDef' && s.kind !== 'ClassDef') return [];
    const names = [...allStatements(s.body)]
      .flatMap((inner) => (inner.kind === 'Global' ? inner.names : []))
      .filter((name) => !this.#boundInSteps.has(name) && !this.#preset.has(name));
    for (const name of names) this.#preset.add(name);
    const column = s.start - (u.cell.cell.source.lastIndexOf('\n', s.start - 1) + 1);
    if (names.length === 0 || column > 0) return [];
    return [
      {
        start: s.start,
        end: s.start,
        text: `${[...new Set(names)].map((name) => `${name} = None`).join('\n')}\n`,
      },
    ];
  }

  /** A nested function's `global x` means the variable of the step around it. */
  #globalEdits(u: {
    readonly cell: Unit['cell'];
    readonly statement: Unit['statement'];
  }): readonly Edit[] {
    const s = u.statement;
    if (s.kind !== 'FunctionDef' && s.kind !== 'ClassDef') return [];
    return [...allStatements(s.body)].flatMap((inner) => {
      if (inner.kind !== 'Global') return [];
      return [{ start: inner.start, end: inner.end, text: `nonlocal ${inner.names.join(', ')}` }];
    });
  }

  #declaration(d: Definition): Declaration {
    const original = d.cell.statements.find((s) => s.id === d.node.id) ?? d.node;
    const added = this.#lifting.added.get(d.name) ?? [];
    const annotate = (name: string): string => {
      if (name === 'config') return this.#configAnnotation();
      const annotation = annotationOf(this.#dataflow.names.get(name)?.type ?? 'Any', this.#imports);
      return annotation === null ? '' : `: ${annotation}`;
    };
    const extra =
      d.node.kind === 'FunctionDef'
        ? signatureEdit(d.cell.cell.source, d.node, added, annotate)
        : [];
    const code = this.#code({ cell: d.cell, statement: original }, extra);
    const types = added
      .map((name) => annotate(name).replace(/^: /, '').split('.')[0] ?? '')
      .filter(
        (name) => name !== '' && (name === 'Config' || this.#imports.some((b) => b.name === name)),
      );
    return {
      kind: d.node.kind === 'ClassDef' ? 'class' : 'function',
      name: d.name,
      module: 'functions',
      code: { ...code, requires: [...new Set([...code.requires, ...types])].toSorted() },
      doc: this.query.outline.cells.get(d.cell.cell.id)?.doc ?? '',
    };
  }

  #configAnnotation(): string {
    return this.#dataflow.names.has('Config') ? '' : ': Config';
  }

  #steps(groups: readonly WiredGroup[], taken: ReadonlySet<string>): readonly Step[] {
    const names = nameSteps(
      groups,
      this.query.outline,
      new Set([
        ...taken,
        'config',
        'data',
        'evaluate',
        'functions',
        'pipeline',
        'train',
        'predict',
        'artifacts',
        'steps',
      ]),
    );
    const producer = new Map<string, string>();
    return groups.map((group, i) => {
      const named = names[i];
      const name = named?.name ?? `step_${i + 1}`;
      const first = group.units[0];
      const parameter = (variable: string): Parameter => ({
        name: variable,
        type: this.#typeBefore(group, variable, groups, i),
        doc: `from \`${producer.get(variable) ?? 'an earlier step'}\``,
      });
      const parameters = group.parameters.map(parameter);
      const results = group.results.map((variable): Parameter => ({
        name: variable,
        type: this.#typeAfter(group, variable),
        doc: '',
      }));
      for (const r of group.results) producer.set(r, name);
      const body = group.units.map((u) => this.#code(u, this.#displayEdits(u.facts)));
      const readsConfig = body.some(
        (code) =>
          /\bconfig\b/.test(code.text) && /\bconfig\.\w+\.\w+|config=config/.test(code.text),
      );
      const cells = [...new Set(group.units.map((u) => u.cell.cell.id))];
      const positions = [...new Set(group.units.map((u) => u.cell.cell.position))];
      return {
        kind: 'step',
        id: `step-${name}` as StepId,
        name,
        title: named?.title ?? name,
        doc: named?.doc ?? '',
        role: group.role,
        module: moduleOf(group, name),
        parameters,
        results,
        readsConfig,
        body,
        cells,
        positions,
        ...(first === undefined ? {} : {}),
      };
    });
  }

  /** A figure of merit that the notebook showed as a cell's value is printed. */
  #displayEdits(f: StatementFacts): readonly Edit[] {
    const s = f.statement;
    if (s.kind !== 'Expr' || !f.displaysMetric) return [];
    if (s.value.kind === 'Call' && s.value.func.kind === 'Name') {
      const name = s.value.func.id;
      if (name === 'display')
        return [{ start: s.value.func.start, end: s.value.func.end, text: 'print' }];
    }
    const prints = f.calls.some((c) => c.node === s.value && c.summary?.display === true);
    const ownPrints =
      s.value.kind === 'Call' &&
      s.value.func.kind === 'Name' &&
      this.#dataflow.functions.has(s.value.func.id) &&
      (this.#dataflow.functions.get(s.value.func.id)?.returnType ?? 'Any') === 'None';
    if (prints || ownPrints || f.statement !== f.cell.statements.at(-1) || f.cell.lastValueHidden)
      return [];
    return [
      { start: s.value.start, end: s.value.start, text: 'print(' },
      { start: s.value.end, end: s.value.end, text: ')' },
    ];
  }

  #typeAfter(group: WiredGroup, variable: string): string {
    const last = group.units.findLast((u) => u.defines.has(variable));
    const ids = last === undefined ? [] : [last.statement.id];
    return typeOfVariable(
      ids.map((id) => this.#dataflow.typeAfter(id, variable)),
      this.#lifting,
    );
  }

  #typeBefore(
    _group: WiredGroup,
    variable: string,
    groups: readonly WiredGroup[],
    index: number,
  ): string {
    const before = groups.slice(0, index).findLast((g) => g.results.includes(variable));
    return before === undefined ? 'Any' : this.#typeAfter(before, variable);
  }

  #packageName(): string {
    const name =
      this.query.projectName ??
      projectNameFrom(this.query.outline.title, this.query.program.notebook.fileName);
    const base =
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '_')
        .replaceAll(/^_+|_+$/g, '') || 'pipeline';
    const safe = /^[a-z]/.test(base) ? base : `pipeline_${base}`;
    const clash =
      !isPackageName(safe) ||
      this.#imports.some((b) => b.module.split('.')[0] === safe || b.name === safe);
    return clash ? `${safe}_pipeline` : safe;
  }

  #pipeline(
    steps: readonly Step[],
    declarations: readonly Declaration[],
    packageName: string,
  ): Pipeline {
    const { program, selection, outline } = this.query;
    const functools: readonly ImportBinding[] =
      this.#usesPartial && !this.#imports.some((b) => b.name === 'functools')
        ? [{ name: 'functools', module: 'functools', member: null, aliased: false }]
        : [];
    const needsConfig = declarations.some((d) => d.code.requires.includes('Config'));
    const config: readonly ImportBinding[] = needsConfig
      ? [{ name: 'Config', module: `${packageName}.config`, member: 'Config', aliased: false }]
      : [];
    const os: readonly ImportBinding[] =
      [...steps.flatMap((s) => s.body), ...declarations.map((d) => d.code)].some((c) =>
        c.requires.includes('os'),
      ) && !this.#imports.some((b) => b.name === 'os')
        ? [{ name: 'os', module: 'os', member: null, aliased: false }]
        : [];
    const subprocess: readonly ImportBinding[] =
      steps.some((s) => s.body.some((c) => c.requires.includes('subprocess'))) &&
      !this.#imports.some((b) => b.name === 'subprocess')
        ? [{ name: 'subprocess', module: 'subprocess', member: null, aliased: false }]
        : [];
    const imports = [...this.#imports, ...functools, ...config, ...os, ...subprocess];
    return {
      kind: 'pipeline',
      projectName: packageName.replaceAll('_', '-'),
      packageName,
      title: outline.title ?? titleFromFileName(program.notebook.fileName),
      summary: outline.summary,
      command: selection.estimators.length > 0 ? 'train' : 'run',
      imports,
      declarations,
      steps,
      settings: this.#proposal.settings,
      targets: selection.targets
        .filter((t) => steps.some((s) => s.results.some((r) => r.name === t.name)))
        .map((t) => ({ ...t, type: typeOfVariable([t.type], this.#lifting) })),
      dependencies: dependenciesOf(
        imports.filter((b) => !b.module.startsWith(`${packageName}.`)),
        program.installs,
        steps,
        declarations,
      ),
      notebooks: [
        {
          fileName: program.notebook.fileName.replace(/\.\w+$/, '.ipynb'),
          text: stripNotebook(program.notebook),
        },
      ],
      inputs: this.#inputs(this.#proposal.settings),
    };
  }

  #inputs(settings: readonly Setting[]): readonly InputFile[] {
    const inputs: InputFile[] = [];
    for (const [id, f] of this.#dataflow.facts) {
      if (!this.#kept(id)) continue;
      for (const state of f.readsState) {
        if (!state.startsWith('file:')) continue;
        const path = state === 'file:*' ? null : state.slice('file:'.length);
        const setting = settings.find(
          (s) => s.group === 'paths' && s.origins.some((o) => o.statement === id),
        );
        if (path === null && setting === undefined) continue;
        inputs.push({
          setting: setting === undefined ? null : `${setting.group}.${setting.name}`,
          path,
          origin: originOf(f.cell, id, f.statement),
        });
      }
    }
    return inputs;
  }
}

function moduleOf(group: WiredGroup, name: string): string {
  if (group.role === 'load' || group.role === 'split') return 'data';
  return group.role === 'evaluate' ? 'evaluate' : `steps/${name}`;
}

function namesBoundInside(s: Unit['statement']): ReadonlySet<string> {
  return new Set([...statementsIn([s])].flatMap((inner) => [...namesBoundBy(inner)]));
}
