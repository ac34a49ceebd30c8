import type { ModelVersion as StoredVersion } from '@fusionrank/feature-store';
import type { ModelStatus, ModelVersionResolvers } from '../../types.generated.ts';
import { flatMetrics } from '../flat-metrics.ts';
import { writeNodeId } from '../../base/node-id.ts';

export const ModelVersion: ModelVersionResolvers = {
  nodeId: ({ version }) => writeNodeId({ type: 'ModelVersion', id: version.id }),
  id: ({ version }) => version.id,
  createdAt: ({ version }) => version.createdAt,
  publishedAt: ({ version }) => version.publishedAt ?? null,
  status: ({ version }) => STATUS[version.status],
  modalities: ({ modalities }) => modalities ?? [],
  crossFeatures: ({ crossFeatures }) => crossFeatures ?? [],
  fingerprint: ({ version }) => version.fingerprint,
  metrics: ({ version }) => flatMetrics(version.metrics),
};

const STATUS = { trained: 'TRAINED', live: 'LIVE', retired: 'RETIRED' } as const satisfies Record<
  StoredVersion['status'],
  ModelStatus
>;
