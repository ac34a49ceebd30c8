import { expect, test } from 'vitest';
import type { CommandContext } from '../../command-line/context.ts';
import { shopNamed } from './shop-name.ts';

const context: CommandContext = {
  home: '/shops/own',
  databaseUrl: 'postgres://elsewhere/shop',
  json: false,
  quiet: true,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
};

test('without a name, the shop of the home is measured as it is, on its own database', () => {
  expect(shopNamed(undefined, { context, folder: '/made' })).toEqual({
    name: 'own',
    size: { kind: 'as it is' },
    context,
  });
});

test.each([
  { name: 'demo', size: { kind: 'demo' } },
  { name: '44k', size: { kind: 'fashion', data: '/data/fashion-catalog' } },
  { name: '100000', size: { kind: 'simulated', products: 100_000 } },
])('$name lies in a folder of its own, never in the database of the command', ({ name, size }) => {
  const shop = shopNamed(name, { context, folder: '/made', data: '/data' });
  expect(shop).toMatchObject({ name, size, context: { home: `/made/${name}` } });
  expect(shop.context.databaseUrl).toBeUndefined();
});

test.each([
  { name: '44k', says: /FUSIONRANK_DATA/ },
  { name: 'large', says: /got large/ },
  { name: '1.5', says: /got 1\.5/ },
  { name: '2000000', says: /1 to 1000000/ },
])('$name without more is refused', ({ name, says }) => {
  expect(() => shopNamed(name, { context, folder: '/made' })).toThrow(says);
});
