import path from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import type { CommandContext } from '../../command-line/context.ts';
import type { ShopSize } from './shop.ts';

/** Where shops of a size lie, and what they are made of. */
export interface ShopPlace {
  /** Of the command; its home is measured where no size is named. */
  readonly context: CommandContext;
  readonly folder: string;
  /** The folder of the public catalogues. */
  readonly data?: string;
}

export interface NamedShop {
  readonly name: string;
  readonly size: ShopSize;
  readonly context: CommandContext;
}

const MOST_PRODUCTS = 1_000_000;

/** `demo`, `44k`, a number of products, or nothing for the shop of the home. Throws INVALID_INPUT for anything else. */
export function shopNamed(name: string | undefined, { context, folder, data }: ShopPlace): NamedShop {
  if (name === undefined) return { name: path.basename(context.home), size: { kind: 'as it is' }, context };
  return { name, size: sizeOf(name, data), context: contextAt(path.resolve(folder, name), context) };
}

/** On an embedded database, whatever the command's own is: this home's. */
export function contextAt(home: string, { json, quiet, stdin, stdout, stderr }: CommandContext): CommandContext {
  return { json, quiet, stdin, stdout, stderr, home };
}

function sizeOf(name: string, data: string | undefined): ShopSize {
  if (name === 'demo') return { kind: 'demo' };
  if (name === '44k') {
    if (data === undefined)
      throw problem('INVALID_INPUT', '--size 44k: expected --data or FUSIONRANK_DATA with the fashion catalogue');
    return { kind: 'fashion', data: path.join(data, 'fashion-catalog') };
  }
  const products = Number(name);
  if (Number.isInteger(products) && products >= 1 && products <= MOST_PRODUCTS) return { kind: 'simulated', products };
  throw problem('INVALID_INPUT', `--size: expected demo, 44k or 1 to ${MOST_PRODUCTS} products, got ${name}`);
}
