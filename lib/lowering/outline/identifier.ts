import { isBuiltin, isKeyword } from '../../ir/python-names.ts';

const MOST_WORDS = 5;

const STOPWORDS = new Set(
  (
    'a an the this that these those of for to and or in on at by with from into as is are be was our my your we i us ' +
    'will let lets now then next here some it its so do using via how what why der die das ein eine und mit von zu le ' +
    'la les un une des du de et el los las y o del da do dos e em ve'
  ).split(' '),
);

const ARTICLES = new Set(['a', 'an', 'the', 'our', 'my', 'your']);

/** Proper names written with inner capitals that are one word. */
const ONE_WORD =
  /\b(?:Tensor(?=Flow)|Py(?=Torch|Spark|Caret)|Num(?=Py)|Sci(?=Py)|Cat(?=Boost)|Git(?=Hub)|Java(?=Script))/g;

/** Letters that no decomposition turns into ASCII. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
};

const NUMBERING =
  /^\s*(?:(?:step|part|section|chapter|task|question|exercise|schritt|teil|étape|paso|etapa)\s*(?=[\divx]))?(?:(?:\d+(?:[.-]\d+)*|[ivx]{1,5}|[a-z])[.):\]](?=\s|$|\D)[.):\]]*|\d+(?:\.\d+)+\s|#?\d+\s+(?=\D)|[ivx]{2,5}\s+-\s)[\s.:)-]*/i;

/** A snake_case ASCII identifier from a phrase in any language; `fallback` when nothing is left of it. */
export function identifierFrom(text: string, fallback: string): string;
export function identifierFrom(text: string): string | null;
export function identifierFrom(text: string, fallback: string | null = null): string | null {
  const words = identifierWords(text);
  if (words.length === 0) return fallback;
  const name = words.join('_');
  return isKeyword(name) || isBuiltin(name) ? `${name}_step` : name;
}

/** A heading without `1.2`, `IV.`, `Step 3:` in front; whole when nothing else is there. */
export function withoutNumbering(text: string): string {
  const rest = text.replace(NUMBERING, '').trim();
  return rest === '' ? text.trim() : rest;
}

/** At most five words of ASCII letters and digits, lower case; the first begins with a letter. */
export function identifierWords(text: string): readonly string[] {
  const words = asciiWords(text.replace(NUMBERING, ''));
  const trimmed = trimStopwords(words).filter((word) => !ARTICLES.has(word));
  const fewer =
    trimmed.length > MOST_WORDS ? trimmed.filter((word) => !STOPWORDS.has(word)) : trimmed;
  return trimStopwords(fewer.slice(0, MOST_WORDS));
}

function trimStopwords(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !STOPWORDS.has(word) && /^[a-z]/.test(word));
  if (first === -1) return [];
  const last = words.findLastIndex((word) => !STOPWORDS.has(word));
  return words.slice(first, last + 1);
}

function asciiWords(text: string): readonly string[] {
  return text
    .replaceAll(ONE_WORD, (part) => part.toUpperCase())
    .replaceAll(/([a-z0-9])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/['’`](?:ll|s|re|ve|d|m)\b|['’`]/g, '')
    .replaceAll(/[ßæœøłđðþıħ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Kebab-case name of a project: from the title, else from the file. */
export function projectNameFrom(title: string | null, fileName: string): string {
  const stem = fileName.replace(/\.[A-Za-z]\w*$/, '').replace(/\s*\(\d+\)$/, '');
  const words = title === null ? [] : identifierWords(title);
  const named = words.length > 0 ? words : identifierWords(stem.replaceAll(/[_\-.+]+/g, ' '));
  return named.length > 0 ? named.join('-') : 'pipeline';
}

/** A file's name as a title: `churn_model-v2.ipynb` is `Churn model v2`. */
export function titleFromFileName(fileName: string): string {
  const stem = fileName
    .replace(/\.[A-Za-z]\w*$/, '')
    .replaceAll(/[_\-+\s]+/g, ' ')
    .trim();
  return stem === '' ? 'Pipeline' : stem.charAt(0).toUpperCase() + stem.slice(1);
}
