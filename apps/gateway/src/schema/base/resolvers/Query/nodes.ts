import { problem } from '@fusionrank/domain/problem';
import type { QueryResolvers } from '../../../types.generated.ts';
import { nodeOf } from '../../node-of.ts';
import type { FoundNode } from '../../node-of.ts';

const MOST_IDS = 250;

/** One that is refused is null beside its error; the others are there. */
export const nodes: NonNullable<QueryResolvers['nodes']> = (_parent, { nodeIds }, context) => {
  if (nodeIds.length > MOST_IDS) {
    throw problem('INVALID_INPUT', `nodeIds: expected at most ${MOST_IDS}, got ${nodeIds.length}`);
  }
  // The generated types leave null out of what a promise in a list may hold; the schema does not.
  return nodeIds.map((nodeId) => nodeOf(nodeId, context) as Promise<NonNullable<FoundNode>>);
};
