import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Clock } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { CommandContext } from '../../command-line/context.ts';
import { withStore } from '../../command-line/context.ts';
import { growShop, SHOP_SEED } from '../grown-shop/grow-shop.ts';

/** The shop that is measured. */
export type ShopSize =
  /** As the home has it. */
  | { readonly kind: 'as it is' }
  /** The demo of `fusionrank start`. */
  | { readonly kind: 'demo' }
  /** The real fashion catalogue, 44,072 products with photographs. */
  | { readonly kind: 'fashion'; /** The folder of `products.jsonl` and `images.zip`. */ readonly data: string }
  | { readonly kind: 'simulated'; readonly products: number };

export interface ShopRequest {
  readonly size: ShopSize;
  /** The context of the command: where the shop lies. */
  readonly context: CommandContext;
  readonly say: (sentence: string) => void;
  readonly clock: Clock;
  readonly onProgress: OnProgress;
}

/** Larger catalogues are grown from one of this size: drawing and encoding a million pictures would take hours. */
const MOST_ENCODED = 10_000;
const BIN = fileURLToPath(new URL('../../../bin/fusionrank.mjs', import.meta.url));

/**
 * Fills the home with a shop of the size and a live model, by the same commands that a person would use; what has a live model
 * already is left as it is. One epoch: how well the network ranks is no part of how fast it does. Throws ENVIRONMENT when a
 * command fails.
 */
export async function prepareShop({ size, context, say, clock, onProgress }: ShopRequest): Promise<void> {
  await mkdir(context.home, { recursive: true });
  if (!(await hasLiveModel(context))) await fill({ size, context, say });
  if (size.kind === 'simulated' && size.products > MOST_ENCODED)
    await grow(size.products, { context, clock, onProgress });
}

async function fill({ size, context, say }: Pick<ShopRequest, 'size' | 'context' | 'say'>): Promise<void> {
  const simulated = size.kind !== 'as it is';
  for (const args of [
    ...catalogueSteps(size),
    ...(simulated ? [['simulate', 'shoppers']] : []),
    ['encode'],
    ['train', '--epochs', '1'],
    ['publish'],
  ]) {
    say(`fusionrank ${args.join(' ')}`);
    await fusionrank(context, args);
  }
}

async function grow(
  products: number,
  { context, ...rest }: Pick<ShopRequest, 'context' | 'clock' | 'onProgress'>,
): Promise<void> {
  await withStore({ ...context, quiet: true }, (store) => growShop({ store, products, ...rest }));
}

async function hasLiveModel(context: CommandContext): Promise<boolean> {
  return withStore({ ...context, quiet: true }, async (store) => (await store.modelVersions.live()) !== undefined);
}

function catalogueSteps(size: ShopSize): readonly (readonly string[])[] {
  switch (size.kind) {
    case 'as it is':
      return [];
    case 'demo':
      return [['simulate', 'catalog']];
    case 'fashion': {
      const [products, images] = ['products.jsonl', 'images.zip'].map((name) => path.join(size.data, name));
      return [['import', 'catalog', products ?? '', '--images', images ?? '']];
    }
    case 'simulated': {
      const products = String(Math.min(size.products, MOST_ENCODED));
      return [['simulate', 'catalog', '--products', products, '--seed', String(SHOP_SEED)]];
    }
  }
}

async function fusionrank({ home, databaseUrl }: CommandContext, args: readonly string[]): Promise<void> {
  const env = { ...process.env, DATABASE_URL: databaseUrl ?? '' };
  try {
    await promisify(execFile)(process.execPath, [BIN, ...args, '--home', home, '--quiet'], { env });
  } catch (cause) {
    const told = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw problem('ENVIRONMENT', `fusionrank ${args.join(' ')}: ${told}`, { cause });
  }
}
