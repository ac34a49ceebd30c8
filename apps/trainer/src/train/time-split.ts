import { problem } from '@fusionrank/domain/problem';

/** The log cut in time: everything later is never seen by what comes earlier (docs/decisions/0004). */
export interface TimeSplit {
  /** Behaviour factors are fitted on what was learned of before this. */
  readonly behaviourUntil: Date;
  /** Training examples: slates shown in [behaviourUntil, trainUntil). */
  readonly trainUntil: Date;
  /** Validation: [trainUntil, validUntil). Test: [validUntil, testUntil). */
  readonly validUntil: Date;
  /** Just past the log's end. */
  readonly testUntil: Date;
}

export interface SplitShares {
  /** Share of the log's time span that behaviour is fitted on, in (0, 1). */
  readonly behaviour: number;
  readonly train: number;
  readonly valid: number;
}

export const DEFAULT_SHARES: SplitShares = { behaviour: 0.3, train: 0.5, valid: 0.1 };

/** Cuts [from, until] by shares of its length; what they leave is the test. Throws INVALID_INPUT for shares that leave none. */
export function splitByTime(
  span: { readonly from: Date; readonly until: Date },
  shares: SplitShares = DEFAULT_SHARES,
): TimeSplit {
  const { behaviour, train, valid } = shares;
  if ([behaviour, train, valid].some((share) => !(share > 0)) || behaviour + train + valid >= 1) {
    throw problem(
      'INVALID_INPUT',
      `split: expected positive shares that add up to less than 1, got ${behaviour}, ${train}, ${valid}`,
    );
  }
  const start = span.from.getTime();
  const length = span.until.getTime() - start;
  const cut = (share: number): Date => new Date(start + Math.round(length * share));
  return {
    behaviourUntil: cut(behaviour),
    trainUntil: cut(behaviour + train),
    validUntil: cut(behaviour + train + valid),
    testUntil: new Date(span.until.getTime() + 1),
  };
}
