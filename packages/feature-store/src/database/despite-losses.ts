import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '@fusionrank/domain/problem';
import { isConnectionFailure } from './recovering-pool.ts';

/**
 * Milliseconds before each further attempt. One loss of a server shows more than once: connections that died unnoticed are
 * still handed out, and a server that is going down still takes new ones.
 */
const PAUSES = [0, 100, 400];

/**
 * Does idempotent work, again when the connection broke under it: nobody can tell whether what was under way got through.
 * Then throws DATABASE_UNAVAILABLE. `doing` completes "The database went away while …".
 */
export async function despiteLosses<Result>(doing: string, work: () => Promise<Result>): Promise<Result> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionFailure(error)) throw error;
    }
    await sleep(pause);
  }
  try {
    return await work();
  } catch (error) {
    if (!isConnectionFailure(error)) throw error;
    const times = `${PAUSES.length + 1} times`;
    throw problem('DATABASE_UNAVAILABLE', `The database went away while ${doing}, ${times}`, { cause: error });
  }
}
