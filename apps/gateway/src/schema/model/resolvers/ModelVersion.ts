import type { ModelVersionResolvers } from '../../types.generated.ts';
import { flatMetrics } from '../flat-metrics.ts';

export const ModelVersion: ModelVersionResolvers = {
  id: ({ version }) => version.id,
  createdAt: ({ version }) => version.createdAt,
  publishedAt: ({ version }) => version.publishedAt ?? null,
  fingerprint: ({ version }) => version.fingerprint,
  metrics: ({ version }) => flatMetrics(version.metrics),
};
