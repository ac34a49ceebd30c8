import type { Work } from '@fusionrank/domain/given-up';
import type { Degradation } from '@fusionrank/domain/search';
import type { Deadline } from './deadline.ts';
import type { SearchPorts } from './ports.ts';
import { Late, within } from './within.ts';

/** One use of a port, and what stands in for it. */
export interface Step<T, Otherwise> {
  readonly stage: string;
  readonly degradation: Degradation;
  readonly patienceMs: number;
  readonly work: Work<T>;
  readonly otherwise: Otherwise;
}

/** The value of a step, or what stands in for it. */
export type Attempt = <T, Otherwise>(step: Step<T, Otherwise>) => Promise<T | Otherwise>;

export interface Attempting extends Pick<SearchPorts, 'onFailure'> {
  readonly deadline: Deadline;
}

/**
 * A step that fails or comes too late marks the answer as degraded and is told to `onFailure`; it fails nothing. Once nobody waits for
 * the answer it rejects with the deadline's reason.
 */
export function attempting(
  degraded: Set<Degradation>,
  { onFailure, deadline: { signal, leftMs, requestId } }: Attempting,
): Attempt {
  return async (step) => {
    try {
      return await within({ ...step, patienceMs: Math.min(step.patienceMs, Math.max(0, leftMs())), signal }, step.work);
    } catch (cause) {
      signal.throwIfAborted();
      degraded.add(step.degradation);
      if (cause instanceof Late) degraded.add('DEADLINE_EXCEEDED');
      onFailure(step.stage, cause, requestId);
      return step.otherwise;
    }
  };
}
