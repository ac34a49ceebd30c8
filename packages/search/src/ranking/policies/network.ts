import type { Modality } from '@fusionrank/domain/modality';
import { userInput, type Ranker } from '@fusionrank/model/ranking';
import { anonymousProfile } from '../anonymous-profile.ts';
import { crossFeatures } from '../cross-features/cross-features.ts';
import type { PolicyRequest, RankingPolicy } from './policy.ts';

export interface NetworkOptions {
  /** Modality blocks to do without. */
  readonly without?: readonly Modality[];
  /** In [0, 1]: 0 ranks for a user nobody knows, 1 for the one who asks; between, log-odds are mixed. */
  readonly personalization?: number;
}

/** The trained network; scores are probabilities in (0, 1). */
export function networkPolicy(ranker: Ranker, { without, personalization = 1 }: NetworkOptions = {}): RankingPolicy {
  const ablation = without === undefined ? {} : { without };
  return {
    name: `network@${ranker.modelVersion}`,
    score: async (request) => {
      const anonymous = { ...request, profile: anonymousProfile(request.profile.userId, request.now) };
      if (personalization <= 0) return probabilities(await logOdds(ranker, anonymous, ablation));
      const personal = await logOdds(ranker, request, ablation);
      if (personalization >= 1) return probabilities(personal);
      const impersonal = await logOdds(ranker, anonymous, ablation);
      return probabilities(
        personal.map((value, i) => personalization * value + (1 - personalization) * (impersonal[i] ?? 0)),
      );
    },
  };
}

async function logOdds(
  ranker: Ranker,
  request: PolicyRequest,
  ablation: { readonly without?: readonly Modality[] },
): Promise<Float32Array> {
  const { candidates, index, profile, vectors, now } = request;
  const { score } = await ranker.rank({
    ...ablation,
    user: userInput(profile, (id) => index.rowOf(id), now),
    query: vectors,
    rows: candidates.rows,
    cross: crossFeatures({ ...request, rows: candidates.rows }),
  });
  return score;
}

function probabilities(logOddsOfRows: Float32Array): Float32Array {
  return logOddsOfRows.map((value) => 1 / (1 + Math.exp(-value)));
}
