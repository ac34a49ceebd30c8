import type { Role } from '@fusionrank/domain/role';
import type { Slate } from '@fusionrank/domain/search';

/** What was asked of the engine. */
export type Ranking = 'search' | 'similar' | 'recommend';

export interface RankedFacts extends Pick<Slate, 'degraded' | 'timing'> {
  readonly ranking: Ranking;
}

/**
 * What is noted of one GraphQL request, or one beacon, while it is answered, for its line in the log and the metrics. Nothing in it says who asked,
 * or for what: no user's id, no words, no address.
 */
export interface RequestRecord {
  /** The operation's name, of at most 64 characters; `unnamed` for one without, undefined where it came to no operation. */
  operation: string | undefined;
  role: Role | undefined;
  /** As admission counts it. */
  cost: number | undefined;
  /** `OK`, or the code of the first error. */
  outcome: string;
  readonly rankings: RankedFacts[];
}

const LONGEST_NAME = 64;
const records = new WeakMap<object, RequestRecord>();

/** The record of a request of whatever kind, made when it is first asked for. */
export function recordOf(request: object): RequestRecord {
  const kept = records.get(request);
  if (kept !== undefined) return kept;
  const record: RequestRecord = {
    operation: undefined,
    role: undefined,
    cost: undefined,
    outcome: 'OK',
    rankings: [],
  };
  records.set(request, record);
  return record;
}

export const nameOf = (operationName: string | null | undefined): string =>
  operationName?.slice(0, LONGEST_NAME) ?? 'unnamed';
