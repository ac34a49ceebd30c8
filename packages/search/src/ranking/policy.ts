import type { PolicyVersion } from '@fusionrank/domain/id';
import type { CrossFeatureRequest } from './feature-group.ts';

/** What orders the candidates of a request: the network, or one of the orders that it is measured against. */
export interface RankingPolicy {
  readonly version: PolicyVersion;
  /** Aligned with the request's rows; finite, larger stands first. */
  readonly score: (request: CrossFeatureRequest) => Promise<Float32Array>;
}
