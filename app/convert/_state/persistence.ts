import type { ConvertOptions, ModuleFile, SourceFile } from '../../_lib.ts';
import { readOptions } from './options.ts';

/** The part of `Storage` that is needed; a browser may refuse each call (private windows, full disk). */
export type OptionStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'cellwright.options.';
const RECENT = 'cellwright.recent';
const KEPT = 30;

/** What the person chose for this notebook earlier, or null. */
export function loadOptions(store: OptionStore, hash: string): ConvertOptions | null {
  try {
    const text = store.getItem(PREFIX + hash);
    return text === null ? null : readOptions(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps the options of the last thirty notebooks. Says whether it could. */
export function saveOptions(store: OptionStore, hash: string, options: ConvertOptions): boolean {
  try {
    store.setItem(PREFIX + hash, JSON.stringify(options));
    const recent = [hash, ...readRecent(store).filter((other) => other !== hash)];
    for (const old of recent.slice(KEPT)) store.removeItem(PREFIX + old);
    store.setItem(RECENT, JSON.stringify(recent.slice(0, KEPT)));
    return true;
  } catch {
    return false;
  }
}

function readRecent(store: OptionStore): readonly string[] {
  try {
    const value: unknown = JSON.parse(store.getItem(RECENT) ?? '[]');
    return Array.isArray(value) ? value.filter((hash) => typeof hash === 'string') : [];
  } catch {
    return [];
  }
}

const DATABASE = 'cellwright';
const NOTEBOOKS = 'notebooks';
const LAST = 'last';

/** The notebook worked on last; notebooks are too big for `localStorage`. Null when there is none or storage is off. */
export async function loadLastNotebook(): Promise<SourceFile | null> {
  try {
    const database = await openDatabase();
    const value = await settled<unknown>(
      database.transaction(NOTEBOOKS, 'readonly').objectStore(NOTEBOOKS).get(LAST),
    );
    database.close();
    return isSourceFile(value) ? withoutStrangers(value) : null;
  } catch {
    return null;
  }
}

export async function saveLastNotebook(file: SourceFile): Promise<boolean> {
  const { fileName, text, modules = [] } = file;
  return change((store) => store.put({ fileName, text, modules }, LAST));
}

export async function forgetLastNotebook(): Promise<boolean> {
  return change((store) => store.delete(LAST));
}

async function change(request: (store: IDBObjectStore) => IDBRequest): Promise<boolean> {
  try {
    const database = await openDatabase();
    await settled(request(database.transaction(NOTEBOOKS, 'readwrite').objectStore(NOTEBOOKS)));
    database.close();
    return true;
  } catch {
    return false;
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(NOTEBOOKS));
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('Storage failed')));
  });
}

/** What another version stored may lack the modules, or hold something else there. */
function withoutStrangers({ fileName, text, modules }: SourceFile): SourceFile {
  const given: readonly unknown[] = Array.isArray(modules) ? modules : [];
  const known = given.filter(isModuleFile);
  return known.length === 0 ? { fileName, text } : { fileName, text, modules: known };
}

function isModuleFile(value: unknown): value is ModuleFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    'text' in value &&
    typeof value.path === 'string' &&
    typeof value.text === 'string'
  );
}

function isSourceFile(value: unknown): value is SourceFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'fileName' in value &&
    'text' in value &&
    typeof value.fileName === 'string' &&
    typeof value.text === 'string'
  );
}
