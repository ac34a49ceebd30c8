import { unlessGivenUp, type Work } from '@fusionrank/domain/given-up';

/** A stage took longer than it may. */
export class Late extends Error {
  override readonly name = 'Late';
}

export interface Waiting {
  readonly patienceMs: number;
  readonly stage: string;
  readonly signal: AbortSignal;
}

/** The value of `work`, or a rejection: with `Late` after `patienceMs`, with the signal's reason when it aborts (`unlessGivenUp`). */
export function within<T>({ patienceMs, stage, signal }: Waiting, work: Work<T>): Promise<T> {
  const late = (): Late => new Late(`${stage}: no answer within ${Math.round(patienceMs)} ms`);
  return unlessGivenUp({ patienceMs, late, signal, keepsProcess: true }, work);
}
