import { describe, expect, test } from 'vitest';
import { MAX_ID_LENGTH, parseItemId, parseUserId } from './id.ts';

describe('an id', () => {
  test('of printable characters passes unchanged, whatever its script', () => {
    expect(parseItemId('sku-42/红')).toBe('sku-42/红');
  });

  test('of the greatest length passes, one more fails', () => {
    expect(parseItemId('x'.repeat(MAX_ID_LENGTH))).toHaveLength(MAX_ID_LENGTH);
    expect(() => parseItemId('x'.repeat(MAX_ID_LENGTH + 1))).toThrow(/201 characters/);
  });

  test.each([
    { value: '', said: '""' },
    { value: 'a\nb', said: String.raw`"a\nb"` },
    { value: 42, said: 'number' },
    { value: null, said: 'null' },
    { value: undefined, said: 'undefined' },
  ])('$said is refused, and the message says so', ({ value, said }) => {
    expect(() => parseUserId(value)).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringContaining(`user id: expected 1 to 200 printable characters, got ${said}`) as string,
      }) as Error,
    );
  });
});
