import type { BoughtTogether } from '@fusionrank/domain/bought-together';
import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { Degradation, QueryPicture } from '@fusionrank/domain/search';
import { anonymousProfile } from '../ranking/anonymous-profile.ts';
import { fallbackPolicy } from '../ranking/policies/baselines.ts';
import { networkPolicy } from '../ranking/policies/network.ts';
import type { PolicyRequest, RankingPolicy, ScoreScale } from '../ranking/policies/policy.ts';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import { nearLists, type NearRequest } from '../retrieval/near-lists.ts';
import type { QueryVectors } from '../retrieval/query-vectors.ts';
import type { RankedList } from '../retrieval/reciprocal-rank.ts';
import type { SimilarUser } from '../retrieval/similar-users.ts';
import type { UnderstoodQuery } from '../understanding/understand.ts';
import { attempting, type Attempt } from './attempt.ts';
import { NO_DEADLINE, type Deadline } from './deadline.ts';
import { fittingVectors } from './fitting-vectors.ts';
import { photographVector } from './photograph-vector.ts';
import type { SearchPorts } from './ports.ts';
import { stageTimes, type StageTimes } from './stage-times.ts';

/** What every request of an engine reads. */
export interface EngineParts {
  readonly index: CatalogIndex;
  readonly ports: SearchPorts;
  /** What orders the candidates; the live network without it. Evaluation puts baselines here. */
  readonly policy?: RankingPolicy;
  /** How long each port is waited for; `PATIENCE` without it. Offline replay waits for ever: Infinity. */
  readonly patience?: Patience;
  /** Of the request; without it the answer is waited for. */
  readonly deadline?: Deadline;
  /** Tries the rules out as of another instant, or for somebody of other segments. */
  readonly trial?: RuleTrial;
}

export interface RuleTrial {
  readonly at?: Date;
  readonly segments?: readonly string[];
}

/** Longest wait for a port, in milliseconds. */
export interface Patience {
  readonly encodeMs: number;
  /** A large picture is read for a while, and encoders are busy with others' pictures. */
  readonly photographMs: number;
  readonly profileMs: number;
  readonly nearMs: number;
  readonly rankMs: number;
}
export const PATIENCE: Patience = {
  encodeMs: 1_000,
  photographMs: 3_000,
  profileMs: 1_500,
  nearMs: 1_500,
  rankMs: 3_000,
};

/** One request on its way: its instant, its times, and what it had to do without. */
export interface RequestRun {
  readonly now: Date;
  readonly times: StageTimes;
  readonly degraded: ReadonlySet<Degradation>;
  /** The query in the items' spaces; empty where it can't be brought there, or asks for nothing. */
  encode(query: UnderstoodQuery): Promise<QueryVectors>;
  /**
   * A picture in the image column's space; undefined where it can't be brought there. Throws INVALID_INPUT or NOT_FOUND for
   * what is no picture.
   */
  photograph(picture: QueryPicture): Promise<Float32Array | undefined>;
  /** Those of the vectors that fit the items now in force: a model may have been replaced meanwhile. */
  fitting(vectors: QueryVectors): QueryVectors;
  /** As of now; an unknown user's where it can't be read, or may not be used. */
  profileOf(userId: UserId): Promise<UserProfile>;
  /** Users who behave like this one; none where they can't be read. */
  similarUsers(userId: UserId): Promise<readonly SimilarUser[]>;
  /** Items that an item's buyers bought too; undefined where that can't be read. */
  boughtTogether(itemId: ItemId): Promise<readonly BoughtTogether[] | undefined>;
  /** Before a step that takes a millisecond or more; rejects once nobody waits for the answer. */
  readonly turn: () => Promise<void>;
  /** Items near to the query; none where the vectors can't be searched. */
  readonly near: (request: NearRequest) => Promise<readonly RankedList[]>;
  /** Scores by the engine's policy, or the live network's at this strength; by words and popularity where neither can. */
  score(request: PolicyRequest, personalization: number): Promise<Scores>;
}

export interface Scores {
  readonly policy: string;
  readonly scale: ScoreScale;
  readonly scores: ArrayLike<number>;
}

/** A failure of one of the ports degrades the answer and is told to `onFailure`; it never fails the request. */
export function startRun({
  index,
  ports,
  policy,
  patience = PATIENCE,
  deadline = NO_DEADLINE,
}: EngineParts): RequestRun {
  const degraded = new Set<Degradation>();
  const now = ports.clock();
  const { onFailure } = ports;
  const attempt = attempting(degraded, { onFailure, deadline });
  const turn = async (): Promise<void> => {
    await ports.turn?.();
    deadline.signal.throwIfAborted();
  };
  return {
    now,
    times: stageTimes(ports.stopwatch, ports.within),
    degraded,
    encode: async (query) => {
      const { encodeQuery } = ports;
      if (query.browsing) return {};
      if (encodeQuery === undefined) degraded.add('SEMANTIC_UNAVAILABLE');
      const work = async () => encodeQuery?.(query.correctedText ?? query.text) ?? {};
      return attempt({ ...STEPS.encode, patienceMs: patience.encodeMs, work, otherwise: {} });
    },
    photograph: (picture) => photographVector(picture, { index, ports, patience, attempt, degraded }),
    fitting: (vectors) => fittingTold(vectors, { index, degraded }),
    ...remembering({ ports, patience, attempt, now }),
    turn,
    near: async (request) => {
      const work = (signal: AbortSignal) => nearLists({ ...request, signal }, index);
      const lists = await attempt({ ...STEPS.near, patienceMs: patience.nearMs, work, otherwise: [] });
      await turn();
      return lists;
    },
    score: scoring({ policy, ports, patience, attempt, degraded }),
  };
}

interface Remembering extends Required<Pick<EngineParts, 'ports' | 'patience'>> {
  readonly attempt: Attempt;
  readonly now: Date;
}

/** What is read of shoppers. */
function remembering({
  ports,
  patience,
  attempt,
  now,
}: Remembering): Pick<RequestRun, 'profileOf' | 'similarUsers' | 'boughtTogether'> {
  return {
    profileOf: async (userId) => {
      const nobody = anonymousProfile(userId, now);
      const work = async (signal: AbortSignal) => ports.profile(userId, signal);
      const profile = await attempt({ ...STEPS.profile, patienceMs: patience.profileMs, work, otherwise: nobody });
      return profile.consent.personalization ? profile : nobody;
    },
    similarUsers: async (userId) => {
      const work = async (signal: AbortSignal) => ports.similarUsers?.(userId, signal) ?? [];
      return attempt({ ...STEPS.profile, patienceMs: patience.profileMs, work, otherwise: [] });
    },
    boughtTogether: async (itemId) => {
      const { boughtTogether } = ports;
      const work = async (signal: AbortSignal) => {
        if (boughtTogether === undefined) throw new Error('expected a way to read purchases, got none');
        return boughtTogether(itemId, signal);
      };
      return attempt({ ...STEPS.purchases, patienceMs: patience.profileMs, work, otherwise: undefined });
    },
  };
}

interface Scoring extends Required<Pick<EngineParts, 'ports' | 'patience'>> {
  readonly policy: RankingPolicy | undefined;
  readonly attempt: Attempt;
  readonly degraded: Set<Degradation>;
}

function scoring({ policy, ports, patience, attempt, degraded }: Scoring): RequestRun['score'] {
  return async (request, personalization) => {
    const work = async (signal: AbortSignal): Promise<Scores | undefined> => {
      const ranking = rankingPolicy({ policy, ports }, personalization);
      if (ranking === undefined) return undefined;
      const score = () => scoredBy(ranking, request, signal);
      return ports.within === undefined ? score() : ports.within('score', score);
    };
    const scored = await attempt({ ...STEPS.rank, patienceMs: patience.rankMs, work, otherwise: undefined });
    if (scored !== undefined) return scored;
    degraded.add('MODEL_UNAVAILABLE');
    return scoredBy(fallbackPolicy, request);
  };
}

async function scoredBy(ranking: RankingPolicy, request: PolicyRequest, signal?: AbortSignal): Promise<Scores> {
  return { policy: ranking.name, scale: ranking.scale, scores: await ranking.score(request, signal) };
}

/** Vectors that fit the items in force; what had to be left out is said. */
function fittingTold(
  vectors: QueryVectors,
  { index, degraded }: { readonly index: CatalogIndex; readonly degraded: Set<Degradation> },
): QueryVectors {
  const fitting = fittingVectors(vectors, index.features());
  const lacks = (space: keyof QueryVectors): boolean => vectors[space] !== undefined && fitting[space] === undefined;
  if (lacks('text') || lacks('image')) degraded.add('SEMANTIC_UNAVAILABLE');
  if (lacks('photograph')) degraded.add('PHOTOGRAPH_UNAVAILABLE');
  return fitting;
}

const STEPS = {
  encode: { stage: 'understand', degradation: 'SEMANTIC_UNAVAILABLE' },
  profile: { stage: 'remember', degradation: 'PROFILE_UNAVAILABLE' },
  purchases: { stage: 'retrieve', degradation: 'PURCHASES_UNAVAILABLE' },
  near: { stage: 'retrieve', degradation: 'SEMANTIC_UNAVAILABLE' },
  rank: { stage: 'rank', degradation: 'MODEL_UNAVAILABLE' },
} as const;

/** The engine's policy, or the live network at this strength; undefined when no model is live. */
export function rankingPolicy(
  { policy, ports: { ranker } }: Pick<EngineParts, 'ports'> & { readonly policy?: RankingPolicy | undefined },
  personalization: number,
): RankingPolicy | undefined {
  if (policy !== undefined) return policy;
  return ranker === undefined ? undefined : networkPolicy(ranker, { personalization });
}
