import { capitals, hex, mixed } from './made-up.ts';

/** A secret in production code. */
export interface Planted {
  readonly kind: string;
  readonly secret: string;
  /** Lines of the cell, with the secret in them. */
  readonly code: string;
  /** Environment variable that the code reads instead. */
  readonly variable: string;
}

const call = (name: string, value: string): string => `used = client('${value}')  # ${name}`;

/** A token that its own form gives away, handed over without a name. */
function token(kind: string, variable: string, secret: string): Planted {
  return { kind, secret, variable, code: call('here', secret) };
}

function given(kind: string, variable: string, secret: string, code: string): Planted {
  return { kind, secret, variable, code: code.replaceAll('SECRET', secret) };
}

const pem = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
const pemEnd = ['-----END RSA', 'PRIVATE KEY-----'].join(' ');

export const TOKENS: readonly Planted[] = [
  token('AWS key id', 'AWS_ACCESS_KEY_ID', `AKIA${capitals(16)}`),
  token('GitHub', 'GITHUB_TOKEN', `ghp_${mixed(36)}`),
  token('GitHub, fine-grained', 'GITHUB_TOKEN', `github_pat_${mixed(60)}`),
  token('GitLab', 'GITLAB_TOKEN', `glpat-${mixed(20)}`),
  token('Slack', 'SLACK_TOKEN', `xoxb-123456789012-${mixed(24)}`),
  token(
    'Slack webhook',
    'SLACK_WEBHOOK_URL',
    `https://hooks.slack.com/services/T0AB/B0CD/${mixed(24)}`,
  ),
  token('Stripe', 'STRIPE_API_KEY', `sk_live_${mixed(24)}`),
  token('OpenAI', 'OPENAI_API_KEY', `sk-${mixed(48)}`),
  token('OpenAI, project', 'OPENAI_API_KEY', `sk-proj-${mixed(60)}`),
  token('Google', 'GOOGLE_API_KEY', `AIza${mixed(35)}`),
  token('Google OAuth', 'GOOGLE_CLIENT_SECRET', `GOCSPX-${mixed(28)}`),
  token('Hugging Face', 'HF_TOKEN', `hf_${mixed(34)}`),
  token('Twilio', 'TWILIO_API_KEY', `SK${hex(32)}`),
  token('SendGrid', 'SENDGRID_API_KEY', `SG.${mixed(22)}.${mixed(43, 2)}`),
  token('Mailchimp', 'MAILCHIMP_API_KEY', `${hex(32)}-us19`),
  token('npm', 'NPM_TOKEN', `npm_${mixed(36)}`),
  token('PyPI', 'PYPI_TOKEN', `pypi-AgEIcHlwaS5vcmc${mixed(60)}`),
  token('Discord', 'DISCORD_TOKEN', `M${mixed(23)}.${mixed(6, 2)}.${mixed(30, 3)}`),
  token('Telegram', 'TELEGRAM_TOKEN', `123456789:AA${mixed(33)}`),
  token('Databricks', 'DATABRICKS_TOKEN', `dapi${hex(32)}`),
  token('JWT', 'JWT', `eyJ${mixed(20)}.eyJ${mixed(30, 2)}.${mixed(40, 3)}`),
  token(
    'Azure storage',
    'CONNECTION_STRING',
    `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${mixed(86)}==;EndpointSuffix=core.windows.net`,
  ),
];

export const GIVEN: readonly Planted[] = [
  given(
    'AWS secret',
    'AWS_SECRET_ACCESS_KEY',
    `${mixed(20)}/${mixed(19, 2)}`,
    "used = client(aws_secret_access_key='SECRET')",
  ),
  given('Kaggle key', 'KAGGLE_KEY', hex(32), "os.environ['KAGGLE_KEY'] = 'SECRET'"),
  given('Kaggle file', 'KAGGLE_API_KEY', hex(32), "used = {'username': 'ann', 'key': 'SECRET'}"),
  given('environment', 'MY_API_KEY', mixed(18), "os.environ['MY_API_KEY'] = 'SECRET'"),
  given('setdefault', 'API_TOKEN', mixed(20), "os.environ.setdefault('API_TOKEN', 'SECRET')"),
  given('default of getenv', 'DB_PASSWORD', mixed(9), "used = os.getenv('DB_PASSWORD', 'SECRET')"),
  given(
    'password in a database URL',
    'DATABASE_URL',
    mixed(10),
    "used = client('postgres://ann:SECRET@db.example/shop')",
  ),
  given(
    'basic authentication in a URL',
    'URL',
    mixed(10),
    "url = 'https://ann:SECRET@files.example/a.csv'",
  ),
  given(
    'token in a query',
    'SERVICE_URL',
    mixed(20),
    "used = client('https://api.example/v1?city=Bonn&api_key=SECRET')",
  ),
  given(
    'connection string',
    'CONNECTION_STRING',
    mixed(10),
    "used = client('Driver={x};Server=s;Uid=ann;Pwd=SECRET;')",
  ),
  given(
    'list of parameters',
    'CONNECTION_STRING',
    mixed(10),
    "used = client('host=db user=ann password=SECRET dbname=shop')",
  ),
  given(
    'keyword password',
    'PASSWORD',
    'correct-horse',
    "used = client(user='ann', password='SECRET')",
  ),
  given('keyword token', 'TOKEN', mixed(20), "used = client(token='SECRET')"),
  given('keyword api_key', 'API_KEY', mixed(12), "used = client(api_key='SECRET')"),
  given('keyword secret', 'SECRET', mixed(20), "used = client(secret='SECRET')"),
  given('variable', 'DB_PASS', 'hunter2hunter2', "db_pass = 'SECRET'\nused = client(db_pass)"),
  given('attribute', 'SERVICE_API_KEY', mixed(20), "service.api_key = 'SECRET'"),
  given(
    'key of a dictionary',
    'PASSWORD',
    mixed(9),
    "used = {'user': 'ann', 'password': 'SECRET'}",
  ),
  given(
    'bearer header',
    'AUTHORIZATION',
    mixed(24),
    "used = client(headers={'Authorization': 'Bearer SECRET'})",
  ),
  given(
    'basic header',
    'AUTHORIZATION',
    `${mixed(21)}==`,
    "headers = {}\nheaders['Authorization'] = 'Basic SECRET'",
  ),
  given('tuple of auth', 'PASSWORD', mixed(9), "used = client(auth=('ann', 'SECRET'))"),
  given(
    'machine-made value',
    'SIGNING_KEY',
    mixed(32),
    "signing_key = 'SECRET'\nused = client(signing_key)",
  ),
  given(
    'default of a parameter',
    'API_KEY',
    mixed(20),
    "def fetch(n, api_key='SECRET'):\n    return client(api_key, n)\nused = fetch(3)",
  ),
  given('one of two', 'API_KEY', mixed(20), "used = client(api_key=os.getenv('K') or 'SECRET')"),
  given(
    'bytes',
    'ENCRYPTION_KEY',
    mixed(32),
    "encryption_key = b'SECRET'\nused = client(encryption_key)",
  ),
  given(
    'private key',
    'PRIVATE_KEY',
    mixed(40),
    `private_key = """${pem}\nSECRET\n${pemEnd}"""\nused = client(private_key)`,
  ),
  given(
    'service account',
    'PRIVATE_KEY',
    mixed(40),
    `used = client({'type': 'service_account', 'private_key': '${pem}\\nSECRET\\n${pemEnd}\\n'})`,
  ),
  given(
    'service account as text',
    'PRIVATE_KEY',
    mixed(40),
    `used = client('{"type": "service_account", "private_key": "${pem}\\\\nSECRET\\\\n${pemEnd}"}')`,
  ),
  given(
    'f-string',
    'PASSWORD',
    mixed(10),
    "host = 'db.example'\nused = client(f'mysql://ann:SECRET@{host}/shop')",
  ),
  given(
    'strings side by side',
    'PASSWORD',
    mixed(10),
    "used = client('mysql://ann:SECRET@db' f'.example/{1 + 1}')",
  ),
  given('strings added', 'GITHUB_TOKEN', mixed(33), `used = client('ghp_' + 'SECRET')`),
  given('comparison', 'PASSWORD', mixed(9), "password = client()\nused = password == 'SECRET'"),
];

/** Places outside of code that runs: the secret stands nowhere afterwards. */
export interface Elsewhere {
  readonly kind: string;
  readonly secret: string;
  readonly cells: readonly unknown[];
  readonly metadata?: unknown;
}

const lines = (...cells: readonly string[]): readonly unknown[] =>
  cells.map((source) => ({
    cell_type: 'code',
    source,
    metadata: {},
    execution_count: 1,
    outputs: [],
  }));
const markdown = (source: string): readonly unknown[] => [
  { cell_type: 'markdown', source, metadata: {} },
];
function output(value: unknown): readonly unknown[] {
  return [
    { cell_type: 'code', source: 'show(df)', metadata: {}, execution_count: 1, outputs: [value] },
  ];
}

const github = `ghp_${mixed(36, 5)}`;
const word = `pa55${mixed(6, 6)}`;

export const ELSEWHERE: readonly Elsewhere[] = [
  { kind: '%env', secret: word, cells: lines(`%env MY_PASSWORD=${word}`) },
  { kind: '%set_env', secret: word, cells: lines(`%set_env API_TOKEN ${word}`) },
  { kind: '!export', secret: word, cells: lines(`!export API_KEY=${word} && run`) },
  {
    kind: '!curl -u',
    secret: word,
    cells: lines(`!curl -u ann:${word} https://a.example/x.csv -o x.csv`),
  },
  {
    kind: '!curl -H',
    secret: mixed(30),
    cells: lines(`!curl -H "Authorization: Bearer ${mixed(30)}" https://a.example`),
  },
  {
    kind: '!git clone',
    secret: word,
    cells: lines(`!git clone https://ann:${word}@git.example/a.git`),
  },
  { kind: '!wandb login', secret: hex(40), cells: lines(`!wandb login ${hex(40)}`) },
  { kind: '--token', secret: github, cells: lines(`!tool login --token ${github}`) },
  { kind: '%%bash', secret: word, cells: lines(`%%bash\nexport DB_PASSWORD=${word}\necho done`) },
  {
    kind: '%%writefile',
    secret: hex(32),
    cells: lines(`%%writefile kaggle.json\n{"username":"ann","key":"${hex(32)}"}`),
  },
  { kind: 'cell that does not parse', secret: word, cells: lines(`connect(password='${word}'`) },
  { kind: 'comment', secret: github, cells: lines(`k = 1  # was ${github}`) },
  { kind: 'comment with a name', secret: word, cells: lines(`# password: ${word}\nk = 1`) },
  {
    kind: 'docstring',
    secret: github,
    cells: lines(`def f():\n    """Use ${github}."""\n    return 1\ndf['f'] = f()`),
  },
  {
    kind: 'markdown',
    secret: github,
    cells: markdown(`## Keys\n\nThe token is ${github}, keep it.`),
  },
  {
    kind: 'markdown with a name',
    secret: word,
    cells: markdown(`* user: ann\n* password: \`${word}\``),
  },
  { kind: 'title', secret: github, cells: markdown(`# Churn with ${github}`) },
  { kind: 'raw cell', secret: github, cells: [{ cell_type: 'raw', source: github, metadata: {} }] },
  {
    kind: 'printed',
    secret: github,
    cells: output({ output_type: 'stream', name: 'stdout', text: `key ${github} 0.9\n` }),
  },
  {
    kind: 'traceback',
    secret: word,
    cells: output({
      output_type: 'error',
      ename: 'E',
      evalue: `mysql://a:${word}@h`,
      traceback: [`mysql://a:${word}@h`],
    }),
  },
  {
    kind: 'HTML',
    secret: github,
    cells: output({
      output_type: 'display_data',
      metadata: {},
      data: { 'text/html': `<b>${github}</b>` },
    }),
  },
  {
    kind: 'state of a widget',
    secret: github,
    cells: output({
      output_type: 'display_data',
      metadata: {},
      data: { 'application/vnd.jupyter.widget-view+json': { model_id: github } },
    }),
  },
  {
    kind: 'value printed elsewhere',
    secret: word,
    cells: [
      ...lines(`password = '${word}'`),
      ...output({ output_type: 'stream', name: 'stdout', text: `logged in with ${word}\n` }),
      ...markdown(`We log in with ${word} now.`),
    ],
  },
  {
    kind: 'metadata of a cell',
    secret: github,
    cells: [
      {
        cell_type: 'code',
        source: 'k = 1',
        metadata: { env: github },
        execution_count: 1,
        outputs: [],
      },
    ],
  },
  {
    kind: 'metadata of the notebook',
    secret: github,
    cells: [],
    metadata: { widgets: { state: { value: github } }, token: github },
  },
];
