import { describe, expect, test } from 'vitest';
import { problem } from '@fusionrank/domain/problem';
import { reportFailure } from './failure.ts';
import { interrupted, listenForInterruption } from './interruption.ts';

describe('how a failure is told', () => {
  test('a problem keeps its sentence, with file, line, column and field in front', () => {
    const place = { file: 'a.csv', line: 12, column: 4, field: 'price' };
    const { sentence, exitCode } = reportFailure(problem('INVALID_INPUT', 'expected a price, got "x"', { place }));
    expect(sentence).toBe('a.csv:12:4, price: expected a price, got "x"');
    expect(exitCode).toBe(1);
  });

  test('an interruption has the shell’s code for it', () => {
    expect(reportFailure(interrupted('3 products', 'run it again'))).toMatchObject({
      exitCode: 130,
      sentence: 'interrupted after 3 products; run it again',
    });
  });

  test.each([
    [{ code: 'ENOSPC', path: '/x' }, 'the disk is full while writing /x'],
    [{ code: 'EROFS', path: '/x' }, 'read-only file system at /x'],
    [{ code: 'EACCES', path: '/x' }, 'permission denied for /x'],
    [{ code: 'EADDRINUSE', port: 4000 }, 'port 4000 is in use'],
    [{ code: 'ENOENT', path: '/x' }, 'no such file or folder: /x'],
  ])('%j is one sentence', (details, beginning) => {
    const { sentence, code } = reportFailure(Object.assign(new Error('raw'), details));
    expect(code).toBe('ENVIRONMENT');
    expect(sentence.startsWith(beginning)).toBe(true);
  });

  test('what is not known is called unexpected, not hidden', () => {
    expect(reportFailure(new TypeError('x is undefined'))).toMatchObject({
      code: 'DEFECT',
      sentence: expect.stringContaining('unexpected: x is undefined') as string,
    });
  });
});

test('the first signal aborts and says so, the second ends the process', () => {
  const listeners: (() => void)[] = [];
  const said: string[] = [];
  const exits: number[] = [];
  const { signal } = listenForInterruption(
    {
      on: (_signal, listener) => listeners.push(listener),
      off: () => undefined,
      exit: (code) => {
        exits.push(code);
        throw new Error('ended');
      },
    },
    (sentence) => said.push(sentence),
  );
  listeners[0]?.();
  expect([signal.aborted, said.length, exits]).toEqual([true, 1, []]);
  expect(() => listeners[1]?.()).toThrow('ended');
  expect(exits).toEqual([130]);
});
