import { randomBytes } from 'node:crypto';
import { parseItemId, parseSlateId } from '@fusionrank/domain/id';
import { expect, test } from 'vitest';
import { createTrackingTokens } from './tracking-token.ts';

const attribution = { slateId: parseSlateId('s1'), itemId: parseItemId('鞋-1'), position: 3, query: 'running shoes' };
const tokens = createTrackingTokens(randomBytes(32));

test('verifies what it signed', () => {
  expect(tokens.verify(tokens.sign(attribution))).toEqual(attribution);
});

test('a token with any one character changed is refused', () => {
  const token = tokens.sign(attribution);
  const payloadEnd = token.indexOf('.');
  for (let i = 0; i < payloadEnd; i++) {
    const other = token[i] === 'A' ? 'B' : 'A';
    expect(() => tokens.verify(token.slice(0, i) + other + token.slice(i + 1))).toThrow(/expected a token/);
  }
});

test("another secret's token is refused", () => {
  const foreign = createTrackingTokens(randomBytes(32)).sign(attribution);
  expect(() => tokens.verify(foreign)).toThrow(/expected a token/);
});

test.each(['', '.', 'a.b', 'no dots at all'])('%j is refused', (token) => {
  expect(() => tokens.verify(token)).toThrow(/trackingToken: expected/);
});
