import { rule } from '../rule.ts';

export const emptyFile = rule<Record<string, never>>({
  code: 'CW1001',
  name: 'empty-file',
  severity: 'error',
  kind: 'invalid',
  message: 'The file is empty.',
  why: 'There is nothing to convert.',
  advice: 'Choose the file again; a download or a save may have been cut off.',
  docs: 'The file holds no characters apart from white space. This happens when a download was interrupted.',
});

export const notJson = rule<{ line: number; column: number; expected: string }>({
  code: 'CW1002',
  name: 'not-json',
  severity: 'error',
  kind: 'invalid',
  message: 'The file is not valid JSON: line {line}, column {column} should have {expected}.',
  why: 'A notebook is a JSON document; from the first mistake on its cells cannot be told apart.',
  advice:
    'Open the notebook in Jupyter and save it again, or correct the file at this place. If the place is its end, the download was cut off.',
  docs: `A \`.ipynb\` file is JSON text. The place named is the first at which it stops being so.

Files end early when a download is interrupted. Edits by hand often leave a comma too many:

\`\`\`json
{ "cells": [ ], }
\`\`\``,
});

export const htmlFile = rule<{ title: string }>({
  code: 'CW1003',
  name: 'html-instead-of-notebook',
  severity: 'error',
  kind: 'invalid',
  message: 'The file is a web page{title}, not a notebook.',
  why: 'A page that shows a notebook, or that asks for a login, was saved in its place.',
  advice: 'Download the notebook itself: use the "Raw" or "Download" button of the site.',
  docs: `The text begins like HTML. Saving the page of a code host or of a notebook viewer gives the page around the
notebook; a link that needs a login gives the login page.`,
});

export const mergeConflict = rule<{ line: number }>({
  code: 'CW1004',
  name: 'merge-conflict',
  severity: 'error',
  kind: 'invalid',
  message: 'The file holds an unresolved merge conflict, which begins in line {line}.',
  why: 'It contains two versions of the notebook at once.',
  advice: 'Resolve the conflict in your version control first; `nbdime` understands notebooks.',
  docs: `Version control writes markers such as \`<<<<<<< HEAD\` into a file when two versions cannot be joined. The result
is not JSON any more, and which side is meant is for its authors to say.`,
});

export const lfsPointer = rule<Record<string, never>>({
  code: 'CW1005',
  name: 'lfs-pointer',
  severity: 'error',
  kind: 'invalid',
  message: 'The file is a Git LFS pointer, not the notebook it stands for.',
  why: 'The notebook itself is kept elsewhere.',
  advice: "Run `git lfs pull` and use the file that it puts in this one's place.",
  docs: 'With Git Large File Storage a repository holds three lines of text in place of each large file.',
});

export const otherTool = rule<{ tool: string }>({
  code: 'CW1006',
  name: 'document-of-another-tool',
  severity: 'error',
  kind: 'unsupported',
  message: 'The file is {tool}, not a Jupyter notebook.',
  why: 'Its cells are kept in another form.',
  advice: 'Export it as a Jupyter notebook (`.ipynb`) or as a Python script with `# %%` cells.',
  docs: 'Zeppelin, Polynote, Databricks archives, Polyglot notebooks and others have formats of their own. All of them can export to `.ipynb` or to a script.',
});

export const notANotebook = rule<Record<string, never>>({
  code: 'CW1007',
  name: 'not-a-notebook',
  severity: 'error',
  kind: 'invalid',
  message: 'The file is JSON, but not a notebook: it has no list of cells.',
  why: 'There is nothing to convert.',
  advice: 'Choose a `.ipynb` file saved by Jupyter, JupyterLab, VS Code or Colab.',
  docs: 'A notebook is a JSON object with `nbformat` and a list `cells` (in format 3: `worksheets`).',
});

export const formatTooOld = rule<{ version: string }>({
  code: 'CW1008',
  name: 'format-too-old',
  severity: 'error',
  kind: 'unsupported',
  message: 'The notebook has format {version}; formats 3 and 4 are read.',
  why: 'Formats 1 and 2 date from before 2013 and hold Python 2.',
  advice: 'Convert it with `jupyter nbconvert --to notebook` first.',
  docs: 'Formats 3 (2013) and 4 (since 2015, with minor versions 0 to 5) are read.',
});

export const formatTooNew = rule<{ version: string }>({
  code: 'CW1009',
  name: 'format-too-new',
  severity: 'error',
  kind: 'not-yet',
  message: 'The notebook has format {version}, which is newer than this version of Cellwright.',
  why: 'A new major format may keep its cells in a way not known here.',
  advice: 'Save it in format 4, or use a newer Cellwright.',
  docs: 'Minor versions after 4.5 are read as 4.5; a new major version is refused.',
});

export const otherLanguage = rule<{ language: string }>({
  code: 'CW1010',
  name: 'other-language',
  severity: 'error',
  kind: 'unsupported',
  message: 'The notebook is written in {language}; Cellwright converts Python.',
  why: 'Its code cannot be analysed as Python.',
  advice:
    'If its cells are Python after all, choose a Python kernel in Jupyter and save the notebook again.',
  docs: `The language comes from the kernel in the notebook's metadata (\`kernelspec\`, \`language_info\`), or from cell magics
when every code cell begins with the same one (\`%%R\`).`,
});

export const noCode = rule<Record<string, never>>({
  code: 'CW1011',
  name: 'no-code',
  severity: 'error',
  kind: 'invalid',
  message: 'The notebook has no code.',
  why: 'A pipeline is made from code cells, and all of them are blank or missing.',
  advice: 'Check that this is the right notebook. Cells marked "raw" or "markdown" are not code.',
  docs: 'Markdown and raw cells are read as text. At least one code cell with something in it is needed.',
});

export const formatDeviation = rule<{
  version: string;
  count: number;
  path: string;
  problem: string;
}>({
  code: 'CW1012',
  name: 'format-deviation',
  severity: 'notice',
  kind: 'invalid',
  message:
    'The file deviates from notebook format {version} in {count} place(s), first at `{path}`, which {problem}.',
  why: 'The cells could be read all the same; what the format does not define was ignored.',
  advice: 'Nothing needs to be done. Saving the notebook in Jupyter usually mends it.',
  docs: `The file was held against the format's own JSON schema. Many tools write keys that it does not define, or leave
out keys that it asks for (cell ids in format 4.5, \`execution_count\`). Such files are read, and the first deviation is named.`,
});

export const outputsDropped = rule<{ size: number; cells: number }>({
  code: 'CW1013',
  name: 'outputs-dropped',
  severity: 'notice',
  kind: 'unsupported',
  message: 'Stored outputs of {cells} cell(s), {size} MB in all, are too large and were not kept.',
  why: 'They are not shown, and tests of the project do not use what they recorded. The code is not affected.',
  advice:
    'Nothing needs to be done. Clearing large outputs makes the notebook quicker to open everywhere.',
  docs: 'Outputs of more than 4 MB each, or 32 MB together, are left out when a notebook is read.',
});

export const notText = rule<{ kind: string }>({
  code: 'CW1014',
  name: 'not-text',
  severity: 'error',
  kind: 'invalid',
  message: 'The file is not text but {kind}.',
  why: 'A notebook is a text file.',
  advice: 'If it is an archive, unpack it and choose the notebook inside.',
  docs: 'The first bytes are those of another kind of file: a zip or gzip archive, a PDF, an image, or other binary data.',
});

export const secretFromEnvironment = rule<{ variable: string }>({
  code: 'CW1015',
  name: 'secret-from-environment',
  severity: 'notice',
  kind: 'assumption',
  message:
    'What stands here is taken for a secret: it is in no file, and `{variable}` provides it.',
  why: 'Whoever reads the project, or the copy of the notebook in it, would have the key.',
  advice:
    'Set the environment variable where the project runs (`.env.example`), and revoke the key if the notebook was shared.',
  docs: `Keys of well-known services, private keys, passwords in URLs and connection strings, and what is given to names such as
\`password\`, \`api_key\` or \`Authorization\` are taken out of code before anything else looks at it. The code reads an environment
variable instead. Outputs, comments and markdown lose them as well.`,
});

export const secretInText = rule<Record<string, never>>({
  code: 'CW1016',
  name: 'secret-in-text',
  severity: 'notice',
  kind: 'assumption',
  message: 'A text of this cell gives a secret away; it is left out.',
  why: 'Comments and markdown become docstrings, and the notebook is kept with the project.',
  advice: 'Revoke the key if the notebook was shared.',
  docs: `Comments, markdown and commands are searched for the same keys and passwords as code. What was found reads
\`<redacted>\` in everything that is generated.`,
});
