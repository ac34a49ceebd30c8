import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkEnvironment } from './environment.ts';

let folder: string;
let listening: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'environment-'));
});
afterEach(async () => {
  listening?.close();
  listening = undefined;
  await rm(folder, { recursive: true, force: true });
});

const place = (overrides: { port?: number; host?: string; home?: string } = {}) => ({
  port: 0,
  host: '127.0.0.1',
  home: join(folder, 'home'),
  ...overrides,
});

test('a free port and a new folder will do', async () => {
  const { note } = await checkEnvironment(place());
  expect(note).toMatch(/^any free port, [\d.]+ GB free for .*home$/);
});

test('a taken port is named, with the way out', async () => {
  const server = createServer();
  listening = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(checkEnvironment(place({ port }))).rejects.toMatchObject({
    code: 'ENVIRONMENT',
    message: `port ${port} of 127.0.0.1 is in use by another program; choose another with --port, or --port 0 for any that is free`,
  });
});

test('a host that is not of this machine is named', async () => {
  await expect(checkEnvironment(place({ host: '192.0.2.1' }))).rejects.toMatchObject({
    code: 'ENVIRONMENT',
    message: 'host 192.0.2.1 is no address of this machine; try 127.0.0.1',
  });
});

test('a home that can’t be a folder is named', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(checkEnvironment(place({ home: join(file, 'home') }))).rejects.toMatchObject({
    code: 'ENVIRONMENT',
    message: expect.stringContaining(`${join(file, 'home')} can't be written`) as string,
  });
});
