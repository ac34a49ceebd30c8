import { expect, test } from 'vitest';
import { CONTENDERS } from './registry.ts';

test.each(Object.entries(CONTENDERS))(
  'of %s everybody has a name of their own, and the baselines are among them',
  (_kind, list) => {
    const names = list.map((contender: { readonly name: string }) => contender.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['popularity', 'random']));
  },
);

test.each(Object.entries(CONTENDERS))('of %s the first is the model, not one without its parts', (_kind, list) => {
  expect(list[0]?.role).toBeUndefined();
});
