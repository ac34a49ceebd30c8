import type { Calibration } from '../../ranking/calibration.ts';
import type { LabelledLogits } from './labelled-logits.ts';

/** Examples whose logits follow one another and share one probability. */
interface Block {
  /** Its lowest and highest logit. */
  readonly from: number;
  readonly to: number;
  readonly positives: number;
  readonly count: number;
}

/**
 * The rising steps nearest to the labels, by pooling adjacent violators (Ayer et al., 1955; Zadrozny & Elkan, 2002), each step
 * flat from its lowest to its highest logit. Probabilities keep off 0 and 1 by one example in all of them. At least one example.
 */
export function isotonicRegression(examples: LabelledLogits): Calibration {
  const least = 1 / (examples.logits.length + 2);
  const logits: number[] = [];
  const probabilities: number[] = [];
  for (const { from, to, positives, count } of pooled(blocksOf(examples))) {
    const probability = Math.min(1 - least, Math.max(least, positives / count));
    for (const logit of from === to ? [from] : [from, to]) {
      logits.push(logit);
      probabilities.push(probability);
    }
  }
  return { kind: 'isotonic', logits, probabilities };
}

/** One block a distinct logit, lowest first. */
function blocksOf({ logits, labels }: LabelledLogits): readonly Block[] {
  const order = [...logits.keys()].sort((a, b) => (logits[a] as number) - (logits[b] as number));
  const blocks: Block[] = [];
  for (const i of order) {
    const logit = logits[i] as number;
    const one: Block = { from: logit, to: logit, positives: labels[i] as number, count: 1 };
    const last = blocks.at(-1);
    if (last?.to === logit) blocks[blocks.length - 1] = merged(last, one);
    else blocks.push(one);
  }
  return blocks;
}

function pooled(blocks: readonly Block[]): readonly Block[] {
  const rising: Block[] = [];
  for (const block of blocks) {
    let own = block;
    for (let last = rising.at(-1); last !== undefined && !isBelow(last, own); last = rising.at(-1)) {
      rising.pop();
      own = merged(last, own);
    }
    rising.push(own);
  }
  return rising;
}

const isBelow = (a: Block, b: Block): boolean => a.positives * b.count < b.positives * a.count;

function merged(a: Block, b: Block): Block {
  return { from: a.from, to: b.to, positives: a.positives + b.positives, count: a.count + b.count };
}
