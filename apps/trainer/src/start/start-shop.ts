import type { Gateway, GatewayOptions } from '@fusionrank/gateway';
import type { FeatureStore, ModelVersion } from '@fusionrank/feature-store';
import { demoToMake, makeCatalogue, makeShoppers } from './demo-shop.ts';
import type { DemoSize } from './demo-shop.ts';
import { learn } from './learning.ts';
import { buildPlayground } from './playground.ts';
import type { RunStep } from './step.ts';

export interface StartRequest {
  /** Left open. */
  readonly store: FeatureStore;
  readonly home: string;
  readonly demo: DemoSize;
  readonly signal: AbortSignal;
  readonly listen: Pick<GatewayOptions, 'port' | 'host'>;
}

export interface StartedShop {
  readonly gateway: Gateway;
  /** Undefined: served without a model. */
  readonly live: ModelVersion | undefined;
}

/** From whatever the home holds to a running gateway; what an earlier start did is not done again. */
export async function startShop(request: StartRequest, step: RunStep): Promise<StartedShop> {
  const { store, home, signal, listen } = request;
  await fillShop(request, step);
  const live = await liveModel(request, step);
  await step('playground', () => buildPlayground(signal));
  const gateway = await step('serve', async () => {
    const value = await serve({ ...listen, home, store });
    return {
      outcome: 'done',
      value,
      note: `${(await store.catalog.count()).toLocaleString('en')} products at ${value.url}`,
    };
  });
  return { gateway, live };
}

async function fillShop(request: StartRequest, step: RunStep): Promise<void> {
  const demo = await demoToMake(request.store, request.demo);
  if (demo !== undefined) {
    await step('demo shop', (onProgress) => makeCatalogue(demo, request, onProgress));
    await step('shoppers', (onProgress) => makeShoppers(demo, request, onProgress));
    return;
  }
  const products = (await request.store.catalog.count()).toLocaleString('en');
  await step('catalogue', () =>
    Promise.resolve({ outcome: 'done before', value: undefined, note: `${products} products` }),
  );
}

/** The live model is served as it is, new data or not: when to train again is for a person to say. */
async function liveModel({ store, home, signal }: StartRequest, step: RunStep): Promise<ModelVersion | undefined> {
  const live = await store.modelVersions.live();
  if (live !== undefined) {
    return step('model', () => Promise.resolve({ outcome: 'done before', value: live, note: `${live.id} is live` }));
  }
  if ((await store.events.span()) === undefined) {
    return step('model', () =>
      Promise.resolve({ outcome: 'left out', value: undefined, note: 'none: no events to learn from' }),
    );
  }
  return learn({ store, home, signal }, step);
}

/** Loaded here: the steps before need no Apollo. Says only what is wrong: the start has a report of its own. */
async function serve(options: Omit<GatewayOptions, 'log'>): Promise<Gateway> {
  const { createLog, startGateway } = await import('@fusionrank/gateway');
  return startGateway({ ...options, log: createLog(process.env['FUSIONRANK_LOG_LEVEL'] ?? 'warn') });
}
