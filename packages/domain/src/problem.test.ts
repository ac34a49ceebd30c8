import { expect, test } from 'vitest';
import { isProblem, problem } from './problem.ts';

test('a problem carries its code, its place and its cause', () => {
  const cause = new Error('disk');
  const made = problem('ENVIRONMENT', 'the disk is full', { place: { file: 'a.csv', line: 3 }, cause });
  expect(made).toMatchObject({
    name: 'Problem',
    code: 'ENVIRONMENT',
    message: 'the disk is full',
    place: { file: 'a.csv', line: 3 },
    cause,
  });
});

test('only a problem is one: other errors stay unknown', () => {
  expect(isProblem(problem('NOT_FOUND', 'no such item'))).toBe(true);
  expect(isProblem(new Error('no such item'))).toBe(false);
  expect(isProblem({ code: 'NOT_FOUND' })).toBe(false);
});
