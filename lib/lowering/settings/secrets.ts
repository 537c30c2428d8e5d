import type { Literal } from '../../ir/index.ts';
import { argumentOf, boundBy } from './context.ts';
import type { Resolution } from './context.ts';
import { snakeCase } from './names.ts';
import type { Site } from './sites.ts';

const KEY_NAME =
  /(?:^|_)(?:api_?key|app_?key|secret|secret_?key|access_?(?:key|token)|auth_?token|bearer_?token|token|password|passwd|pwd|passphrase|private_?key|client_?secret|credentials?)$/;
const NO_SECRET =
  /(?:pad|unk|unknown|oov|mask|sep|cls|bos|eos|sos|start|end|special|stop|first|last|next|word|char)_token$/;
const TOKEN =
  /^(?:sk-[\w-]{20,}|(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{30,}|github_pat_\w{30,}|xox[abprs]-[\w-]{10,}|AIza[\w-]{30,}|hf_\w{30,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+|glpat-[\w-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY)/;
const USER_IN_URL = /^[a-z][\w+.-]*:\/\/[^/\s:@]+:[^/\s@]+@/i;

/** Name of the environment variable for a secret that stands in the code, or null when it is none. */
export function secretName(site: Site, literal: Literal, resolution: Resolution): string | null {
  if (literal.kind !== 'str' || literal.value.trim() === '') return null;
  const name = nameOf(site, resolution);
  if (name !== null && KEY_NAME.test(name) && !NO_SECRET.test(name)) return name.toUpperCase();
  if (TOKEN.test(literal.value)) return (name ?? 'api_key').toUpperCase();
  if (USER_IN_URL.test(literal.value)) return (name ?? 'database_url').toUpperCase();
  return null;
}

/** Whether a text gives something away wherever it stands. */
export function isSecretText(text: string): boolean {
  return TOKEN.test(text) || USER_IN_URL.test(text);
}

/** The keyword, parameter, variable, item or dictionary key that the value is given to. */
function nameOf(site: Site, resolution: Resolution): string | null {
  const parent = site.above?.expr;
  const found = ((): string | null => {
    if (parent === undefined) {
      const { variable, column } = boundBy(site.statement);
      return variable ?? column;
    }
    if (parent.kind === 'Call')
      return argumentOf(resolution.callOf(parent), site.node)?.name ?? null;
    if (parent.kind === 'Dict') {
      // A mapping of column names may speak of passwords and hold none.
      const mapped = site.above?.above?.expr.kind === 'Call';
      const key = mapped ? undefined : parent.keys[parent.values.indexOf(site.node)];
      return key?.kind === 'Constant' && key.value.kind === 'str' ? key.value.value : null;
    }
    return null;
  })();
  const snake = found === null ? '' : snakeCase(found);
  return snake === '' ? null : snake;
}
