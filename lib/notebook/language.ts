import { arrayAt, isObject, objectAt, stringAt } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import { rawCells } from './ipynb/read-cells.ts';

export interface KernelLanguage {
  readonly language: string;
  readonly version: string | null;
}

const pythonNames = /^(?:i?python|pyspark|xpython|xeus-python|pyodide|py$)/;
const kernelLanguages: readonly (readonly [RegExp, string])[] = [
  [/^(?:ir|irkernel|r)$/, 'r'],
  [/^julia/, 'julia'],
  [/^(?:scala|almond|spark_?scala|spylon|sparkkernel|apache_toree_scala)/, 'scala'],
  [/^(?:javascript|ijavascript|nodejs|jslab)/, 'javascript'],
  [/^(?:typescript|tslab|deno)/, 'typescript'],
  [/^(?:bash|zsh|sh)$/, 'bash'],
  [/^octave/, 'octave'],
  [/^matlab/, 'matlab'],
  [/^sas$/, 'sas'],
  [/^sos$/, 'sos'],
  [/^xcpp|^c\+\+/, 'c++'],
  [/^\.net-(csharp|fsharp)/, 'c#'],
  [/^(?:java|ijava|kotlin|rust|evcxr|gophernotes|ruby|perl|haskell|ihaskell|stata|sagemath)/, ''],
];

/** The language of a document's kernel, from whatever its metadata says; Python when it says nothing. */
export function kernelLanguage(document: JsonObject): KernelLanguage {
  const metadata = objectAt(document, 'metadata');
  const spec = objectAt(metadata, 'kernelspec');
  const details = objectAt(metadata, 'language_info');
  const databricks = objectAt(metadata, 'application/vnd.databricks.v1+notebook');
  const kernel = (stringAt(spec, 'name') ?? '').toLowerCase();
  const named =
    told(stringAt(details, 'name')) ??
    told(stringAt(spec, 'language')) ??
    stringAt(databricks, 'language') ??
    cellLanguage(document);
  const language = canonical((named ?? languageOfKernel(kernel)).toLowerCase());
  const recorded = stringAt(details, 'version');
  const version = recorded ?? (/^python\s*2/.test(kernel) ? '2' : null);
  return { language, version: language === 'python' ? version : recorded };
}

/** Editors write these when no kernel was ever chosen. */
function told(name: string | null): string | null {
  return name === null || /^(?:|plain ?text|text|none|unknown)$/i.test(name) ? null : name;
}

function canonical(name: string): string {
  if (name === '' || pythonNames.test(name)) return 'python';
  return name;
}

function languageOfKernel(kernel: string): string {
  const match = kernelLanguages.find(([pattern]) => pattern.test(kernel));
  if (match === undefined) return 'python';
  return match[1] === '' ? kernel : match[1];
}

/** Format 3 states the language per code cell. */
function cellLanguage(document: JsonObject): string | null {
  if (!Array.isArray(document['worksheets'])) return null;
  const languages = rawCells(document).flatMap((cell) => stringAt(cell, 'language') ?? []);
  const first = languages[0];
  return first !== undefined && languages.every((language) => language === first) ? first : null;
}

/** The language of `%%name` magics when every code cell that is not blank begins with the same one. */
export function languageOfMagics(sources: readonly string[]): string | null {
  const filled = sources.filter((source) => source.trim() !== '');
  const names = filled.map(
    (source) => /^\s*%%(R|julia|scala|ruby|perl|javascript|js|bash|sh|octave)\b/.exec(source)?.[1],
  );
  const first = names[0];
  return first !== undefined && names.every((name) => name === first) ? first.toLowerCase() : null;
}

/** What other tool wrote a JSON document that is not a notebook. */
export function foreignDocument(document: unknown): string | null {
  if (!isObject(document)) return null;
  if (Array.isArray(document['paragraphs'])) return 'a Zeppelin note';
  if (
    isObject(objectAt(document, 'metadata')['config']) &&
    arrayAt(document, 'cells').length > 0 &&
    !Object.hasOwn(document, 'nbformat')
  ) {
    return 'a Polynote notebook';
  }
  if (Object.hasOwn(document, 'commands') && Object.hasOwn(document, 'dashboards'))
    return 'a Databricks archive';
  if (document['type'] === 'observable' || Array.isArray(document['modules']))
    return 'an Observable notebook';
  if (Object.hasOwn(document, 'openapi') || Object.hasOwn(document, 'swagger'))
    return 'an API description';
  if (Array.isArray(document['features']) && document['type'] === 'FeatureCollection')
    return 'GeoJSON data';
  return null;
}
