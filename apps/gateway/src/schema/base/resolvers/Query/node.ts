import type { QueryResolvers } from '../../../types.generated.ts';
import { nodeOf } from '../../node-of.ts';

export const node: NonNullable<QueryResolvers['node']> = (_parent, { nodeId }, context) => nodeOf(nodeId, context);
