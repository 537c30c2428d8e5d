/** What is needed of a node in the tree that markdown becomes. */
interface HastNode {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: HastNode[];
}

/**
 * Notebooks carry HTML in their prose. A block of it becomes one element whose text is sanitised where it is shown;
 * of tags inside a line only the line break has a meaning worth keeping.
 */
export function rehypeNotebookHtml(): (tree: HastNode) => void {
  return (tree) => rewrite(tree, true);
}

function rewrite(parent: HastNode, block: boolean): void {
  if (parent.children === undefined) return;
  parent.children = parent.children.flatMap((child) => {
    if (child.type === 'raw') return replaced(child.value ?? '', block);
    rewrite(child, false);
    return [child];
  });
}

function replaced(html: string, block: boolean): HastNode[] {
  if (block) {
    return [{ type: 'element', tagName: 'div', properties: { dataHtml: html }, children: [] }];
  }
  if (/^<br\b/i.test(html)) {
    return [{ type: 'element', tagName: 'br', properties: {}, children: [] }];
  }
  return [];
}
