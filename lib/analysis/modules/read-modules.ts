import { parseCell } from '../../frontend/python/parse-cell.ts';
import type { ParsedCell, Program } from '../../frontend/program.ts';
import type { Stmt } from '../../frontend/python/ast.ts';
import { OWN_MODULES } from '../../ir/package-names.ts';
import type { ModuleFile } from '../../notebook/model.ts';
import { type CellId, cellId } from '../../source/span.ts';
import { isKnownDistribution, isStandardModule } from '../../summaries/distribution.ts';
import { summaries } from '../../summaries/index.ts';
import { allStatements } from '../walk.ts';
import {
  type LocalModule,
  type LocalModules,
  type MissingModule,
  NO_MODULES,
  writtenModule,
} from './local-modules.ts';
import { candidatesOf, ModuleFiles } from './resolve.ts';
import { searchPaths } from './search-paths.ts';

const SUMMARISED: ReadonlySet<string> = new Set(summaries.map(({ library }) => library));

/** Modules of generated packages, and names that Windows keeps: a file of the same name goes by another. */
const OWN = new Set([...OWN_MODULES, 'con', 'prn', 'aux', 'nul']);

/** The files that the notebook's imports lead to, and theirs, with their places below `packageName`. */
export function analyzableModules(program: Program, packageName: string): LocalModules {
  const imports = program.cells.some((cell) =>
    [...allStatements(cell.statements)].some((s) => s.kind === 'Import' || s.kind === 'ImportFrom'),
  );
  return imports ? new Reading(program, packageName).read() : NO_MODULES;
}

/** Who imports: the notebook, or a module with the package that its relative imports start from. */
interface Importer {
  readonly cell: ParsedCell;
  readonly module: string | null;
  readonly home: string;
}

class Reading {
  readonly #files: ModuleFiles;
  readonly #found = new Map<string, LocalModule>();
  readonly #folders = new Set<string>();
  readonly #missing: MissingModule[] = [];
  readonly #wanted = new Set<string>();
  readonly #targets = new Map<string, string>();

  constructor(
    readonly program: Program,
    readonly packageName: string,
  ) {
    this.#files = new ModuleFiles(program.notebook.modules ?? [], searchPaths(program.cells));
  }

  read(): LocalModules {
    for (const cell of this.program.cells) this.#follow({ cell, module: null, home: '' });
    const targets = this.#targets;
    return {
      found: this.#found,
      folders: this.#folders,
      missing: this.#missing,
      wanted: this.#wanted,
      targetOf: (cell, name) => targets.get(key(cell, name)) ?? null,
    };
  }

  #follow(importer: Importer): void {
    for (const s of allStatements(importer.cell.statements)) {
      if (s.kind === 'Import') for (const a of s.names) this.#import(a.name, a.name, s, importer);
      if (s.kind === 'ImportFrom') this.#importFrom(s, importer);
    }
  }

  #importFrom(s: Extract<Stmt, { kind: 'ImportFrom' }>, importer: Importer): void {
    const name = absoluteName(s, importer);
    const members = s.names.filter((a) => a.name !== '*').map((a) => a.name);
    if (name === '') {
      // `from . import features` beside the notebook: each name is a module.
      const found = members.map((member) => this.#import(`.${member}`, member, s, importer));
      if (found.length > 0 && found.every((target) => target !== null))
        this.#targets.set(key(importer.cell.cell.id, writtenModule(s)), this.packageName);
      return;
    }
    const target = this.#import(writtenModule(s), name, s, importer);
    const known = target === null ? undefined : this.#found.get(target);
    if (known?.isPackage === false || (target === null && isLibrary(name, s.level))) return;
    for (const member of members) this.#module(`${name}.${member}`);
  }

  #import(written: string, name: string, s: Stmt, importer: Importer): string | null {
    const target = this.#module(name);
    if (target !== null) {
      this.#targets.set(key(importer.cell.cell.id, written), target);
      return target;
    }
    if (
      isLibrary(name, written.startsWith('.') ? 1 : 0) ||
      this.#missing.some((m) => m.name === name)
    )
      return null;
    const candidates = candidatesOf(name, this.#files.roots);
    const { cell, module } = importer;
    this.#missing.push({ name, cell, statement: s, importedBy: module, candidates });
    return null;
  }

  /** The module and the packages around it, with what they import. */
  #module(name: string): string | null {
    const resolved = this.#files.find(name);
    if (resolved === null) {
      if (!isLibrary(name, 0)) this.#want(name);
      return null;
    }
    if (resolved.kind === 'folder') this.#want(name);
    const target = this.#place(name);
    if (this.#found.has(target) || this.#folders.has(target)) return target;
    const dot = name.lastIndexOf('.');
    if (dot > 0 && this.#module(name.slice(0, dot)) === null)
      this.#folders.add(this.#place(name.slice(0, dot)));
    if (resolved.kind === 'folder') {
      this.#folders.add(target);
      return target;
    }
    const { file, isPackage } = resolved;
    const parsed = parsedModule(file);
    this.#found.set(target, { name, target, file: file.path, isPackage, parsed });
    const home = isPackage ? name : name.slice(0, Math.max(0, dot));
    this.#follow({ cell: parsed, module: name, home });
    return target;
  }

  #want(name: string): void {
    for (const path of candidatesOf(name, this.#files.roots)) this.#wanted.add(path);
  }

  #place(name: string): string {
    const [root = name, ...rest] = name.split('.');
    const own = OWN.has(root.toLowerCase()) ? `notebook_${root}` : root;
    return [this.packageName, own, ...rest].join('.');
  }
}

function isLibrary(name: string, level: number): boolean {
  const [root = name] = name.split('.');
  return (
    level === 0 && (isStandardModule(root) || SUMMARISED.has(root) || isKnownDistribution(root))
  );
}

/** `from ..clean import x` in `src.models.fit` is `src.clean`. */
function absoluteName(s: Extract<Stmt, { kind: 'ImportFrom' }>, { home }: Importer): string {
  if (s.level === 0) return s.module;
  const around = home === '' ? [] : home.split('.');
  const kept = around.slice(0, Math.max(0, around.length - (s.level - 1)));
  return [...kept, ...(s.module === '' ? [] : [s.module])].join('.');
}

function parsedModule({ path, text }: ModuleFile): ParsedCell {
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const cell = {
    kind: 'code',
    id: cellId(`module:${path}`),
    position: 0,
    source: plain,
    executionCount: null,
    outputs: [],
  } as const;
  return parseCell(cell).parsed;
}

function key(cell: CellId, name: string): string {
  return `${cell} ${name}`;
}
