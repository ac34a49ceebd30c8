import { problem } from '@fusionrank/domain/problem';
import type { RequestContext } from '../context/request-context.ts';
import type { NodeType } from '../schema/base/node-id.ts';
import { objectOf } from '../schema/base/node-of.ts';
import type { FoundNode } from '../schema/base/node-of.ts';

/** What stands for an object in another subgraph: its type and its key; the router may send more, which counts nothing. */
interface Representation {
  readonly id?: unknown;
}

export type ResolveReference = (representation: Representation, context: RequestContext) => Promise<FoundNode>;

/** Objects of a type by their ids, for whom may see them: the same as by `node`. Rejects with INVALID_INPUT for what is no id. */
export function resolveReference(type: NodeType): ResolveReference {
  return async ({ id }, context) => {
    if (typeof id === 'string' && id !== '') return objectOf({ type, id }, context, 'Query._entities');
    throw problem(
      'INVALID_INPUT',
      `representations: expected ${type} with the text of its id, got ${JSON.stringify(id)}`,
    );
  };
}
