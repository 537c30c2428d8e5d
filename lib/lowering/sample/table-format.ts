import type { Expr } from '../../frontend/python/ast.ts';
import type { TableFormat } from '../../ir/index.ts';

type Call = Extract<Expr, { kind: 'Call' }>;

/** Separator that each reader of tables takes where none is given. */
const READERS: ReadonlyMap<string, string | null> = new Map([
  ['pandas.read_csv', ','],
  ['pandas.read_table', '\t'],
  ['numpy.genfromtxt', null],
  ['numpy.loadtxt', null],
]);

/** How the table in a text file is written, as its call says; null when the call reads something else. */
export function tableFormat(canonical: string, call: Call): TableFormat | null {
  const usual = READERS.get(canonical);
  if (usual === undefined) return null;
  const given = (...names: readonly string[]): Expr | undefined =>
    call.keywords.find(({ name }) => name !== null && names.includes(name))?.value;
  const separator = given('sep', 'delimiter');
  const names = listOfTexts(given('names'));
  const header = given('header');
  return {
    separator: separator === undefined ? usual : oneCharacter(separator),
    hasHeader: header === undefined ? names === null && usual !== null : !isNone(header),
    names,
    skipped: numberIn(given('skiprows', 'skip_header')) + Math.max(0, numberIn(header)),
  };
}

function oneCharacter(expr: Expr): string | null {
  const text = textIn(expr);
  return text?.length === 1 ? text : null;
}

function textIn(expr: Expr): string | null {
  return expr.kind === 'Constant' && expr.value.kind === 'str' ? expr.value.value : null;
}

function isNone(expr: Expr): boolean {
  return expr.kind === 'Constant' && expr.value.kind === 'none';
}

function numberIn(expr: Expr | undefined): number {
  return expr?.kind === 'Constant' && expr.value.kind === 'int' ? Number(expr.value.digits) : 0;
}

function listOfTexts(expr: Expr | undefined): readonly string[] | null {
  if (expr?.kind !== 'List' && expr?.kind !== 'Tuple') return null;
  const texts = expr.elements.map(textIn);
  return texts.every((text) => text !== null) ? texts : null;
}
