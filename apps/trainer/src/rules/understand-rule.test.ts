import { expect, test } from 'vitest';
import { understandRule } from './understand-rule.ts';

const action = { kind: 'pin', itemId: 'a', position: 0 };

test('a line is a rule, with or without an id', () => {
  const content = { name: 'One', priority: 0, condition: {}, action };
  expect(understandRule({ fields: { name: 'One', action } })).toEqual({ ok: true, value: { content } });
  expect(understandRule({ fields: { id: 'r', name: 'One', action } })).toEqual({
    ok: true,
    value: { id: 'r', content },
  });
});

test.each([
  [{ id: '', name: 'One', action }, 'id'],
  [{ name: 'One' }, 'action'],
  [{ name: 'One', action: { ...action, position: -1 } }, 'action.position'],
])('%j is set aside with its place', (fields, field) => {
  expect(understandRule({ fields })).toMatchObject({ ok: false, field });
});
