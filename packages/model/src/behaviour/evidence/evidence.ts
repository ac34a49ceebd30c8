import type { HistoryEncoder } from '../history-encoder/settings.ts';
import { type HistoryWeighing, weighedHistory } from './history-reading.ts';
import { type ItemLinks, linkScores, multiplyRows } from './item-links.ts';

/** One reason to think that somebody with a history will take an item. */
export type Evidence = LinkEvidence | EncoderEvidence;

interface Named {
  readonly name: string;
  /** `candidates`: its best items are worth ranking; `ranking`: it only helps to order them. */
  readonly serves: 'candidates' | 'ranking';
}

/** Links from the items of the history. */
export interface LinkEvidence extends Named {
  readonly kind: 'links';
  readonly links: ItemLinks;
  readonly weighing: HistoryWeighing;
  /** `root`: of sums of counts, whose tail is long. */
  readonly transform: 'plain' | 'root';
}

/** The logits of a learned encoder. */
export interface EncoderEvidence extends Named {
  readonly kind: 'encoder';
  readonly encoder: HistoryEncoder;
}

/** Writes one row of scores an evidence, [evidence, items], for history number `user` of those prepared. */
export type EvidenceScores = (user: number, out: Float32Array) => void;

/** Reads histories with the encoders, all together, and gives what the evidence says of each. */
export async function preparedEvidence(
  evidence: readonly Evidence[],
  histories: readonly Int32Array[],
): Promise<EvidenceScores> {
  const rows = await Promise.all(evidence.map((one) => preparedRow(one, histories)));
  return (user, out) => {
    const items = out.length / Math.max(rows.length, 1);
    rows.forEach((row, i) => row(user, out.subarray(i * items, (i + 1) * items)));
  };
}

async function preparedRow(evidence: Evidence, histories: readonly Int32Array[]): Promise<EvidenceScores> {
  switch (evidence.kind) {
    case 'links':
      return (user, out) => {
        const history = histories[user] ?? new Int32Array(0);
        linkScores(evidence.links, weighedHistory(history, evidence.weighing), out);
        if (evidence.transform === 'root')
          for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(Math.max(out[i] as number, 0));
      };
    case 'encoder':
      return encoderScores(evidence.encoder, await evidence.encoder.usersOf(histories));
  }
}

function encoderScores({ width, items, bias, scale }: HistoryEncoder, users: Float32Array): EvidenceScores {
  const matrix = { count: bias.length, width, values: items };
  return (user, out) => {
    multiplyRows(matrix, users.subarray(user * width, (user + 1) * width), out);
    for (let i = 0; i < out.length; i++) out[i] = scale * (out[i] as number) + (bias[i] as number);
  };
}
