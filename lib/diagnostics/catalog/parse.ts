import { rule } from '../rule.ts';

export const cellDoesNotParse = rule<{ reason: string }>({
  code: 'CW2001',
  name: 'cell-does-not-parse',
  severity: 'warning',
  kind: 'invalid',
  message: 'This cell is not valid Python: {reason}.',
  why: 'Nothing in it can be analysed, so no part of it reaches the project and names it defines count as missing.',
  advice: 'Correct the cell, or leave it out of production if nothing else needs it.',
  docs: `Python refuses the whole cell, so Cellwright keeps it in the notebook's copy and leaves it out of the slice.

\`\`\`python
df = pd.read_csv("train.csv"   # the bracket is never closed
\`\`\`

The rest of the notebook is still read. If a later cell needs a name that only this cell defines, that is reported
there.`,
});

export const python2Cell = rule<{ reason: string }>({
  code: 'CW2002',
  name: 'python-2-cell',
  severity: 'warning',
  kind: 'unsupported',
  message: 'This cell is written in Python 2: {reason}.',
  why: 'Python 3 refuses it, so no part of it reaches the project.',
  advice:
    'Rewrite the cell for Python 3 (the `2to3` tool does most of it), or leave it out of production.',
  docs: `The cell uses syntax that Python 3 removed.

\`\`\`python
print "accuracy", score     # print(score) in Python 3
\`\`\`

A single such cell is kept and left out. When most cells are Python 2, the notebook is refused
(\`python-2-notebook\`).`,
});

export const python2Notebook = rule<{ sign: string }>({
  code: 'CW2003',
  name: 'python-2-notebook',
  severity: 'error',
  kind: 'unsupported',
  message: 'This notebook is written in Python 2: {sign}.',
  why: 'Python 2 gives other results for the same text (division, strings, dictionaries), so a conversion could not show that the predictions stay equal.',
  advice: 'Port the notebook to Python 3 first; the `2to3` tool does most of the syntax.',
  docs: `The kernel in the notebook's metadata is Python 2, or most cells use syntax that Python 3 removed.

Reading such text as Python 3 would silently change numbers: \`1 / 2\` is \`0\` in Python 2 and \`0.5\` in Python 3.`,
});

export const opaqueCell = rule<{ magic: string }>({
  code: 'CW2004',
  name: 'opaque-cell',
  severity: 'notice',
  kind: 'unsupported',
  message: 'The cell magic `{magic}` makes this cell something other than Python of this notebook.',
  why: 'What it does is not visible to the analysis. It is left out of the project; files it writes must be provided otherwise.',
  advice: 'If production needs what the cell does, write it in Python.',
  docs: `Cells such as these are text for another program:

\`\`\`
%%bash
tar xzf data.tar.gz
\`\`\`

Install lines in shell cells are still read as dependencies. \`%%time\`, \`%%timeit\`, \`%%capture\` and other magics that
run Python in the notebook are not opaque: their body is read as usual.`,
});

export const nestedTooDeeply = rule<{ reason: string }>({
  code: 'CW2005',
  name: 'nested-too-deeply',
  severity: 'warning',
  kind: 'unsupported',
  message: 'This cell is too deep to analyse: {reason}.',
  why: 'No part of it reaches the project, and names it defines count as missing.',
  advice: 'Move the large literal or expression into a data file and read it.',
  docs: `Expressions and blocks may be nested up to 1,000 levels. Deeper ones are usually data pasted as code,
for example a sum of thousands of terms; put such data in a file.`,
});
