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
    score: async (request, signal) => {
      const asking = { ranker, without, signal };
      const nobodys = { ...request, profile: anonymousProfile(request.profile.userId, request.now) };
      if (personalization <= 0) return probabilities(await logOdds(asking, nobodys));
      if (personalization >= 1) return probabilities(await logOdds(asking, request));
      const [own, impersonal] = await Promise.all([logOdds(asking, request), logOdds(asking, nobodys)]);
      return probabilities(
        own.map((value, i) => personalization * value + (1 - personalization) * (impersonal[i] ?? 0)),
      );
    },
    ...(without.length === 0
      ? { explain: (request, signal) => networkShares({ ranker, signal }, request, personalization) }
      : {}),
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

interface Asking {
  readonly ranker: Ranker;
  readonly without: readonly Modality[];
  readonly signal: AbortSignal | undefined;
}

/** What the order follows: the network's log-odds, and a photograph's. Rows that its item table does not hold yet stand behind all that it does. */
async function logOdds({ ranker, without, signal }: Asking, request: PolicyRequest): Promise<Float32Array> {
  const { rows } = request.candidates;
  const input = networkInput(ranker, { ...request, rows }, without);
  const { score } = await ranker.rank({ ...input, ...(without.length === 0 ? {} : { without }) }, signal);
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
