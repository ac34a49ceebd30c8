import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { profileAccess } from '@fusionrank/domain/profile-access';
import { mayAs } from '@fusionrank/domain/role';
import { forbidden } from '../../access/forbidden.ts';
import type { RequestContext } from '../../context/request-context.ts';
import { readCategoryId } from '../product/category-id.ts';
import type { ResolversTypes } from '../types.generated.ts';
import { readNodeId } from './node-id.ts';
import type { NodeRef } from './node-id.ts';

export type FoundNode = Awaited<ResolversTypes['Node']> | null;

/**
 * What a node id stands for; null where there is none. Who may not see it is refused before it is looked for. Throws a FORBIDDEN
 * GraphQLError, and INVALID_INPUT for what is no node id.
 */
export async function nodeOf(nodeId: string, context: RequestContext): Promise<FoundNode> {
  return objectOf(readNodeId(nodeId), context, 'Query.node');
}

/** The same by a type and its own id. @param what The field that asks, for a refusal. */
export async function objectOf({ type, id }: NodeRef, context: RequestContext, what: string): Promise<FoundNode> {
  switch (type) {
    case 'Product': {
      const [item] = await context.products.loadAll([parseItemId(id)]);
      return item === undefined ? null : { __typename: type, ...item };
    }
    case 'Brand':
      return { __typename: type, name: id };
    case 'Category':
      return Object.assign([...readCategoryId(id)], { __typename: type });
    case 'UserProfile':
      return profileNode(id, context, what);
    case 'ModelVersion':
      return modelNode(id, context, what);
  }
}

async function profileNode(id: string, { viewer, profileOf, audit }: RequestContext, what: string): Promise<FoundNode> {
  const userId = parseUserId(id);
  const access = profileAccess(viewer, userId, 'read');
  if (access.kind === 'refused') throw forbidden({ what, ...access }, viewer);
  if (access.kind === 'other') audit.note('profile.read', userId);
  return { __typename: 'UserProfile', ...(await profileOf(userId)) };
}

/** The one in force alone: of the others there is no more than their row. */
function modelNode(id: string, { viewer, serving }: RequestContext, what: string): FoundNode {
  if (!mayAs(viewer.role, 'ANALYST')) throw forbidden({ what, requires: 'ANALYST' }, viewer);
  const { model } = serving;
  return model?.version.id === id ? { __typename: 'ModelVersion', ...model } : null;
}
