import { expect, test } from 'vitest';
import { storableText } from './storable-text.ts';

test('only U+0000 and lone surrogates are replaced', () => {
  expect(storableText('a\u0000b\ud800c\udc00')).toBe('a\ufffdb\ufffdc\ufffd');
  expect(storableText('跑鞋 👟 \u0001 naïve')).toBe('跑鞋 👟 \u0001 naïve');
});
