import { rule } from '../rule.ts';

export const moduleMissing = rule<{ module: string; file: string; by: string }>({
  code: 'CW4010',
  name: 'local-module',
  severity: 'warning',
  kind: 'unsupported',
  message:
    '`{module}`, which {by} imports, is no known library, and no `{file}` was given with the notebook.',
  why: 'What it does to rows cannot be read, so nothing can be served, and the project cannot import it.',
  advice:
    'Put `{file}` beside the notebook, or give both together, and convert again. If it is a library, install it where the project runs.',
  docs: `Modules of your own (\`import helpers\`, \`from src.features import build\`, \`from .clean import tidy\`) are Python files
beside the notebook, in a folder below it, or where a line like \`sys.path.append('..')\` points. The command line finds
them there; in the web app, drop them together with the notebook. They become modules of the project's package, and their
functions and classes are analysed as the notebook's own.

\`\`\`
churn.ipynb            from src.features import build
src/features.py        becomes src/<package>/src/features.py
\`\`\``,
});

export const moduleActs = rule<{ file: string; text: string }>({
  code: 'CW4011',
  name: 'module-acts-on-import',
  severity: 'warning',
  kind: 'assumption',
  message: '`{file}` does more than define names when it is imported: `{text}`.',
  why: 'In the project it happens whenever the module is loaded, in training and in each prediction, and in another folder.',
  advice:
    'Move the line into a function that the notebook calls, or below `if __name__ == "__main__":`.',
  docs: `A module that reads a file, draws random numbers or prints while it is imported does so in every process that loads the
model. Definitions, imports and constants are what a module should hold at its top level.

\`\`\`python
# helpers.py
table = pd.read_csv('codes.csv')      # at import: the path is another one in production

def code_of(name):
    return table.loc[name, 'code']
\`\`\``,
});

export const moduleUnreadable = rule<{ file: string; reason: string }>({
  code: 'CW4012',
  name: 'module-does-not-parse',
  severity: 'error',
  kind: 'invalid',
  message: '`{file}` is not Python that can be read: {reason}.',
  why: 'The notebook imports it, and the project would fail where it does.',
  advice: 'Correct the file, and convert again.',
  docs: `A module that the notebook imports is parsed as the notebook is. Magics (\`%time\`, \`!ls\`) are the notebook's alone: Python
refuses a file that holds them.`,
});
