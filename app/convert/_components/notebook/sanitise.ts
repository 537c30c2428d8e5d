import createDOMPurify, { type DOMPurify } from 'dompurify';

/** Nothing that runs, styles the page, asks for input, frames or loads. */
const FORBIDDEN_TAGS = [
  'style',
  'script',
  'link',
  'meta',
  'base',
  'form',
  'input',
  'button',
  'textarea',
  'select',
  'option',
  'iframe',
  'frame',
  'object',
  'embed',
  'video',
  'audio',
  'source',
  'track',
  'picture',
  'dialog',
  'template',
  'slot',
  'svg',
  'math',
];

const FORBIDDEN_ATTRIBUTES = [
  'style',
  'id',
  'name',
  'class',
  'srcset',
  'background',
  'poster',
  'action',
  'formaction',
  'ping',
  'target',
];

let purifier: DOMPurify | null = null;

function purify(): DOMPurify {
  if (purifier !== null) return purifier;
  purifier = createDOMPurify(window);
  purifier.addHook('afterSanitizeAttributes', (node) => {
    const source = node.getAttribute('src');
    if (source !== null && !source.startsWith('data:image/')) {
      node.removeAttribute('src');
      node.setAttribute(
        'alt',
        `${node.getAttribute('alt') ?? ''} (external image, not loaded)`.trim(),
      );
    }
    if (node.tagName === 'A') {
      const target = node.getAttribute('href') ?? '';
      if (/^https?:/i.test(target)) {
        node.setAttribute('target', '_blank');
        node.setAttribute('rel', 'noopener noreferrer');
      } else if (!target.startsWith('#')) node.removeAttribute('href');
    }
  });
  return purifier;
}

/** HTML of a notebook made harmless; for the browser only, where there is a document. */
export function sanitise(html: string): string {
  const clean = purify().sanitize(html, {
    FORBID_TAGS: FORBIDDEN_TAGS,
    FORBID_ATTR: FORBIDDEN_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  // The corner of a printed frame heads nothing.
  return clean.replaceAll('<th></th>', '<td></td>');
}
