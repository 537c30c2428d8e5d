import type { CellId } from '../../source/span.ts';
import type { Outline } from '../outline/index.ts';
import type { Group } from './group.ts';

/**
 * The markdown that introduces each group, once: a cell cut into several steps explains the first of them. Where a
 * definition of the cell moved to module level, that carries the text instead.
 */
export function docsOf(groups: readonly Group[], outline: Outline): readonly string[] {
  const told = new Set<CellId>();
  const inSteps = new Set(groups.flatMap((g) => g.units.map((u) => u.statement.id)));
  const mentioned = new Set(groups.flatMap((g) => g.units.flatMap((u) => [...u.mentions])));
  return groups.map((group) => {
    const docs: string[] = [];
    for (const { cell } of group.units) {
      const { id } = cell.cell;
      if (told.has(id)) continue;
      told.add(id);
      const isLifted = cell.statements.some(
        (s) =>
          (s.kind === 'FunctionDef' || s.kind === 'ClassDef') &&
          !inSteps.has(s.id) &&
          mentioned.has(s.name),
      );
      const doc = isLifted ? '' : explanation(outline.cells.get(id)?.doc ?? '');
      if (doc !== '') docs.push(doc);
    }
    return docs.join('\n\n');
  });
}

const PLOT =
  /\b(?:plot(?:s|ted|ting)?|charts?|graphs?|figures?|histograms?|heat ?maps?|scatter|box ?plots?|visuali[sz]\w*|pie)\b/i;
/** Talk about what the notebook shows right there. */
const OUTPUT =
  /\b(?:as (?:we|you) can see|(?:we|you) can (?:now )?see|(?:output|table|result|cell)s? (?:above|below)|(?:above|below),? (?:output|table|result|cell)s?|let[’']?s (?:have a |take a )?look|have a look|looks? like this)\b/i;
const ADDRESS =
  /^(?:source|data|dataset|link|see|ref(?:erence)?s?|credit)?s?\s*:?\s*(?:https?|www\.)\S+$/i;

/** A lesson stays in the notebook: a docstring says why in some lines. */
const LONGEST = 500;
const QUESTION = /^[^.!]{0,80}\?$/;

/**
 * Paragraphs that explain the work, the first of them where they are many. Left out are sentences that introduce a plot
 * or talk of an output, which the project does not show, questions, bare addresses, and a connective whose formula is
 * gone.
 */
export function explanation(doc: string): string {
  const paragraphs = doc
    .split(/\n{2,}/)
    .filter((paragraph) => !isAboutDisplay(paragraph) && !ADDRESS.test(paragraph))
    .map((paragraph) => paragraph.replace(/,?\s+(?:so|then|is|as|by|that|with|where|and)$/, '.'))
    .filter((paragraph) => paragraph.trim() !== '' && !QUESTION.test(paragraph.trim()));
  const told = firstOf(paragraphs);
  // What only announces something that is not here says nothing.
  while (told.length > 0 && told.at(-1)?.trim().endsWith(':') === true) told.pop();
  return told.join('\n\n');
}

/** Whole paragraphs up to some length, and at least one. */
function firstOf(paragraphs: readonly string[]): string[] {
  const told: string[] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    length += paragraph.length;
    if (told.length > 0 && length > LONGEST) break;
    told.push(paragraph);
  }
  return told;
}

/** Every sentence of it is: a paragraph that also says why is kept whole. */
function isAboutDisplay(paragraph: string): boolean {
  if (paragraph.includes('\n')) return false;
  return paragraph
    .split(/(?<=[.!?:])\s+/)
    .every((sentence) => PLOT.test(sentence) || OUTPUT.test(sentence));
}
