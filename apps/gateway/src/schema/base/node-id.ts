import { problem } from '@fusionrank/domain/problem';

/** The types whose objects can be asked for again. */
const NODE_TYPES = ['Product', 'Brand', 'Category', 'UserProfile', 'ModelVersion'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** What an opaque id stands for. */
export interface NodeRef {
  readonly type: NodeType;
  /** The type's own id. */
  readonly id: string;
}

export function writeNodeId({ type, id }: NodeRef): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/** Throws INVALID_INPUT for what is no node id. */
export function readNodeId(nodeId: string): NodeRef {
  const text = Buffer.from(nodeId, 'base64url').toString();
  const type = NODE_TYPES.find((one) => text.startsWith(`${one}:`));
  const id = text.slice((type?.length ?? 0) + 1);
  if (type !== undefined && id !== '') return { type, id };
  throw problem('INVALID_INPUT', `nodeId: expected one that this API has given, got "${nodeId.slice(0, 80)}"`);
}
