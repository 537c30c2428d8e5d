import { isCode } from '../text/dead-code.ts';
import { plainTitle } from './plain-text.ts';

/** What the comment lines at the top of a code cell say. */
export interface CodeHeading {
  /** A comment set off like a heading: `# ---- Load data ----`, `## Load`, a boxed line. */
  readonly heading: string | null;
  /** The first comment as a phrase, when it is short enough to name the cell. */
  readonly phrase: string | null;
}

const RULE = /^[-=*#~_+\s/]{3,}$/;
const LONGEST_PHRASE = 60;

export function readCodeHeading(source: string): CodeHeading {
  const comments = leadingComments(source);
  const [first] = comments.filter((line) => !RULE.test(line.text) && line.text !== '');
  if (first === undefined || isCode(first.text)) return { heading: null, phrase: null };
  const title = plainTitle(first.text.replaceAll(/^[-=*#~_+\s/]{2,}|[-=*#~_+\s/]{2,}$/g, ''));
  if (!/\p{L}{2}/u.test(title)) return { heading: null, phrase: null };
  const at = comments.indexOf(first);
  const boxed = isRule(comments[at - 1]) && isRule(comments[at + 1]);
  const setOff =
    first.hashes > 1 || /^[-=*~_+#]{2,}.*\S/.test(first.text) || /[-=*~_+#]{3,}$/.test(first.text);
  const short = title.length <= LONGEST_PHRASE;
  return { heading: short && (boxed || setOff) ? title : null, phrase: short ? title : null };
}

function isRule(line: { readonly text: string } | undefined): boolean {
  return line !== undefined && RULE.test(line.text);
}

function leadingComments(source: string): readonly { hashes: number; text: string }[] {
  const comments: { hashes: number; text: string }[] = [];
  for (const line of source.split('\n')) {
    const match = /^\s*(#+)(.*)$/.exec(line);
    if (match !== null) {
      const [, hashes = '', rest = ''] = match;
      const text = rest.trim() === '' && hashes.length >= 3 ? hashes : rest;
      if (!/^\s*(?:%%|!|-\*-|noqa|type:|pylint|fmt:|@title\s*$)/.test(text)) {
        comments.push({
          hashes: hashes.length,
          text: text.replace(/^\s*@(?:title|markdown)/, '').trim(),
        });
      }
    } else if (line.trim() !== '') {
      break;
    }
  }
  return comments;
}
