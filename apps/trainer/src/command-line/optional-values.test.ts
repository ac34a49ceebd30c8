import { Writable } from 'node:stream';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandContext } from './context.ts';
import { joinOptionalValues } from './optional-values.ts';
import { runProgram } from './program.ts';

const withFile = (): Command => new Command('evaluate').argument('[dir]').option('--json [file]').option('--seed <n>');
const without = (): Command => new Command('import').argument('[file]');

/** What a command finds after the program has read the arguments. */
async function found(...args: readonly string[]) {
  const seen: unknown[] = [];
  const act = (dir: string | undefined, options: { json?: string }, command: Command): void => {
    seen.push({ dir, file: options.json, stdout: commandContext(command).json });
  };
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const process = { stdout: silent, stderr: silent, env: {} };
  const code = await runProgram({ commands: [withFile().action(act), without().action(act)], args, process });
  return code === 0 ? seen[0] : code;
}

describe('--json of a command that may take a file', () => {
  test.each([
    [['evaluate', 'data', '--json', 'out.json'], { dir: 'data', file: 'out.json', stdout: false }],
    [['evaluate', 'data', '--json=out.json'], { dir: 'data', file: 'out.json', stdout: false }],
    [['evaluate', '--json', 'out.json', '--seed', '3'], { dir: undefined, file: 'out.json', stdout: false }],
    [['evaluate', 'data', '--json'], { dir: 'data', file: undefined, stdout: true }],
    [['evaluate', 'data', '--json', '--seed', '3'], { dir: 'data', file: undefined, stdout: true }],
    [['evaluate', '--json'], { dir: undefined, file: undefined, stdout: true }],
    [['--json', 'evaluate', 'data'], { dir: 'data', file: undefined, stdout: true }],
    [['--json', 'evaluate', 'data', '--json', 'out.json'], { dir: 'data', file: 'out.json', stdout: true }],
    [['--quiet', 'evaluate', 'data', '--json', 'out.json'], { dir: 'data', file: 'out.json', stdout: false }],
    [['evaluate', 'data'], { dir: 'data', file: undefined, stdout: false }],
  ])('%j', async (args, expected) => {
    expect(await found(...args)).toEqual(expected);
  });

  test('stays plain for a command that takes none', async () => {
    expect(await found('import', '--json', 'shop.csv')).toEqual({ dir: 'shop.csv', file: undefined, stdout: true });
  });

  test('is wrong usage twice over', async () => {
    expect(await found('evaluate', 'data', 'more', '--json', 'a')).toBe(2);
  });
});

test('nothing is joined behind --', () => {
  const args = ['evaluate', '--', '--json', 'a'];
  expect(joinOptionalValues(args, [withFile()])).toEqual(args);
});
