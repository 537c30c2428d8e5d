import type { Node } from '../../analysis/staging/index.ts';
import { boundNames } from '../../analysis/scopes.ts';
import type { DraftQuery } from './draft.ts';
import type { Plan, StagedGroup } from './plan.ts';

type Block = Extract<Node, { kind: 'block' }>;

/** The statements of one step, from the outer ones to the inner ones. */
export class GroupCode {
  readonly leaves: readonly Node[];
  readonly parents = new Map<Node, readonly Block[]>();

  constructor(
    readonly group: StagedGroup,
    readonly query: DraftQuery,
  ) {
    const leaves: Node[] = [];
    const visit = (node: Node, above: readonly Block[]): void => {
      this.parents.set(node, above);
      leaves.push(node);
      if (node.kind === 'block') node.blocks.flat().forEach((n) => visit(n, [...above, node]));
    };
    group.nodes.forEach((n) => visit(n, []));
    this.leaves = leaves;
  }

  writers(name: string): readonly Node[] {
    return this.leaves.filter(
      (n) => n.kind === 'leaf' && this.query.plan.effects(n).writes.some((w) => w.name === name),
    );
  }

  targetsOf(block: Block): readonly string[] {
    const { node: s, spelling } = block.statement;
    if (s.kind !== 'For') return [];
    return boundNames(s.target).map((n) => {
      const other = spelling.names.get(n);
      return typeof other === 'string' ? other : n;
    });
  }

  anyValue(name: string): ReturnType<Plan['way']['valueOf']> {
    const { plan } = this.query;
    for (const node of this.leaves)
      for (const use of plan.effects(node).uses)
        if (use.name === name) {
          const value = plan.way.useValue(node, use);
          if (value !== null) return value;
        }
    return null;
  }

  /** Top-level statements of the group that bind a name. */
  topsOf(name: string): readonly Node[] {
    const writers = this.writers(name);
    return this.group.nodes.filter((top) =>
      writers.some((w) => w === top || this.parents.get(w)?.[0] === top),
    );
  }

  loopNames(node: Node): ReadonlySet<string> {
    const above = this.parents.get(node) ?? [];
    const own = node.kind === 'block' ? [node] : [];
    return new Set([...above, ...own].flatMap((b) => this.targetsOf(b)));
  }
}
