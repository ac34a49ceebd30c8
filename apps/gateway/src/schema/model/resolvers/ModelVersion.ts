import type { ModelVersionResolvers } from '../../types.generated.ts';
import { flatMetrics } from '../flat-metrics.ts';
import { writeNodeId } from '../../base/node-id.ts';

export const ModelVersion: ModelVersionResolvers = {
  nodeId: ({ version }) => writeNodeId({ type: 'ModelVersion', id: version.id }),
  id: ({ version }) => version.id,
  createdAt: ({ version }) => version.createdAt,
  publishedAt: ({ version }) => version.publishedAt ?? null,
  fingerprint: ({ version }) => version.fingerprint,
  metrics: ({ version }) => flatMetrics(version.metrics),
};
