/**
 * Findings: what in the notebook makes its numbers worth less than they look.
 *
 * Takes: the dataflow, the selection, and what is known of classes. Gives: findings with their places.
 * Needs: staging's row sets and binding times. Guarantees: only what is in the production slice is spoken of; where
 * columns or rows cannot be told apart nothing is said.
 */
import type { ClassTrait } from '../../summaries/contract.ts';
import type { Dataflow } from '../facts.ts';
import type { Selection } from '../select/select.ts';
import { distinct, type Finding } from './finding.ts';
import { unseededRandomnessFindings } from './unseeded-randomness.ts';

export type { Finding } from './finding.ts';

export interface FindingsQuery {
  readonly dataflow: Dataflow;
  readonly selection: Selection;
  readonly hasTrait: (type: string, trait: ClassTrait) => boolean;
}

export function findingsOf(query: FindingsQuery): readonly Finding[] {
  const { dataflow, selection } = query;
  const { included } = selection.slice;
  return distinct([
    ...unseededRandomnessFindings(dataflow, (f) => included.has(f.statement.id)),
  ]);
}
