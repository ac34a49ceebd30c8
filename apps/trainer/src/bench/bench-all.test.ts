import { expect, test } from 'vitest';
import { partsOf } from './bench-all.ts';
import { benchCommand } from './command.ts';

test('every part named is a command of bench', () => {
  const known = benchCommand().commands.map((command) => command.name());
  for (const [name] of partsOf('shops', 'data')) expect(known).toContain(name);
});

test('the shop of real products is measured where the data is', () => {
  const http = (data: string | undefined) => partsOf('shops', data).find(([name]) => name === 'http');
  expect(http('data')).toEqual(['http', '--size', 'demo', '44k', '--shops', 'shops', '--data', 'data']);
  expect(http(undefined)).toEqual(['http', '--size', 'demo', '--shops', 'shops']);
});
