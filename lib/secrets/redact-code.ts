import { allStatements } from '../analysis/walk.ts';
import type { Expr, JoinedStr, Located } from '../frontend/python/ast.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { TextEdit } from '../source/index.ts';
import { type GivenValue, givenValues } from './given-names.ts';
import { isInField } from './environment-text.ts';
import { placeholder } from './placeholder.ts';
import { redactCommand, redactText } from './redact-text.ts';
import { isSecretValue, suspicionOf } from './secret-names.ts';
import { tokensIn } from './token-forms.ts';
import type { Variables } from './variables.ts';

/** A secret that stood in code. */
export interface CodeSecret extends Located {
  readonly variable: string;
}

/** One between the fields of an f-string. */
export interface FieldSecret extends CodeSecret {
  readonly within: Located;
}

/** Edits that take the secrets out of the strings of code. */
export function secretsOfCode(
  cell: ParsedCell,
  variables: Variables,
): { readonly found: readonly CodeSecret[]; readonly inText: readonly FieldSecret[] } {
  const found: CodeSecret[] = [];
  const inText: FieldSecret[] = [];
  const covered = (node: Located): boolean =>
    found.some((one) => one.start <= node.start && node.end <= one.end);
  for (const statement of allStatements(cell.statements)) {
    for (const given of givenValues(statement)) {
      const { node } = given;
      if (covered(node)) continue;
      if (node.kind === 'JoinedStr') {
        inText.push(...inFields(cell.cell.source, node, variables));
        continue;
      }
      if (given.alone && node.kind === 'Constant') continue;
      const value = wholeText(node);
      const wanted = value === null ? null : secretName(given, value, variables);
      if (value === null || wanted === null) continue;
      found.push({ start: node.start, end: node.end, variable: variables.of(value, wanted) });
    }
  }
  return { found, inText };
}

/** The text of a string, or of strings joined by `+`. */
function wholeText(node: Expr): string | null {
  if (node.kind === 'Constant') {
    if (node.value.kind === 'str') return node.value.value;
    return node.value.kind === 'bytes'
      ? node.value.text.replace(/^[bBrR]*(['"]+)([^]*)\1$/, '$2')
      : null;
  }
  if (node.kind !== 'BinOp' || node.op !== '+') return null;
  const [left, right] = [wholeText(node.left), wholeText(node.right)];
  return left === null || right === null ? null : left + right;
}

/** A name for a place that holds a password in it. */
const SAYS_WHERE =
  /(?:^|_)(?:url|uri|dsn|conn|connection|connection_string|conn_str|webhook|proxy)$/;

/** Name of the variable that a secret wants; null when the text is none. */
function secretName(
  { name, owner }: GivenValue,
  value: string,
  variables: Variables,
): string | null {
  const snake = name === null ? null : snakeCase(name);
  const suspicion = snake === null ? null : suspicionOf(snake);
  const own = owner === null || name === null ? name : `${owner}_${name}`;
  const [token] = tokensIn(value);
  if (suspicion !== null && isSecretValue(value, suspicion)) return own;
  if (token !== undefined) {
    const says = suspicion !== null || (snake !== null && SAYS_WHERE.test(snake));
    return says ? own : token.variable;
  }
  return variables.ofKnown(value);
}

function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
}

/** Secrets between the fields of an f-string. */
function inFields(source: string, node: JoinedStr, variables: Variables): readonly FieldSecret[] {
  const text = source.slice(node.start, node.end);
  return tokensIn(text).flatMap(({ core }) => {
    const { start, end, variable } = core;
    const secret = text.slice(start, end);
    const range = { start: node.start + start, end: node.start + end };
    if (/[{}"'\n]/.test(secret) || isInField(node, range)) return [];
    return [
      {
        ...range,
        variable: variables.of(secret, variable),
        within: { start: node.start, end: node.end },
      },
    ];
  });
}

/** Comments, magics and strings that stand alone, without what they give away. */
export function textEdits(
  cell: ParsedCell,
  variables: Variables,
  onVariable: (name: string) => void,
): readonly TextEdit[] {
  const { source } = cell.cell;
  const edits: TextEdit[] = [];
  const edit = ({ start, end }: Located, clean: (text: string) => string): void => {
    const text = source.slice(start, end);
    const cleaned = clean(text);
    if (cleaned !== text) edits.push({ start, end, text: cleaned });
  };
  const command = (text: string): string => redactCommand(text, variables, onVariable);
  for (const comment of cell.comments) edit(comment, (text) => redactText(text, variables));
  for (const magic of cell.magics) edit(magic, command);
  for (const statement of allStatements(cell.statements)) {
    if (statement.kind === 'Magic') edit(statement, command);
    if (statement.kind === 'Expr' && statement.value.kind === 'Constant')
      edit(statement.value, (text) => redactText(text, variables));
    if (statement.kind === 'Assign' && statement.value.kind === 'MagicExpr')
      edit(statement.value, command);
  }
  return edits;
}

/** `"<redacted:NAME>"` in the quotes that the string had. */
export function placeholderText(variable: string, original: string): string {
  const prefix = /^[rR]?[bB]/.test(original) ? 'b' : '';
  const quote = original.endsWith("'") ? "'" : '"';
  return `${prefix}${quote}${placeholder(variable)}${quote}`;
}
