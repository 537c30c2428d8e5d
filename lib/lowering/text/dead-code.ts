import type { Comment } from '../../frontend/python/ast.ts';

const NAME = String.raw`[A-Za-z_]\w*`;
/** `a`, `a.b`, `a['b'][0]`, `a.b(c).d`. */
const PLACE = String.raw`${NAME}(?:\.${NAME}|\[[^\]]*\]|\([^()]*\))*`;

const ASSIGNMENT = new RegExp(
  String.raw`^\(?${PLACE}(?:\s*,\s*\*?${PLACE})*\)?\s*(?:[-+*/%|&^@]|//|\*\*)?=(?!=)\s*\S`,
);
const CALL = new RegExp(
  String.raw`^(?:await\s+)?${NAME}(?:\.${NAME}|\[[^\]]*\])*\(.*\)?\s*;?$`,
  's',
);
const CHAIN = new RegExp(String.raw`^${NAME}\S*(?:\.${NAME}\(|\[['"]|\[\[|\.iloc\[|\.loc\[)`);
const IMPORT = new RegExp(
  String.raw`^(?:import\s+${NAME}[\w.]*(?:\s+as\s+\w+)?(?:\s*,\s*[\w. ]+)*|from\s+[\w.]+\s+import\s+[\w*(, ]+\)?)$`,
);
const HEADER = new RegExp(
  String.raw`^(?:for\s+\(?\*?\w+(?:\s*,\s*[(*]*\w+\)?)*\)?\s+in\s+\S+.*|(?:el)?if\s+(?:not\s+)?${PLACE}(?:\s*(?:[<>=!]=?|\bin\b|\bnot in\b|\bis\b).*)?|while\s+\S+|else|try|finally|except\b.*|with\s+\S+\(.*|def\s+\w+\(.*|class\s+\w+.*)\s*:$`,
);
const SHORT =
  /^(?:return\b.*[\w)\]]|del\s+\w+(?:\s*,\s*\w+)*|break|continue|pass|@\w[\w.]*(?:\(.*\))?)$/;
const MAGIC = /^(?:%{1,2}[a-z]\w*(?:\s|$)|!\s*\w)/;
const MARKER = /^(?:TODO|FIXME|NOTE|XXX|HACK)\b/;

/**
 * Comments without those that are commented-out code. A heuristic: prose with an equals sign between plain words
 * (`the mean = the average`) is not code, `alpha = 0.1` is.
 */
export function withoutDeadCode(comments: readonly Comment[]): readonly Comment[] {
  const kept: Comment[] = [];
  let open = 0;
  for (const comment of comments) {
    const text = comment.text.replace(/^#+:?/, '').trim();
    if (open > 0) {
      open += balance(text);
    } else if (isCode(text)) {
      open = Math.max(0, balance(text));
    } else {
      kept.push(comment);
    }
  }
  return kept;
}

/** Whether the text of a comment, without its `#`, reads as Python rather than as prose. */
export function isCode(text: string): boolean {
  if (text === '' || MARKER.test(text)) return false;
  const code = withoutTrailingComment(text);
  if (IMPORT.test(code) || MAGIC.test(code) || HEADER.test(code)) return true;
  if (ASSIGNMENT.test(code)) return !isProse(code.slice(code.indexOf('=') + 1));
  if (CALL.test(code) && (/\)\s*;?$/.test(code) || balance(code) > 0)) return !isProse(code);
  return (CHAIN.test(code) || SHORT.test(code)) && !isProse(code.replace(/^(?:return|del)\b/, ''));
}

/** Several plain words in a row, as no expression has them. */
function isProse(text: string): boolean {
  const outside = text.replaceAll(/(['"]).*?\1/g, '""');
  const words = outside.matchAll(/\b([A-Za-z]\w*)\s+(?=([A-Za-z]\w*)\b)/g);
  const keywords = /^(?:and|or|not|in|is|if|else|for|lambda|await|yield|from|as)$/;
  for (const [, first = '', second = ''] of words) {
    if (!keywords.test(first) && !keywords.test(second)) return true;
  }
  return /[.!?]$/.test(outside.trim()) && !/\.\d*$/.test(outside);
}

function withoutTrailingComment(text: string): string {
  return text.replace(/\s+#.*$/, '').trimEnd();
}

function balance(text: string): number {
  const outside = text.replaceAll(/(['"]).*?\1/g, '');
  const count = (brackets: RegExp): number => outside.match(brackets)?.length ?? 0;
  return count(/[([{]/g) - count(/[)\]}]/g);
}
