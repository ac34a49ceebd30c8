import { setTimeout as delay } from 'node:timers/promises';
import type { Slate } from '@fusionrank/domain/search';
import { expect, test, vi } from 'vitest';
import { anIndexOf, aRanker, aRequest, aTable, ports } from '../testing/builders.ts';
import type { SearchPorts } from './ports.ts';
import { createSearchEngine } from './search-engine.ts';

const shop = anIndexOf({ runner: 'Running shoe', boot: 'Leather shoe', lamp: 'Desk lamp' });
shop.setFeatures(aTable(['runner', 'boot', 'lamp'], { text: { runner: [1, 0], lamp: [0, 1] } }));

function engine(
  change: Partial<SearchPorts> = {},
  { patienceMs }: { readonly patienceMs: number } = { patienceMs: 5_000 },
) {
  const encodeQuery: SearchPorts['encodeQuery'] = () => Promise.resolve({ text: Float32Array.of(1, 0) });
  const patience = {
    encodeMs: patienceMs,
    photographMs: patienceMs,
    profileMs: patienceMs,
    nearMs: patienceMs,
    rankMs: patienceMs,
  };
  return createSearchEngine({ index: shop, ports: ports({ encodeQuery, ...change }), patience });
}

const down = () => Promise.reject(new Error('down'));
const never = () => delay(60_000, undefined, { ref: false }).then(down);

interface Broken {
  readonly what: string;
  readonly port: Partial<SearchPorts>;
  readonly degraded: Slate['degraded'];
  readonly stage: string;
}
const atOnce = (): never => {
  throw new Error('at once');
};
const otherFeatures = { ...aRanker(), crossFeatures: ['other'] };
const late = 'DEADLINE_EXCEEDED';
const broken: readonly Broken[] = [
  { what: 'the profile', port: { profile: down }, degraded: ['PROFILE_UNAVAILABLE'], stage: 'remember' },
  { what: 'the encoder', port: { encodeQuery: down }, degraded: ['SEMANTIC_UNAVAILABLE'], stage: 'understand' },
  { what: 'the network', port: { ranker: aRanker(down) }, degraded: ['MODEL_UNAVAILABLE'], stage: 'rank' },
  { what: 'a profile in time', port: { profile: never }, degraded: ['PROFILE_UNAVAILABLE', late], stage: 'remember' },
  {
    what: 'a vector in time',
    port: { encodeQuery: never },
    degraded: ['SEMANTIC_UNAVAILABLE', late],
    stage: 'understand',
  },
  { what: 'scores in time', port: { ranker: aRanker(never) }, degraded: ['MODEL_UNAVAILABLE', late], stage: 'rank' },
  {
    what: 'a network of these features',
    port: { ranker: otherFeatures },
    degraded: ['MODEL_UNAVAILABLE'],
    stage: 'rank',
  },
  {
    what: 'a port that throws at once',
    port: { profile: atOnce },
    degraded: ['PROFILE_UNAVAILABLE'],
    stage: 'remember',
  },
];

test.each(broken)(
  'without $what the answer still comes, says so, and the cause is told',
  async ({ port, degraded, stage }) => {
    const failures: string[] = [];
    const slate = await engine(
      { ranker: aRanker(), onFailure: (failed) => failures.push(failed), ...port },
      { patienceMs: 60 },
    ).search(aRequest('shoe'));
    expect(slate.items.length).toBeGreaterThan(0);
    expect(new Set(slate.degraded)).toEqual(new Set(degraded));
    expect(failures).toEqual([stage]);
  },
);

test('without a model the order is by words and popularity, and says so without a failure', async () => {
  const onFailure = vi.fn();
  const slate = await engine({ onFailure }).search(aRequest('running shoe'));
  expect(slate).toMatchObject({ policy: 'lexical-popularity', degraded: ['MODEL_UNAVAILABLE'] });
  expect(slate.items.at(0)!.itemId).toBe('runner');
  expect(onFailure).not.toHaveBeenCalled();
});
