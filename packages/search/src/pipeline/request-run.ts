import type { Degradation } from '@fusionrank/domain/search';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { UserId } from '@fusionrank/domain/id';
import { anonymousProfile } from '../ranking/anonymous-profile.ts';
import { fallbackPolicy } from '../ranking/policies/baselines.ts';
import { networkPolicy } from '../ranking/policies/network.ts';
import type { PolicyRequest, RankingPolicy } from '../ranking/policies/policy.ts';
import type { QueryVectors, SearchPorts } from './ports.ts';
import { stageTimes, type StageTimes } from './stage-times.ts';

/** One request on its way: its instant, its times, and what it had to do without. */
export interface RequestRun {
  readonly now: Date;
  readonly times: StageTimes;
  readonly degraded: ReadonlySet<Degradation>;
  /** The query in the items' spaces; empty where it can't be brought there. */
  encode(text: string): Promise<QueryVectors>;
  /** As of now; an unknown user's where it can't be read. */
  profileOf(userId: UserId): Promise<UserProfile>;
  /** Scores by the policy that is to answer; by words and popularity where it can't. */
  score(request: PolicyRequest, policy: RankingPolicy | undefined): Promise<Scores>;
}

export interface Scores {
  readonly policy: string;
  readonly scores: ArrayLike<number>;
}

/** A failure of one of the ports degrades the answer and is told to `onFailure`; it never fails the request. */
export function startRun(ports: SearchPorts): RequestRun {
  const degraded = new Set<Degradation>();
  const now = ports.clock();
  const without = (degradation: Degradation, stage: string, cause: unknown): void => {
    degraded.add(degradation);
    ports.onFailure(stage, cause);
  };
  return {
    now,
    times: stageTimes(ports.stopwatch),
    degraded,
    encode: async (text) => {
      if (text === '') return {};
      const { encodeQuery } = ports;
      if (encodeQuery === undefined) {
        degraded.add('SEMANTIC_UNAVAILABLE');
        return {};
      }
      try {
        return await encodeQuery(text);
      } catch (cause) {
        without('SEMANTIC_UNAVAILABLE', 'understand', cause);
        return {};
      }
    },
    profileOf: async (userId) => {
      try {
        return await ports.profile(userId);
      } catch (cause) {
        without('PROFILE_UNAVAILABLE', 'remember', cause);
        return anonymousProfile(userId, now);
      }
    },
    score: async (request, policy) => {
      if (policy === undefined) {
        degraded.add('MODEL_UNAVAILABLE');
        return { policy: fallbackPolicy.name, scores: await fallbackPolicy.score(request) };
      }
      try {
        return { policy: policy.name, scores: await policy.score(request) };
      } catch (cause) {
        without('MODEL_UNAVAILABLE', 'rank', cause);
        return { policy: fallbackPolicy.name, scores: await fallbackPolicy.score(request) };
      }
    },
  };
}

/** The live network for this strength of personalisation; undefined when no model is live over this index. */
export function livePolicy(ports: SearchPorts, personalization = 1): RankingPolicy | undefined {
  return ports.ranker === undefined ? undefined : networkPolicy(ports.ranker, { personalization });
}
