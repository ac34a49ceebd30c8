import { expect, test } from 'vitest';
import { codeState } from './code-state.ts';

test('the same sources are the same code', async () => {
  const { version, commit, sources } = await codeState();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(commit ?? 'unpacked').toMatch(/^([0-9a-f]{40}(-dirty)?|unpacked)$/);
  expect(sources).toMatch(/^[0-9a-f]{64}$/);
  expect((await codeState()).sources).toBe(sources);
});
