import { Buffer } from 'node:buffer';
import { parseSlateId } from '@fusionrank/domain/id';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

const slateIds = fc.stringMatching(/^[a-z0-9:-]{1,60}$/).map(parseSlateId);

test('reads back what it wrote, whatever the slate id', () => {
  fc.assert(
    fc.property(slateIds, fc.nat(999_999), (slateId, position) => {
      expect(readCursor(writeCursor({ slateId, position }))).toEqual({ slateId, position });
    }),
  );
});

test.each(['', 'abc', '!!!', Buffer.from('x:y').toString('base64url'), Buffer.from('-1:s').toString('base64url')])(
  'the cursor %j was never written, so it is refused',
  (text) => {
    expect(() => readCursor(text)).toThrow(/expected a cursor of an earlier answer/);
  },
);
