import type { Modality } from '@fusionrank/domain/modality';
import { problem } from '@fusionrank/domain/problem';
import type { Ranker } from '@fusionrank/model/ranking';
import { anonymousProfile } from '../anonymous-profile.ts';
import { CROSS_FEATURES } from '../cross-features/cross-features.ts';
import { looksOf } from './looks.ts';
import { knownRows, networkInput } from './network-input.ts';
import { networkShares } from './network-shares.ts';
import type { PolicyRequest, RankingPolicy } from './policy.ts';

export interface NetworkOptions {
  /** Modalities to do without, on both sides and in the cross features. */
  readonly without?: readonly Modality[];
  /** In [0, 1]: 0 ranks for a user nobody knows, 1 for the one who asks; between, log-odds are mixed. */
  readonly personalization?: number;
}

/**
 * The trained network; scores are probabilities in (0, 1). A network that was trained before a cross feature came reads the
 * ones it knows. Throws ARTIFACT_INVALID for a network that was trained on others than these.
 */
export function networkPolicy(ranker: Ranker, options: NetworkOptions = {}): RankingPolicy {
  refuseUnknownFeatures(ranker);
  const { without = [], personalization = 1 } = options;
  return {
    name: `${nameOf(options)}@${ranker.modelVersion}`,
    scale: 'probability',
    score: async (request) => {
      const nobodys = { ...request, profile: anonymousProfile(request.profile.userId, request.now) };
      if (personalization <= 0) return probabilities(await logOdds(ranker, nobodys, without));
      if (personalization >= 1) return probabilities(await logOdds(ranker, request, without));
      const [own, impersonal] = await Promise.all([
        logOdds(ranker, request, without),
        logOdds(ranker, nobodys, without),
      ]);
      return probabilities(
        own.map((value, i) => personalization * value + (1 - personalization) * (impersonal[i] ?? 0)),
      );
    },
    ...(without.length === 0 ? { explain: (request) => networkShares(ranker, request, personalization) } : {}),
  };
}

function nameOf({ without = [], personalization = 1 }: NetworkOptions): string {
  return [
    'network',
    ...(without.length === 0 ? [] : [`without-${without.join('+')}`]),
    ...(personalization <= 0 ? ['unpersonalised'] : []),
  ].join('-');
}

function refuseUnknownFeatures({ crossFeatures: trained, modelVersion }: Ranker): void {
  if (trained.every((name) => CROSS_FEATURES.includes(name))) return;
  throw problem(
    'ARTIFACT_INVALID',
    `model ${modelVersion}: expected the cross features ${CROSS_FEATURES.join(', ')}; it was trained on ${trained.join(', ')}`,
  );
}

/** What the order follows: the network's log-odds, and a photograph's. Rows that its item table does not hold yet stand behind all that it does. */
async function logOdds(ranker: Ranker, request: PolicyRequest, without: readonly Modality[]): Promise<Float32Array> {
  const { rows } = request.candidates;
  const { score } = await ranker.rank({
    ...networkInput(ranker, { ...request, rows }, without),
    ...(without.length === 0 ? {} : { without }),
  });
  const spreadScores = spread(score, rows, knownRows(request));
  const looks = looksOf(request);
  return looks === undefined ? spreadScores : spreadScores.map((value, i) => value + looks(rows[i] ?? -1));
}

function spread(score: Float32Array, rows: Int32Array, known: number): Float32Array {
  if (score.length === rows.length) return score;
  const last = score.reduce((least, value) => Math.min(least, value), 0) - 1;
  let next = 0;
  return Float32Array.from(rows, (row) => (row < known ? (score[next++] ?? last) : last));
}

function probabilities(logOddsOfRows: Float32Array): Float32Array {
  return logOddsOfRows.map((value) => 1 / (1 + Math.exp(-value)));
}
