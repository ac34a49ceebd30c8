import { expect, test } from 'vitest';
import { CONTENDERS } from './registry.ts';

const LISTS: readonly (readonly [string, readonly { readonly name: string; readonly role?: 'ablation' }[]])[] =
  Object.entries(CONTENDERS);

test.each(LISTS)('of %s everybody has a name of their own, and the baselines are among them', (_kind, list) => {
  const names = list.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['popularity', 'random']));
});

test.each(LISTS)('of %s the first is the model, not one without its parts', (_kind, list) => {
  expect(list[0]?.role).toBeUndefined();
});
