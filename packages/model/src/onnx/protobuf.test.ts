import { expect, test } from 'vitest';
import { bytesField, message, varint, varintField } from './protobuf.ts';

test('a varint holds seven bits a byte, least significant first, as the protobuf guide works out for 150', () => {
  expect([...varint(150)]).toEqual([0x96, 0x01]);
  expect([...varint(0)]).toEqual([0]);
});

test('a negative varint takes ten bytes of two’s complement', () => {
  expect([...varint(-1)]).toEqual([255, 255, 255, 255, 255, 255, 255, 255, 255, 1]);
});

test('a string field is its tag, its length and its bytes, as the protobuf guide works out for "testing"', () => {
  expect(bytesField(2, 'testing').toString('hex')).toBe('120774657374696e67');
});

test('a nested message is a field of bytes', () => {
  expect(bytesField(3, message(varintField(1, 150))).toString('hex')).toBe('1a03089601');
});
