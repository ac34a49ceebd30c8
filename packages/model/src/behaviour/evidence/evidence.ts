import { openGemm } from '../../linear-algebra/gemm.ts';
import type { HistoryEncoder } from '../history-encoder/settings.ts';
import { type HistoryWeighing, weighedHistory } from './history-reading.ts';
import { addLinkScores, type ItemLinks } from './item-links.ts';
import type { ScoreRow } from './score-row.ts';

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

/** Writes what the evidence says of history number `user` of those prepared over `rows`, one an evidence. */
export type EvidenceScores = (user: number, rows: readonly ScoreRow[]) => Promise<void>;

type RowScores = (user: number, row: ScoreRow) => void | Promise<void>;

/** Reads histories with the encoders, all together, and gives what the evidence says of each; cheapest asked in rising order. */
export async function preparedEvidence(
  evidence: readonly Evidence[],
  histories: readonly Int32Array[],
): Promise<EvidenceScores> {
  const writers = await Promise.all(evidence.map(async (one) => preparedRow(one, histories)));
  return async (user, rows) => {
    for (let i = 0; i < writers.length; i++) await writers[i]?.(user, rows[i] as ScoreRow);
  };
}

function preparedRow(evidence: Evidence, histories: readonly Int32Array[]): RowScores | Promise<RowScores> {
  switch (evidence.kind) {
    case 'links':
      return (user, row) => {
        addLinkScores(evidence.links, weighedHistory(histories[user] ?? new Int32Array(0), evidence.weighing), row);
        if (evidence.transform === 'root') row.takeRoots();
      };
    case 'encoder':
      return encoderScores(evidence.encoder, histories);
  }
}

/** Users whose logits are made in one product. */
const BLOCK = 64;

async function encoderScores(
  { width, items, bias, scale, usersOf }: HistoryEncoder,
  histories: readonly Int32Array[],
): Promise<RowScores> {
  const users = await usersOf(histories);
  const gemm = await openGemm();
  const matrix = { count: bias.length, width, values: items };
  const logits = new Float32Array(BLOCK * bias.length);
  let first = -1;
  return async (user, row) => {
    if (first < 0 || user < first || user >= first + BLOCK) {
      first = user - (user % BLOCK);
      const count = Math.min(BLOCK, histories.length - first);
      const values = users.subarray(first * width, (first + count) * width);
      await gemm.multiply({ count, width, values }, matrix, { transposeB: true, into: logits });
    }
    const start = (user - first) * bias.length;
    row.writeAll((values) => {
      for (let i = 0; i < values.length; i++) values[i] = scale * (logits[start + i] as number) + (bias[i] as number);
    });
  };
}
