import { rule } from '../rule.ts';

export const fileUnreadable = rule<{ file: string; reason: string }>({
  code: 'CW9001',
  name: 'file-unreadable',
  severity: 'error',
  kind: 'invalid',
  message: '`{file}` cannot be read: {reason}.',
  why: 'Without the notebook there is nothing to convert.',
  advice: 'Check the path and its permissions.',
  docs: `The path does not exist, is a folder or a device, or may not be read.

\`\`\`
cellwright inspect notebooks/      # a folder: name the notebook in it
\`\`\``,
});

export const fileTooLarge = rule<{ file: string; size: string; limit: string }>({
  code: 'CW9002',
  name: 'file-too-large',
  severity: 'error',
  kind: 'unsupported',
  message: '`{file}` has {size}, more than the {limit} that are read.',
  why: 'A text of that size does not fit the memory that a browser or a small machine gives.',
  advice: 'Clear large outputs in the notebook (Edit, Clear All Outputs) and save it again.',
  docs: `Code is never that large: stored outputs are, such as images, interactive plots and long logs. Cellwright needs
outputs only as hints, so a notebook whose outputs are cleared converts as well.`,
});

export const fileNotUnicode = rule<{ file: string; line: number; byte: string }>({
  code: 'CW9003',
  name: 'file-not-unicode',
  severity: 'error',
  kind: 'invalid',
  message: '`{file}` is not Unicode text: line {line} holds the byte {byte}.',
  why: 'Guessing another encoding could silently change names, paths and category labels.',
  advice:
    'Save the file as UTF-8, for example with `iconv -f latin1 -t utf-8 old.ipynb > new.ipynb`.',
  docs: `Notebooks are UTF-8 by their format, and so is Python source by default. UTF-8 and UTF-16 with a byte order mark are
read too. Other encodings (Latin-1, Windows-1252, Shift JIS) cannot be told apart from the bytes alone.`,
});

export const outputNotOurs = rule<{ out: string; files: string }>({
  code: 'CW9004',
  name: 'output-not-ours',
  severity: 'error',
  kind: 'invalid',
  message: '`{out}` holds files that Cellwright did not write: {files}.',
  why: 'Writing the project there could overwrite work or mix two projects.',
  advice: 'Choose a new folder or archive, or move these files away.',
  docs: `A project is written into a folder that is new, empty, or holds nothing but what an earlier run wrote (it knows its own
files by the hashes in \`.cellwright.json\`). Trained models and caches are not among them: keep them elsewhere, or convert
into a new folder and compare the two.`,
});

export const outputChanged = rule<{ out: string; files: string }>({
  code: 'CW9005',
  name: 'output-changed',
  severity: 'error',
  kind: 'invalid',
  message: '`{out}` holds files that were edited since Cellwright wrote them: {files}.',
  why: 'Converting again would lose these edits.',
  advice:
    'Convert into a new folder and carry the edits over, for example with `git diff --no-index`.',
  docs: `Each generated file is recognised by its hash in \`.cellwright.json\`. A file with another hash was edited by a person
or a tool, so nothing is written at all.`,
});

export const outputNotWritten = rule<{ out: string; reason: string }>({
  code: 'CW9006',
  name: 'output-not-written',
  severity: 'error',
  kind: 'invalid',
  message: '`{out}` cannot be written: {reason}.',
  why: 'No project was made; what was there before is unchanged.',
  advice: 'Check the path, its permissions and the space left, or choose another place.',
  docs: `The project is first written beside its place and then moved there in one step, so a failure leaves nothing half
done. Symbolic links are not followed: name the real folder.`,
});
