import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, ownIdentity } from './process-identity.ts';

/** One user of the server. A process that dies keeps none: a lease counts only while its process lives. */
export interface Lease {
  release(): void;
}

export function takeLease(directory: string): Lease {
  mkdirSync(directory, { recursive: true });
  const { pid, started } = ownIdentity();
  const file = path.join(directory, `${pid}-${started}-${randomUUID().slice(0, 8)}`);
  writeFileSync(file, '');
  return { release: () => rmSync(file, { force: true }) };
}

/** How many leases living processes hold; those of dead ones are swept away. */
export function countLiveLeases(directory: string): number {
  const names = readdirSync(directory);
  const dead = names.filter((name) => !belongsToLiving(name));
  for (const name of dead) rmSync(path.join(directory, name), { force: true });
  return names.length - dead.length;
}

function belongsToLiving(name: string): boolean {
  const [pid = '', started = ''] = name.split('-');
  return isAlive({ pid: Number(pid), started });
}
