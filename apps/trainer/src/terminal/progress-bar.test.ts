import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createTerminalProgress } from './progress-bar.ts';
import { duration, progressLine } from './progress-line.ts';
import { formatTable } from './table.ts';

function recorder() {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  return { stream, written };
}

test('rate and time left count from the stage’s first report, not from zero', () => {
  // 300 done in 2 s after starting at 100: 150/s, and 600 are left: 4 s.
  const state = { progress: { stage: 'encode', done: 400, total: 1_000 }, elapsedMs: 2_000, doneAtStart: 100 };
  expect(progressLine(state)).toBe('encode  400 / 1,000  40 %  150/s  4 s left');
});

test.each([
  [0.2, '1 s'],
  [59.5, '1 min 00 s'],
  [3_725, '1 h 02 min'],
])('%d seconds are written %j', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test('without a terminal a line is written every five seconds and at the end of each stage', () => {
  const { stream, written } = recorder();
  let now = 0;
  const { onProgress, finish } = createTerminalProgress({ stream, now: () => now });
  for (now = 0; now <= 12_000; now += 1_000) onProgress({ stage: 'a', done: now / 1_000, total: 20 });
  onProgress({ stage: 'b', done: 1, total: 1 });
  finish();
  expect(written.map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual([
    'a 5 / 20',
    'a 10 / 20',
    'a 12 / 20',
    'b 1 / 1',
  ]);
});

test('on a terminal a bar is drawn within the terminal’s width', () => {
  const { stream, written } = recorder();
  let now = 0;
  const terminal = Object.assign(stream, { isTTY: true, columns: 60, cursorTo: () => true, clearLine: () => true });
  const { onProgress, finish } = createTerminalProgress({ stream: terminal, now: () => now });
  onProgress({ stage: 'import', done: 0, total: 10 });
  now = 1_000;
  onProgress({ stage: 'import', done: 5, total: 10, note: 'a note that does not fit into the line any more' });
  finish();
  expect(written.join('')).toContain('━━━━━━━━━━━━────────────');
});

test('quiet writes nothing', () => {
  const { stream, written } = recorder();
  const { onProgress, finish } = createTerminalProgress({ stream, quiet: true });
  onProgress({ stage: 'a', done: 1 });
  finish();
  expect(written).toEqual([]);
});

test('a table aligns numbers to the right', () => {
  const table = formatTable(
    [
      { title: 'name', align: 'left' },
      { title: 'NDCG', align: 'right' },
    ],
    [
      ['random', '0.1'],
      ['network', '0.4213'],
    ],
  );
  expect(table).toContain('│ random  │    0.1 │');
});
