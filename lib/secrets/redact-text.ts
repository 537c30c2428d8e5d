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

/** A text that is not code, without the secrets in it. */
export function redactText(text: string, variables: Variables): string {
  let clean = text;
  for (const { core } of tokensIn(text).toReversed())
    clean = clean.slice(0, core.start) + REDACTED + clean.slice(core.end);
  clean = clean
    .replace(ASSIGNED, (whole, _, name: string, sign: string, open: string, value: string) =>
      isGiven(name, value, sign, open !== '')
        ? whole.slice(0, whole.length - value.length) + REDACTED
        : whole,
    )
    .replace(OPTION, (whole, before: string, value: string) =>
      isTemplate(value) ? whole : before + REDACTED,
    )
    .replace(LOGIN, (whole, before: string, value: string) =>
      isRandom(value) ? before + REDACTED : whole,
    )
    .replace(KAGGLE, `$1${REDACTED}`);
  for (const value of variables.values) {
    if (clean.includes(value)) clean = clean.replaceAll(wholeWord(value), REDACTED);
  }
  return clean;
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
