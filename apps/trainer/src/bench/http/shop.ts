import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { problem } from '@fusionrank/domain/problem';
import type { CommandContext } from '../../command-line/context.ts';
import { withStore } from '../../command-line/context.ts';

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
}

/** Catalogues larger than this are simulated without pictures: drawing and encoding them would take hours. */
const MOST_PICTURES = 20_000;
const BIN = fileURLToPath(new URL('../../../bin/fusionrank.mjs', import.meta.url));

/**
 * Fills the home with a shop of the size and a live model, by the same commands that a person would use; what has a live model
 * already is left as it is. One epoch: how well the network ranks is no part of how fast it does. Throws ENVIRONMENT when a
 * command fails.
 */
export async function prepareShop({ size, context, say }: ShopRequest): Promise<void> {
  await mkdir(context.home, { recursive: true });
  if (await hasLiveModel(context)) return;
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
      const products = ['simulate', 'catalog', '--products', String(size.products)];
      return [size.products > MOST_PICTURES ? [...products, '--no-images'] : products];
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
