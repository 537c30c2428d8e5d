import { type Dataflow, type Knowledge } from '../analysis/index.ts';
import { classOf } from '../analysis/values.ts';
import type { Program } from '../frontend/program.ts';
import type { Alias, Expr, Stmt } from '../frontend/python/ast.ts';
import type { CellId } from '../source/span.ts';
import type { CellEdit } from './rule.ts';

interface ImportPlace {
  readonly cell: CellId;
  readonly statement: Extract<Stmt, { kind: 'Import' | 'ImportFrom' }>;
  readonly alias: Alias;
}

/** How code may spell a library's name, and what must be imported for that. */
export interface Spelling {
  readonly text: string;
  readonly edits: readonly CellEdit[];
}

/** What expressions of the notebook stand for, and how it spells the names of libraries. */
export class Names {
  readonly #modules = new Map<string, string>();
  readonly #members = new Map<string, ImportPlace>();

  constructor(
    readonly program: Program,
    readonly dataflow: Dataflow,
    readonly knowledge: Knowledge,
  ) {
    for (const { cell, statements } of program.cells)
      for (const statement of statements) this.#note(cell.id, statement);
  }

  #note(cell: CellId, statement: Stmt): void {
    if (statement.kind === 'Import')
      for (const { name, asName } of statement.names) {
        const bound = asName ?? (name.includes('.') ? null : name);
        if (bound !== null && !this.#modules.has(name)) this.#modules.set(name, bound);
      }
    if (statement.kind === 'ImportFrom' && statement.level === 0)
      for (const alias of statement.names)
        this.#members.set(`${statement.module}.${alias.name}`, { cell, statement, alias });
  }

  /** Class of an expression's value without type arguments, or null. */
  classOf(expr: Expr): string | null {
    return classOf(this.typeOf(expr));
  }

  typeOf(expr: Expr): string | null {
    const { type } = this.dataflow.seen(expr);
    return type === 'Any' ? null : type;
  }

  hasTrait(expr: Expr, trait: 'frame' | 'series' | 'array'): boolean {
    const name = this.classOf(expr);
    return name !== null && this.knowledge.index.hasTrait(name, trait);
  }

  /**
   * The name of a library's module, function or class as the notebook's imports give it, aliases unresolved:
   * `np.float` is `numpy.float`. Null for anything else.
   */
  written(expr: Expr): string | null {
    if (expr.kind === 'Name') return this.dataflow.seen(expr).name;
    if (expr.kind !== 'Attribute') return null;
    const owner = this.written(expr.value);
    return owner === null ? null : `${owner}.${expr.attr}`;
  }

  /** What a call calls: `sklearn.svm.SVC`, `pandas.DataFrame.append`. */
  callee(func: Expr): string | null {
    const { name } = this.dataflow.seen(func);
    if (name !== null) return this.knowledge.index.canonical(name);
    if (func.kind !== 'Attribute') return null;
    const owner = this.classOf(func.value);
    return owner === null ? null : `${owner}.${func.attr}`;
  }

  /** How to write a name of a module: `pd.concat`. */
  spell(module: string, member: string): Spelling | null {
    const given = this.#members.get(`${module}.${member}`);
    if (given !== undefined) return { text: given.alias.asName ?? member, edits: [] };
    const owner = this.spellModule(module);
    return owner === null ? null : { ...owner, text: `${owner.text}.${member}` };
  }

  /** How to write a module: `pd`. */
  spellModule(module: string): Spelling | null {
    const bound = this.#modules.get(module);
    if (bound !== undefined) return { text: bound, edits: [] };
    const dot = module.lastIndexOf('.');
    const owner = module.slice(0, Math.max(0, dot));
    const outer = USUAL[owner] === undefined ? undefined : this.#modules.get(owner);
    if (outer !== undefined) return { text: outer + module.slice(dot), edits: [] };
    const first = this.#firstStatement();
    if (first === null) return null;
    const alias = USUAL[module];
    const line = alias === undefined ? `import ${module}` : `import ${module} as ${alias}`;
    const { cell, start } = first;
    return { text: alias ?? module, edits: [{ cell, start, end: start, text: `${line}\n` }] };
  }

  /** Imports a name beside another of the same module: `from m import old` becomes `from m import old, member`. */
  beside(module: string, old: string, member: string): Spelling | null {
    const given = this.#members.get(`${module}.${member}`);
    if (given !== undefined) return { text: given.alias.asName ?? member, edits: [] };
    const place = this.#members.get(`${module}.${old}`);
    if (place === undefined)
      return this.#members.has(`${module}.*`) ? { text: member, edits: [] } : null;
    const { cell, alias } = place;
    return {
      text: member,
      edits: [{ cell, start: alias.end, end: alias.end, text: `, ${member}` }],
    };
  }

  #firstStatement(): { readonly cell: CellId; readonly start: number } | null {
    for (const { cell, statements } of this.program.cells) {
      const first = statements.find((s) => s.kind === 'Import' || s.kind === 'ImportFrom');
      if (first !== undefined) return { cell: cell.id, start: first.start };
    }
    return null;
  }
}

/** Libraries that have their modules as attributes, and the names people give them. */
const USUAL: Readonly<Record<string, string>> = { pandas: 'pd', numpy: 'np' };
