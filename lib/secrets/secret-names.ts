import { isMixed, isTemplate } from './token-forms.ts';

/** What is given to such a name is a secret unless it plainly is something else. */
const PASSWORDS =
  /(?:^|_)(?:password|passwd|passwort|pwd|pw|passphrase|passcode)\d*$|^(?:\w+_)?(?:db|user|admin|my|smtp|ftp|mail|email|mysql|pg|postgres)_?pass$|^pass$/;
const KEYS =
  /(?:^|_)(?:api_?key|app_?key|secret_?key|access_?key|private_?key|account_?key|storage_?key|signing_?key|encryption_?key|consumer_?key|subscription_?key|shared_?key|license_?key|access_?key_?id|private_?key_?id|api_?secret|client_?secret|consumer_?secret|app_?secret|token_?secret|access_?token(?:_secret)?|auth_?token|bearer_?token|refresh_?token|session_?token|api_?token|id_?token|sas_?token|bot_?token|github_?token|hf_?token|authorization|x_?api_?key|x_?auth_?token)\d*$/;
/** Words with other meanings as well: only what looks made up by a machine counts. */
const VAGUE =
  /(?:^|_)(?:token|secret|credentials?|key|auth|authkey|salt|webhook|cookie|apikey)\d*$/;
const OTHER_TOKENS =
  /(?:^|_)(?:pad|unk|unknown|oov|mask|sep|cls|bos|eos|sos|start|end|special|stop|first|last|next|prev|word|char|sub|byte|max|min|num|n)_tokens?$/;
const OTHER_KEYS =
  /(?:^|_)(?:primary|foreign|sort|join|merge|group|partition|hash|index|cache|dict|data|public|row|record|order|lookup|config|feature|column|col|file|object|bucket|s3|blob|storage_path)_key$/;

/** How sure a name makes that its value is a secret. */
export type Suspicion = 'password' | 'key' | 'vague' | null;

export function suspicionOf(name: string): Suspicion {
  if (OTHER_TOKENS.test(name) || OTHER_KEYS.test(name)) return null;
  if (PASSWORDS.test(name)) return 'password';
  if (KEYS.test(name)) return 'key';
  return VAGUE.test(name) ? 'vague' : null;
}

/** Types, aggregations, kinds of columns, field names: values that a schema or a form gives to a name. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
  (
    'str string int integer float double bool boolean text varchar char object category categorical date datetime ' +
    'count mean sum min max first last nunique median std none null nan true false yes no na n/a unknown other empty ' +
    'password passwd pwd pass secret token key api_key apikey username user login name email id hash label target ' +
    'feature drop ignore include exclude optional required hidden public private auth authorization bearer basic ' +
    'digest ntlm oauth oauth2 query header cookie session env environment prompt input test'
  ).split(' '),
);

/** Whether a value that a suspicious name is given can be a secret. */
export function isSecretValue(value: string, suspicion: Exclude<Suspicion, null>): boolean {
  const text = value.trim();
  if (text === '' || isTemplate(text) || PLAIN_WORDS.has(text.toLowerCase())) return false;
  if (/^<.*>$|^\[.*\]$|^\{.*\}$/s.test(text)) return false;
  switch (suspicion) {
    case 'password':
      // A sentence asks for a password or speaks of one.
      return !/\s/.test(text) || isMixed(text);
    case 'key':
      // `customer_id` is a name of the author's.
      return (
        !/\s/.test(text.replace(/^(?:Bearer|Basic|Token)\s+/i, '')) &&
        text.length >= 4 &&
        !/^[a-z]+(?:_[a-z]+)+$/.test(text)
      );
    case 'vague':
      return isRandom(text);
  }
}

/** Long, without blanks, of letters and digits in no order: made by a machine. */
export function isRandom(text: string): boolean {
  if (text.length < 16 || /[\s/\\.,:;(){}[\]<>]/.test(text) || !isMixed(text)) return false;
  if (/^[a-z]+(?:[-_][a-z0-9]+)*$/i.test(text) && !/\d[A-Za-z]+\d/.test(text)) return false;
  return entropyOf(text) >= 3;
}

/** Bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
