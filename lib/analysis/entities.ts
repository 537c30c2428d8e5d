import type { ClassDef, FunctionDef, Lambda } from '../frontend/python/ast.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { TypeText } from '../ir/python-type.ts';
import type { ObjectId } from './facts.ts';
import type { LocalScope } from './scopes.ts';
import type { AbstractValue, Reference } from './values.ts';

/** A function or lambda of the notebook, with the scope that it closes over. */
export interface FunctionEntity {
  readonly name: string;
  readonly node: FunctionDef | Lambda;
  readonly cell: ParsedCell;
  /** Null when it stands at the top level. */
  readonly scope: LocalScope | null;
  readonly object: ObjectId;
  /** Names of outer scopes that its body mentions. */
  readonly free: ReadonlySet<string>;
  readonly assignsGlobals: ReadonlySet<string>;
  /** The class whose method it is. */
  readonly owner: ClassEntity | null;
}

/** A class of the notebook. */
export interface ClassEntity {
  readonly name: string;
  readonly node: ClassDef;
  readonly cell: ParsedCell;
  readonly object: ObjectId;
  readonly free: ReadonlySet<string>;
  readonly methods: ReadonlyMap<string, FunctionEntity>;
  readonly bases: readonly Reference[];
  /** Names bound in its body: attributes that all instances share. */
  readonly shared: ReadonlySet<string>;
  /** The local module that defines it; null for the notebook. */
  readonly module: string | null;
  /** What its attributes may hold, joined over all assignments to `self.name`. */
  readonly attributes: Map<string, AbstractValue>;
}

/** Type of instances of a class of the notebook, or of a local module. */
export function instanceType({ module, name }: Pick<ClassEntity, 'module' | 'name'>): TypeText {
  return module === null ? `.${name}` : `${module}.${name}`;
}
