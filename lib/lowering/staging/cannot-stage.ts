import type { Node } from '../../analysis/staging/index.ts';

/** Why a notebook, or a part of it, cannot be staged, and where. */
export class CannotStage extends Error {
  constructor(
    readonly construct: string,
    readonly node: Node | null,
  ) {
    super(construct);
  }
}

/** Statements that a step cannot hold, because others need what they bind: the flow keeps them. */
export class KeepInFlow extends CannotStage {
  constructor(
    construct: string,
    readonly kept: readonly Node[],
  ) {
    super(construct, kept[0] ?? null);
  }
}

/** A step that would learn one name twice has to be cut there. */
export class AgainLearned extends CannotStage {
  constructor(
    readonly learned: string,
    node: Node | null,
  ) {
    super(`\`${learned}\`, which is learned more than once`, node);
  }
}

/** A step that has to end before a node, because rows are read as they are there. */
export class CutBefore extends CannotStage {}
