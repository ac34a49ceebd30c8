import { parsePolicyVersion } from '@fusionrank/domain/id';
import type { Modality } from '@fusionrank/domain/modality';
import { problem } from '@fusionrank/domain/problem';
import { userInput, type Ranker } from '@fusionrank/model/ranking';
import { CROSS_FEATURES, crossFeatures, withoutModalities } from './cross-features.ts';
import type { CrossFeatureRequest } from './feature-group.ts';
import type { RankingPolicy } from './policy.ts';
import { unknownProfile } from './unknown-profile.ts';

/** The network as it is served. Throws ARTIFACT_INVALID for one trained on other cross features than these. */
export function networkPolicy(ranker: Ranker): RankingPolicy {
  refuseOtherFeatures(ranker);
  return {
    version: parsePolicyVersion(`network@${ranker.modelVersion}`),
    score: (request) => networkScores(ranker, request, []),
  };
}

/** The network with modalities missing on both sides: what they add is the difference. */
export function networkWithout(ranker: Ranker, modalities: readonly Modality[]): RankingPolicy {
  refuseOtherFeatures(ranker);
  return {
    version: parsePolicyVersion(`network-without-${modalities.join('+')}@${ranker.modelVersion}`),
    score: (request) => networkScores(ranker, request, modalities),
  };
}

/** The network for somebody it knows nothing of. */
export function networkUnpersonalised(ranker: Ranker): RankingPolicy {
  const whole = networkPolicy(ranker);
  return {
    version: parsePolicyVersion(`network-unpersonalised@${ranker.modelVersion}`),
    score: (request) => whole.score(unpersonalised(request)),
  };
}

/** A policy between its order for the user (`strength` 1) and its order for anybody (0): scores mixed in proportion. */
export function personalisedBy(strength: number, policy: RankingPolicy): RankingPolicy {
  if (strength >= 1) return policy;
  return {
    version: policy.version,
    score: async (request) => {
      const [own, anybodys] = await Promise.all([policy.score(request), policy.score(unpersonalised(request))]);
      return own.map((score, at) => strength * score + (1 - strength) * (anybodys[at] ?? 0));
    },
  };
}

function unpersonalised(request: CrossFeatureRequest): CrossFeatureRequest {
  return { ...request, profile: unknownProfile(request.profile.userId, request.now) };
}

function refuseOtherFeatures({ crossFeatures: trained, modelVersion }: Ranker): void {
  if (trained.length === CROSS_FEATURES.length && CROSS_FEATURES.every((name, at) => trained[at] === name)) return;
  throw problem(
    'ARTIFACT_INVALID',
    `model ${modelVersion}: expected the cross features ${CROSS_FEATURES.join(', ')}; it was trained on ${trained.join(', ')}`,
  );
}

/** Rows that the network's item table does not hold yet stand behind all that it does. */
async function networkScores(
  ranker: Ranker,
  request: CrossFeatureRequest,
  without: readonly Modality[],
): Promise<Float32Array> {
  const { index, profile, now, vectors } = request;
  const known = index.features()?.table.ids.length ?? 0;
  const rows = request.rows.filter((row) => row < known);
  const cross = crossFeatures({ ...request, rows });
  const rowOf: typeof index.rowOf = (id) => {
    const row = index.rowOf(id);
    return row === undefined || row >= known ? undefined : row;
  };
  const { score } = await ranker.rank({
    user: userInput(profile, rowOf, now),
    query: vectors,
    rows,
    cross: without.length === 0 ? cross : withoutModalities(cross, without),
    ...(without.length === 0 ? {} : { without }),
  });
  return spread(score, request.rows, known);
}

function spread(score: Float32Array, rows: Int32Array, known: number): Float32Array {
  if (score.length === rows.length) return score;
  const last = score.reduce((least, value) => Math.min(least, value), 0) - 1;
  let next = 0;
  return Float32Array.from(rows, (row) => (row < known ? (score[next++] ?? last) : last));
}
