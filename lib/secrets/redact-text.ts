import { decodedText } from './escapes.ts';
import { REDACTED } from './placeholder.ts';
import { isRandom, isSecretValue, suspicionOf } from './secret-names.ts';
import { isMixed, isTemplate, tokensIn } from './token-forms.ts';
import { Variables } from './variables.ts';

const ASSIGNED =
  /(["'`]?)\b([A-Za-z][\w.-]{1,60})\1(\s{0,9}(?::=|[=:])\s{0,9}|\s{1,3}(?:is|was)\s{1,3}:?\s{0,3})(["'`]{0,3})([^\s"'`,;)<>]+)/g;
/** `%env NAME=value`, `!export NAME=value`, `%set_env NAME value`. */
const ENVIRONMENT =
  /^(\s*(?:%(?:env|set_env)|!?\s*(?:export|set|setx))\s+)([A-Za-z_]\w*)(\s*=\s*|\s+)(["']?)([^"'\n]+)/gm;
/** `--password value`, `curl -u user:value`, `wandb login value`. */
const OPTION = /(--?(?:password|passwd|token|api-?key|secret)[= ]\s*["']?)([^\s"']+)/gi;
const USER_OPTION = /((?:^|\s)(?:-u|--user)[= ]?\s*["']?[\w.@-]+:)([^\s"']+)/g;
const LOGIN = /(\blogin\s+(?:--\w+\s+)*)([A-Za-z0-9_-]{20,})/g;
const KAGGLE = /("username"\s?:\s?"[^"]{0,100}"\s?,\s?"key"\s?:\s?")([0-9a-f]{32})/g;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text that is not code, without the secrets in it, escaped ones too. */
export function redactText(text: string, variables: Variables): string {
  const decoded = decodedText(text);
  const escaped =
    decoded === null
      ? []
      : secretRanges(decoded.text, variables).map(({ start, end }) => decoded.placeOf(start, end));
  const ranges = joined([...secretRanges(text, variables), ...escaped]);
  return ranges.reduceRight(
    (clean, { start, end }) => clean.slice(0, start) + REDACTED + clean.slice(end),
    text,
  );
}

/** Where secrets stand; what a rule found is not looked at by those after it. */
function secretRanges(text: string, variables: Variables): readonly Range[] {
  const found: Range[] = tokensIn(text).map(({ core }) => core);
  const take = (match: RegExpExecArray, value: string): void => {
    const end = match.index + match[0].length;
    const range = { start: end - value.length, end };
    if (!found.some((one) => one.start < range.end && range.start < one.end)) found.push(range);
  };
  for (const match of text.matchAll(ASSIGNED)) {
    const [, , name = '', sign = '', open = '', value = ''] = match;
    if (isGiven(name, value, sign, open !== '')) take(match, value);
  }
  for (const match of text.matchAll(OPTION)) {
    const [, , value = ''] = match;
    if (!isTemplate(value)) take(match, value);
  }
  for (const match of text.matchAll(LOGIN)) {
    const [, , value = ''] = match;
    if (isRandom(value)) take(match, value);
  }
  for (const match of text.matchAll(KAGGLE)) take(match, match[2] ?? '');
  for (const value of variables.values) {
    if (!text.includes(value)) continue;
    for (const match of text.matchAll(wholeWord(value)))
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Ranges in order, those that meet as one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last === undefined || range.start >= last.end) apart.push(range);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return apart;
}

/** A line of a data file, without the secrets that give themselves away. */
export function redactRow(line: string): string {
  return redactText(line, new Variables());
}

/** A line for the shell or IPython; what it sets in the environment is told. */
export function redactCommand(
  text: string,
  variables: Variables,
  onVariable: (name: string) => void,
): string {
  const set = text.replace(
    ENVIRONMENT,
    (whole, command: string, name: string, sign: string, quote: string, value: string) => {
      const suspicion = suspicionOf(name.toLowerCase());
      const isSecret =
        (suspicion !== null && isSecretValue(value, suspicion)) || tokensIn(value).length > 0;
      if (!isSecret) return whole;
      onVariable(variables.of(value.trim(), name));
      return command + name + sign + quote + REDACTED;
    },
  );
  const user = set.replace(USER_OPTION, (whole, before: string, value: string) =>
    isTemplate(value) ? whole : before + REDACTED,
  );
  return redactText(user, variables);
}

/** Whether `name = value` outside of code gives a secret away. */
function isGiven(name: string, value: string, sign: string, quoted: boolean): boolean {
  const suspicion = suspicionOf(name.toLowerCase().replaceAll(/[-.]/g, '_'));
  if (suspicion === null || !isSecretValue(value, suspicion)) return false;
  if (suspicion === 'vague') return true;
  // `'password': 'secret_word'` may be a mapping of columns.
  if (quoted && (sign.includes('=') || (sign.includes(':') && /\W/.test(value)))) return true;
  return isMixed(value) && value.length >= 6;
}

function wholeWord(value: string): RegExp {
  const escaped = value.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'g');
}
