import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEvents } from '../testing/read-events.ts';
import { crc32c } from './crc32c.ts';
import { createEventFile } from './event-file.ts';
import { tfRecord } from './tf-record.ts';
import { versionEvent } from './event.ts';

const clock = () => new Date('2026-01-02T03:04:05.250Z');

test.each([
  ['123456789', Buffer.from('123456789'), 0xe3069283],
  ['nothing', Buffer.alloc(0), 0],
  // RFC 3720, B.4
  ['32 zeros', Buffer.alloc(32), 0x8a9136aa],
  ['32 bytes of ones', Buffer.alloc(32, 0xff), 0x62a8ab43],
  ['0 to 31', Buffer.from(Array.from({ length: 32 }, (_, i) => i)), 0x46dd794e],
])('the CRC-32C of %s is the published one', (_, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});

test('a file starts with the bytes that every TensorFlow event file starts with', () => {
  const record = tfRecord(versionEvent(clock()));
  expect(record.subarray(0, 13).toString('hex')).toBe('1800000000000000a37f4b2209');
  expect(record.subarray(-19, -4).toString('latin1')).toBe('\x1a\x0dbrain.Event:2');
});

test('an independent decoder reads the version, the start of the session, and each scalar at its step and time', async () => {
  const directory = join(await mkdtemp(join(tmpdir(), 'fusionrank-events-')), 'run');
  const events = createEventFile(directory, clock);
  await events.write({ step: 20, scalars: { loss: 0.5, 'gradient norm': 1.25 } });
  await events.write({ step: 300_000, scalars: { loss: -0.25 } });
  await events.close();
  const [name] = await readdir(directory);
  expect(name).toBe('events.out.tfevents.1767323045.fusionrank.0');
  const wallTime = 1_767_323_045.25;
  const [version, start, first, second, ...rest] = readEvents(await readFile(join(directory, name!)));
  expect(version).toMatchObject({ wallTime, fileVersion: 'brain.Event:2', scalars: {} });
  expect(start).toMatchObject({ wallTime, step: 20, sessionStatus: 1 });
  expect(first).toEqual({ wallTime, step: 20, scalars: { loss: 0.5, 'gradient norm': 1.25 } });
  expect(second).toEqual({ wallTime, step: 300_000, scalars: { loss: -0.25 } });
  expect(rest).toEqual([]);
});

test('a training that goes on writes a file of its own beside the first, even within one second', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'fusionrank-events-'));
  for (const step of [10, 20]) {
    const events = createEventFile(directory, clock);
    await events.write({ step, scalars: { loss: step } });
    await events.close();
  }
  const names = (await readdir(directory)).sort();
  const starts = await Promise.all(
    names.map(async (name) => readEvents(await readFile(join(directory, name)))[1]?.step),
  );
  expect(starts).toEqual([10, 20]);
});

test('without a point there is no file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'fusionrank-events-'));
  await createEventFile(directory, clock).close();
  expect(await readdir(directory)).toEqual([]);
});
