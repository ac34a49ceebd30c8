import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { CatalogWatch, WatchOptions } from '../store.ts';

const AGAIN_AFTER_MS = 1_000;

/**
 * Listens to the catalogue's triggers on a connection of its own. A lost connection is opened again; what changed meanwhile is told as
 * one change. A notification may be lost with its connection: whoever must not miss anything asks by version too.
 */
export function watchCatalogue(pool: Pick<pg.Pool, 'connect'>, { onChange, onFailure }: WatchOptions): CatalogWatch {
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await listen(pool, { onChange, signal: stopping.signal }).catch(onFailure);
      await sleep(AGAIN_AFTER_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await watching;
    },
  };
}

interface Listening {
  readonly onChange: () => void;
  readonly signal: AbortSignal;
}

/** Resolves when told to stop; rejects when the connection is lost. */
async function listen(pool: Pick<pg.Pool, 'connect'>, { onChange, signal }: Listening): Promise<void> {
  const client = await pool.connect();
  try {
    const ended = new Promise<void>((resolve, reject) => {
      client.once('error', reject);
      client.once('end', () => reject(new Error('the connection that listens to the catalogue ended')));
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    // Handled here even if LISTEN itself fails first.
    ended.catch(() => undefined);
    client.on('notification', onChange);
    await client.query('LISTEN catalog_changed');
    onChange();
    await ended;
  } finally {
    // Destroyed, not given back: the next to have it must not hear of the catalogue.
    client.release(true);
  }
}
