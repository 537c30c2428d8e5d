import { rule } from '../rule.ts';

export const callModernised = rule<{
  before: string;
  after: string;
  reason: string;
  library: string;
  version: string;
}>({
  code: 'CW5301',
  name: 'call-modernised',
  severity: 'notice',
  kind: 'assumption',
  message: '`{before}` is now `{after}`: {reason}.',
  why: 'The project runs with current libraries and gives what the line gave with {library} below {version}.',
  advice:
    'Keep the old calls to have the line as it was; the project then pins versions that still have it.',
  docs: `Libraries remove calls, rename keywords and change what a line means. Where the analysis knows whose call it is, the line is
written as current versions have it, so that what came of it before comes of it again:

\`\`\`python
rmse = mean_squared_error(y_test, pred, squared=False)      # root_mean_squared_error(y_test, pred)
df['age'].fillna(df['age'].median(), inplace=True)          # df['age'] = df['age'].fillna(df['age'].median())
rows = rows.append(more)                                    # rows = pd.concat([rows, more])
\`\`\`

Defaults that changed are written out only where the notebook is known to be older: by the Python it recorded, by its
install lines, or by calls in it that no later version has. The notebook that was given stays as it is; its copy in the
project has the new lines. \`--keep-old-calls\` (\`"modernise": false\` in an options file) leaves everything as it was.`,
});

export const callWithoutSuccessor = rule<{
  before: string;
  reason: string;
  library: string;
  version: string;
}>({
  code: 'CW5302',
  name: 'call-without-successor',
  severity: 'warning',
  kind: 'unsupported',
  message: '`{before}` has no equal in current versions: {reason}.',
  why: 'The line is passed on as it is and does not do with {library} {version} or later what it did.',
  advice: 'Write the line in another way, or keep the old calls, with the old versions.',
  docs: `Some calls are gone with nothing equal in their place, or the receiver and arguments are not known well enough to say
what would be:

\`\`\`python
from sklearn.datasets import load_boston       # its data is gone, too
Lasso(alpha=0.1, normalize=True)               # columns divided by their length: no option does that now
rows.append(something)                         # a table, a list or a row?
\`\`\`

Nothing is guessed: the line stays, and with current libraries it fails where it stands.`,
});

export const oldCallKept = rule<{ before: string; reason: string; pin: string }>({
  code: 'CW5303',
  name: 'old-call-kept',
  severity: 'notice',
  kind: 'assumption',
  message: '`{before}` is kept, as you chose: {reason}.',
  why: 'It does what it did only with {pin}.',
  advice: 'Have it written for current libraries instead.',
  docs: `With \`--keep-old-calls\` the code is the author's own, and \`pyproject.toml\` and \`requirements.lock\` name versions that still
have the calls. Generated projects need Python 3.10: where no version of the library for it has a call, that is said.`,
});

export const oldCallInModule = rule<{
  file: string;
  line: number;
  before: string;
  reason: string;
}>({
  code: 'CW5305',
  name: 'old-call-in-module',
  severity: 'warning',
  kind: 'not-yet',
  message: '`{file}`, line {line}: `{before}` is not what current versions have: {reason}.',
  why: 'Modules of your own go into the project as they are; only the notebook is written for current libraries.',
  advice:
    'Write the line as current versions have it, or keep the old calls, with the old versions.',
  docs: `The rules that write the notebook for current libraries look at the Python files beside it too, but change nothing there: the
files are yours, and others may import them.

\`\`\`python
# helpers.py
def filled(df):
    df['age'].fillna(0, inplace=True)       # pandas 3 ignores it
    return df
\`\`\``,
});

export const pinNotKept = rule<{ pin: string; version: string }>({
  code: 'CW5304',
  name: 'pin-not-kept',
  severity: 'notice',
  kind: 'assumption',
  message: 'The notebook installs `{pin}`; the project uses version {version}.',
  why: 'The code is written for current libraries, and the versions in `requirements.lock` go together.',
  advice: 'Keep the old calls to have the notebook’s own versions pinned.',
  docs: `An install line such as \`!pip install pandas==1.3.5\` asks for a version that current Python or other packages no longer go with.
The project is written for current versions, which the lock file names. With \`--keep-old-calls\` the constraint stays.`,
});
