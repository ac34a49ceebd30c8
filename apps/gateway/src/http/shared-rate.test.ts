import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readSettings } from '../settings/read-settings.ts';
import { startGateway } from '../start-gateway.ts';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

const LIMITED = { FUSIONRANK_LIMIT_RATE_POINTS: '30', FUSIONRANK_LIMIT_RATE_STORE: 'postgres' };

/** Costs ten. */
async function ask(url: string, userId: string): Promise<readonly [status: number, remaining: string | null]> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user-id': userId },
    body: JSON.stringify({ query: `{ nodes(nodeIds: []) { nodeId } }` }),
  });
  await answer.text();
  return [answer.status, answer.headers.get('ratelimit-remaining')];
}

test('two gateways of one database share what somebody has', async () => {
  const one = await openTestGateway(shoeShop(), LIMITED);
  const { home, store } = one;
  const settings = readSettings({ ...process.env, ...LIMITED });
  const other = await startGateway({
    home,
    store,
    port: 0,
    host: '127.0.0.1',
    settings,
    log: pino({ level: 'silent' }),
  });
  try {
    // On a busy machine a gateway that is not answered in time counts for itself: then with somebody else again.
    let shoppers = 0;
    const together = async (): Promise<unknown> => {
      const userId = `u${++shoppers}`;
      const answers: unknown[] = [];
      for (const { url } of [one, other, one, other, one]) answers.push(await ask(url, userId));
      return answers;
    };
    await expect.poll(together, { timeout: 30_000, interval: 1_500 }).toEqual([
      [200, '20'],
      [200, '10'],
      [200, '0'],
      [429, '0'],
      [429, '0'],
    ]);
  } finally {
    await other.close();
    await one.close();
  }
});
