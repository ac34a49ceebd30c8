import { mkdtempSync } from 'node:fs';
import { access, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../command-line/program.ts';
import { fusionrank } from '../testing/fusionrank-process.ts';
import { evaluateCommand } from './command.ts';
import type { BenchmarkResult } from './datasets/benchmark-result.ts';
import { SEQUENCES, writeFolder } from './datasets/testing/tiny-folders.ts';

/** Holds no file. */
const NOTHING = mkdtempSync(join(tmpdir(), 'nothing-'));

describe('fusionrank evaluate DIR', () => {
  let folder: string;
  let out: string;
  beforeAll(async () => {
    folder = await writeFolder(SEQUENCES, 'tiny-beauty');
    out = await mkdtemp(join(tmpdir(), 'evaluate-command-'));
  });
  const places = () => ['--results', join(out, 'results'), '--docs', join(out, 'docs', 'page.md')];

  test('prints the table, keeps result, page and JSON, and opens no database', async () => {
    const home = join(out, 'home');
    const json = join(out, 'own.json');
    const { stdout, stderr } = await fusionrank(
      home,
      'evaluate',
      folder,
      '--json',
      json,
      '--budget',
      '5s',
      ...places(),
    );
    expect(stdout).toContain('tiny-beauty (sequences) · users 3');
    expect(stdout).toMatch(/popularity\s+│ 1\.0000/);
    expect(stderr).toContain('popularity: fitted in 0.0 s; on validation HR@5 1.0000');
    const kept = JSON.parse(await readFile(join(out, 'results', 'tiny-beauty.json'), 'utf8')) as BenchmarkResult;
    expect(kept).toMatchObject({ dataset: 'tiny-beauty', seed: 11, budgetSeconds: 5, node: process.version });
    expect(JSON.parse(await readFile(json, 'utf8'))).toEqual(kept);
    expect(await readFile(join(out, 'docs', 'page.md'), 'utf8')).toContain('## tiny-beauty');
    expect(await readdir(home)).toEqual(['evaluations']);
  });

  test('--json without a file is one document on stdout, and --no-docs leaves the page alone', async () => {
    const results = join(out, 'other');
    const args = ['evaluate', folder, '--results', results, '--no-docs', '--quiet', '--json'];
    const { stdout, stderr } = await fusionrank(join(out, 'home'), ...args);
    expect(JSON.parse(stdout)).toMatchObject({ dataset: 'tiny-beauty' });
    expect(stderr).toBe('');
    await expect(access(join(results, 'page.md'))).rejects.toThrow();
  });

  test.each([
    {
      title: 'the shop’s options with a folder',
      args: ['evaluate', '.', '--queries', '5'],
      code: 2,
      sentence: "--queries is of an evaluation on the shop's own log",
    },
    {
      title: 'a folder’s options without one',
      args: ['evaluate', '--budget', '5s'],
      code: 2,
      sentence: '--budget is of an evaluation on a folder',
    },
    {
      title: 'a budget that is none',
      args: ['evaluate', '.', '--budget', 'soon'],
      code: 2,
      sentence: 'such as 90s, 30m or 1h',
    },
    {
      title: 'a folder in the place of a file',
      args: ['evaluate', '--json', NOTHING],
      code: 1,
      sentence: 'expected a file for --json, got a folder',
    },
    {
      title: 'a folder of nothing',
      args: ['evaluate', NOTHING],
      code: 1,
      sentence: 'expected train.tsv + valid.tsv + test.tsv',
    },
  ])('$title: told, not guessed', async ({ args, code, sentence }) => {
    const said: string[] = [];
    const stderr = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void said.push(chunk.toString())) });
    const process = { stdout: stderr, stderr, env: {} };
    const commands = [evaluateCommand()];
    expect(await runProgram({ commands, args: ['--quiet', '--home', out, ...args], process })).toBe(code);
    expect(said.join('')).toContain(sentence);
  });
});
