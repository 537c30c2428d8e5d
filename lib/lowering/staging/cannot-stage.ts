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
