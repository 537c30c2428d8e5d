/** A form that gives itself away wherever it stands. */
interface TokenForm {
  /** Name of the environment variable where the code gives none. */
  readonly variable: string;
  readonly pattern: RegExp;
  /** Letters and digits must both be there: a word of a sentence has the same form. */
  readonly mixed?: true;
}

/** Before anything else: a longer form may hold a shorter one. */
const FORMS: readonly TokenForm[] = [
  {
    variable: 'PRIVATE_KEY',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  {
    variable: 'SLACK_WEBHOOK_URL',
    pattern: /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[\w/]{20,}/g,
  },
  {
    variable: 'DISCORD_WEBHOOK_URL',
    pattern: /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d{10,}\/[\w-]{20,}/g,
  },
  {
    variable: 'CONNECTION_STRING',
    pattern: /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[A-Za-z0-9+/=%]{20,}/g,
  },
  { variable: 'SAS_TOKEN', pattern: /[?&]sig=[\w%+/=-]{20,}/g },
  {
    variable: 'OPENAI_API_KEY',
    pattern: /\bsk-(?:proj-|svcacct-|admin-|ant-)?[\w-]{20,}/g,
    mixed: true,
  },
  { variable: 'STRIPE_API_KEY', pattern: /\b[sr]k_(?:live|test)_[0-9A-Za-z]{10,}/g },
  { variable: 'WEBHOOK_SECRET', pattern: /\bwhsec_[0-9A-Za-z+/=]{16,}/g },
  { variable: 'AWS_ACCESS_KEY_ID', pattern: /\b(?:AKIA|ASIA|AROA)[0-9A-Z]{16}\b/g },
  { variable: 'GITHUB_TOKEN', pattern: /\b(?:gh[pousr]_\w{30,}|github_pat_\w{30,})/g },
  { variable: 'GITLAB_TOKEN', pattern: /\bgl(?:pat|dt|rt|ptt)-[\w-]{20,}/g, mixed: true },
  { variable: 'SLACK_TOKEN', pattern: /\bxox[abeoprs]-[\w-]{10,}/g, mixed: true },
  { variable: 'GOOGLE_API_KEY', pattern: /\bAIza[\w-]{30,}/g, mixed: true },
  { variable: 'GOOGLE_ACCESS_TOKEN', pattern: /\bya29\.[\w-]{20,}/g },
  { variable: 'GOOGLE_CLIENT_SECRET', pattern: /\bGOCSPX-[\w-]{20,}/g },
  { variable: 'HF_TOKEN', pattern: /\bhf_[A-Za-z0-9]{30,}/g, mixed: true },
  { variable: 'SENDGRID_API_KEY', pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { variable: 'TWILIO_API_KEY', pattern: /\bSK[0-9a-f]{32}\b/g },
  { variable: 'MAILCHIMP_API_KEY', pattern: /\b[0-9a-f]{32}-us\d{1,2}\b/g },
  { variable: 'NPM_TOKEN', pattern: /\bnpm_[A-Za-z0-9]{30,}/g, mixed: true },
  { variable: 'PYPI_TOKEN', pattern: /\bpypi-[\w-]{40,}/g, mixed: true },
  { variable: 'DATABRICKS_TOKEN', pattern: /\bdapi[0-9a-f]{32}(?:-\d+)?\b/g },
  { variable: 'DIGITALOCEAN_TOKEN', pattern: /\bdo[opr]_v1_[0-9a-f]{60,}/g },
  { variable: 'SHOPIFY_TOKEN', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}\b/g },
  { variable: 'SQUARE_TOKEN', pattern: /\bsq0[a-z]{3}-[\w-]{20,}/g },
  {
    variable: 'DISCORD_TOKEN',
    pattern: /\b[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,40}/g,
    mixed: true,
  },
  { variable: 'TELEGRAM_TOKEN', pattern: /\b\d{8,10}:AA[\w-]{32,34}/g },
  { variable: 'JWT', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g },
  {
    variable: 'AUTHORIZATION',
    pattern: /\b(?:Bearer|bearer|Basic)\s+(?=[\w.~+/=-]*\d)(?=[\w.~+/=-]*[A-Za-z])[\w.~+/=-]{12,}/g,
  },
];

// Lengths have bounds: outputs hold megabytes without a blank.

/** A user with a password in a URL: templates (`{password}`, `%s`, `$PASSWORD`, `<password>`) are none. */
const USER_IN_URL =
  /\b[a-z][\w+.-]{1,20}:\/\/[^/\s:@'"{}<>$%]{0,100}:([^/\s@'"]{1,200})@[^\s'"]{0,300}/gi;
/** `?api_key=...`, `&token=...`. */
const KEY_IN_URL =
  /\bhttps?:\/\/[^\s'"?]{1,300}\?[^\s'"]{0,300}?\b(?:api_?key|access_?token|auth_?token|token|key|secret|sig|signature|password)=([\w.~%+/=-]{8,300})/gi;
/** `host=h user=u password=p`, `Server=s;Pwd=p;`: one of several on a line. */
const PASSWORD_IN_LIST = /\b(?:password|passwd|pwd)\s?=\s?([^;\s'",()]{1,200})(?![,()])/gi;

export interface FoundToken {
  readonly start: number;
  readonly end: number;
  readonly variable: string;
  /** The secret itself, where more than it gives the form away. */
  readonly core: { readonly start: number; readonly end: number; readonly variable: string };
}

/** Places in a text that hold a secret whatever stands around them, in order and apart. */
export function tokensIn(text: string): readonly FoundToken[] {
  const found: FoundToken[] = [];
  const take = (variable: string, match: RegExpExecArray, inner: string | null): void => {
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((one) => one.start < end && start < one.end)) return;
    const from = inner === null ? start : start + match[0].lastIndexOf(inner);
    const core = { start: from, end: inner === null ? end : from + inner.length };
    found.push({
      start,
      end,
      variable,
      core: { ...core, variable: inner === null ? variable : 'PASSWORD' },
    });
  };
  for (const { variable, pattern, mixed } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      if (mixed !== true || isMixed(match[0].slice(4))) take(variable, match, null);
    }
  }
  for (const match of text.matchAll(USER_IN_URL)) {
    const [, password = ''] = match;
    if (!isTemplate(password)) take('DATABASE_URL', match, password);
  }
  for (const match of text.matchAll(KEY_IN_URL)) {
    const [, key = ''] = match;
    if (isMixed(key)) take('SERVICE_URL', match, key);
  }
  for (const match of text.matchAll(PASSWORD_IN_LIST)) {
    const [, password = ''] = match;
    if (!isTemplate(password) && isListed(text, match)) take('CONNECTION_STRING', match, password);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Whether another `name=value` stands before or behind, apart from it by a blank or semicolon. */
function isListed(text: string, match: RegExpExecArray): boolean {
  const start = match.index;
  const end = start + match[0].length;
  return (
    /\w=[^\s;=]{1,200}[;\s]\s?$/.test(text.slice(Math.max(0, start - 250), start)) ||
    /^\s?[;\s]\s?\w{1,40}\s?=/.test(text.slice(end, end + 60))
  );
}

export function isMixed(text: string): boolean {
  return /\d/.test(text) && /[A-Za-z]/.test(text);
}

/** A place that is filled later, or an example of one. */
export function isTemplate(text: string): boolean {
  return (
    /^(?:[{<$%[]|\*+$|\.+$|x{3,}$)/i.test(text) ||
    /^(?:your|my|the|some|insert|enter|add|put)[-_ ]/i.test(text) ||
    /(?:^|[-_ ])(?:here|placeholder|changeme|example|dummy|todo|redacted)$/i.test(text)
  );
}
