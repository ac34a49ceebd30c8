import { parsePolicyVersion, parseSlateId } from '@fusionrank/domain/id';
import { expect, test } from 'vitest';
import { rankedInOrder } from '../testing/ranked-in-order.ts';
import { viewerOf } from '../viewer/viewer.ts';
import { continueSlate } from './continue-slate.ts';
import { writeCursor } from './cursor.ts';
import { keptBytes } from './kept-bytes.ts';
import { createServedSlates } from './served-slates.ts';
import type { ServedSlate } from './served-slates.ts';

const served = (id: string, items = 3): ServedSlate => ({
  slate: {
    slateId: parseSlateId(id),
    policy: parsePolicyVersion('lexical'),
    items: rankedInOrder(items),
    totalCount: { value: items, relation: 'EXACT' },
    facets: [],
    degraded: [],
    timing: { totalMs: 1, stages: [] },
  },
  viewer: viewerOf({ userId: 'u' }),
  query: 'shoes',
  servedAt: new Date(0),
  fingerprint: 'f',
});
const cursorIn = (id: string) => writeCursor({ slateId: parseSlateId(id), position: 1 });

test('a cursor goes on in the ranking it came from', () => {
  const slates = createServedSlates();
  slates.keep(served('s1'));
  const { after, served: found } = continueSlate(slates, { after: cursorIn('s1'), fingerprint: 'f' });
  expect(after).toBe(1);
  expect(found.slate.slateId).toBe('s1');
});

test('a ranking pushed out by later ones makes its cursors expire, and they say so', () => {
  const slates = createServedSlates({ bytes: 2 * keptBytes(served('s1')) });
  for (const id of ['s1', 's2', 's3']) slates.keep(served(id));
  expect(() => continueSlate(slates, { after: cursorIn('s1'), fingerprint: 'f' })).toThrow(
    expect.objectContaining({ extensions: { code: 'CURSOR_EXPIRED' } }),
  );
  expect(continueSlate(slates, { after: cursorIn('s3'), fingerprint: 'f' }).after).toBe(1);
});

test('a cursor does not go on in an answer to another input', () => {
  const slates = createServedSlates();
  slates.keep(served('s1'));
  expect(() => continueSlate(slates, { after: cursorIn('s1'), fingerprint: 'other' })).toThrow(/the same input/);
});
