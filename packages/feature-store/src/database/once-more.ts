import { problem } from '@fusionrank/domain/problem';
import { isConnectionFailure } from './recovering-pool.ts';

/**
 * Does idempotent work, once more when the connection broke under it: nobody can tell whether what was under way got
 * through. Then throws DATABASE_UNAVAILABLE. `doing` completes "The database went away while …".
 */
export async function onceMore<Result>(doing: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isConnectionFailure(error)) throw error;
  }
  try {
    return await work();
  } catch (error) {
    if (!isConnectionFailure(error)) throw error;
    throw problem('DATABASE_UNAVAILABLE', `The database went away while ${doing}, twice`, { cause: error });
  }
}
