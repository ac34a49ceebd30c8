import { FollowRankingDocument } from '@fusionrank/client/documents';
import type { FollowRankingSubscription, FollowRankingSubscriptionVariables } from '@fusionrank/client/documents';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';

/**
 * A socket for subscriptions. Who asks is told once it is open; asked for anew whenever it opens again, so that a token that has expired
 * is followed by the next. In browsers `webSocket` can be left out.
 */
export function openLive(url: string, token: () => string, webSocket?: unknown): Client {
  return createClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: () => ({ authorization: `Bearer ${token()}` }),
    retryAttempts: Infinity,
    ...(webSocket === undefined ? {} : { webSocketImpl: webSocket }),
  });
}

export type RankingUpdate = NonNullable<FollowRankingSubscription['rankingUpdated']>;

/** New orders of a search that was served to the same viewer, until `signal` aborts. Throws what the gateway refuses. */
export async function* followRanking(
  client: Client,
  variables: FollowRankingSubscriptionVariables,
  signal: AbortSignal,
): AsyncGenerator<RankingUpdate, void> {
  const results = client.iterate<FollowRankingSubscription>({
    query: print(FollowRankingDocument),
    variables: { ...variables },
  });
  signal.addEventListener('abort', () => void results.return?.(), { once: true });
  for await (const { data, errors } of results) {
    // The last message of a stream that the gateway ends, with why.
    if (errors !== undefined) throw new Error(errors[0]?.message);
    if (data?.rankingUpdated) yield data.rankingUpdated;
  }
}
