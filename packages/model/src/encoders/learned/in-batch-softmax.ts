/** Pairs of one batch: anchor i belongs to target i, every other target stands against it. */
export interface InBatchPairs {
  readonly count: number;
  readonly width: number;
  /** [count, width], unit length. */
  readonly anchors: Float32Array;
  /** [count, width], unit length. */
  readonly targets: Float32Array;
  /** Cosines are divided by it; > 0. */
  readonly temperature: number;
  /** [count]: how much each pair counts; all alike unless told. */
  readonly weights?: Float32Array;
  /**
   * [count]: ln of the probability that a target is in a batch. Popular targets stand against others more often; taking it
   * from their logits undoes that (Yi et al., 2019).
   */
  readonly logFrequency?: Float32Array;
  /** Whether a target other than i is known to be right for anchor i too: it then doesn't stand against it. */
  readonly alsoRight?: (anchor: number, target: number) => boolean;
}

export interface InBatchLoss {
  /** Weighted mean of −ln P(own target | anchor). */
  readonly loss: number;
  /** [count, width] */
  readonly anchorGradient: Float32Array;
  /** [count, width] */
  readonly targetGradient: Float32Array;
}

/** Softmax cross-entropy over the targets of the batch (InfoNCE: van den Oord et al., 2018), and its gradients. */
export function inBatchSoftmax(pairs: InBatchPairs): InBatchLoss {
  const { count, width, weights, temperature } = pairs;
  const anchorGradient = new Float32Array(count * width);
  const targetGradient = new Float32Array(count * width);
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? count;
  const logits = new Float64Array(count);
  let loss = 0;
  for (let i = 0; i < count; i++) {
    const share = (weights?.[i] ?? 1) / total;
    writeLogits(logits, pairs, i);
    const own = logits[i] as number;
    const logTotal = softmaxInPlace(logits);
    loss += share * (logTotal - own);
    logits[i] = (logits[i] as number) - 1;
    addGradients(pairs, { i, slopes: logits, scale: share / temperature }, { anchorGradient, targetGradient });
  }
  return { loss, anchorGradient, targetGradient };
}

/** Both directions, each counting half. */
export function symmetricInBatchSoftmax(
  pairs: InBatchPairs & { readonly anchorLogFrequency?: Float32Array },
): InBatchLoss {
  const { count, width, anchors, targets, temperature, weights, alsoRight, anchorLogFrequency } = pairs;
  const there = inBatchSoftmax(pairs);
  const back = inBatchSoftmax({
    count,
    width,
    anchors: targets,
    targets: anchors,
    temperature,
    ...(weights && { weights }),
    ...(anchorLogFrequency && { logFrequency: anchorLogFrequency }),
    ...(alsoRight && { alsoRight: (target: number, anchor: number) => alsoRight(anchor, target) }),
  });
  const half = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => (value + (b[i] as number)) / 2);
  return {
    loss: (there.loss + back.loss) / 2,
    anchorGradient: half(there.anchorGradient, back.targetGradient),
    targetGradient: half(there.targetGradient, back.anchorGradient),
  };
}

function writeLogits(logits: Float64Array, pairs: InBatchPairs, i: number): void {
  const { count, width, anchors, targets, temperature, logFrequency, alsoRight } = pairs;
  for (let j = 0; j < count; j++) {
    if (j !== i && alsoRight?.(i, j) === true) {
      logits[j] = -Infinity;
      continue;
    }
    let product = 0;
    for (let k = 0; k < width; k++) product += (anchors[i * width + k] as number) * (targets[j * width + k] as number);
    logits[j] = product / temperature - (logFrequency?.[j] ?? 0);
  }
}

/** @returns ln Σ exp */
function softmaxInPlace(logits: Float64Array): number {
  let largest = -Infinity;
  for (const logit of logits) largest = Math.max(largest, logit);
  let sum = 0;
  for (let j = 0; j < logits.length; j++) sum += logits[j] = Math.exp((logits[j] as number) - largest);
  for (let j = 0; j < logits.length; j++) logits[j] = (logits[j] as number) / sum;
  return largest + Math.log(sum);
}

function addGradients(
  { count, width, anchors, targets }: InBatchPairs,
  { i, slopes, scale }: { readonly i: number; readonly slopes: Float64Array; readonly scale: number },
  { anchorGradient, targetGradient }: Pick<InBatchLoss, 'anchorGradient' | 'targetGradient'>,
): void {
  for (let j = 0; j < count; j++) {
    const slope = (slopes[j] as number) * scale;
    if (slope === 0) continue;
    for (let k = 0; k < width; k++) {
      const [a, t] = [i * width + k, j * width + k];
      anchorGradient[a] = (anchorGradient[a] as number) + slope * (targets[t] as number);
      targetGradient[t] = (targetGradient[t] as number) + slope * (anchors[a] as number);
    }
  }
}
