import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { readQueryCursor, writeQueryCursor } from './query-cursor.ts';

const cursor = { from: new Date(5), until: new Date(99), searches: 12, query: 'red: shoes\n跑鞋' };

test('reads back what it wrote', () => {
  expect(readQueryCursor(writeQueryCursor(cursor))).toEqual(cursor);
});

test.each(['', 'nonsense', Buffer.from('1:2:3:').toString('base64url'), `${writeQueryCursor(cursor)}=`, '🧨'])(
  '%j is refused',
  (text) => {
    expect(() => readQueryCursor(text)).toThrow('after: expected a cursor of an earlier answer');
  },
);
