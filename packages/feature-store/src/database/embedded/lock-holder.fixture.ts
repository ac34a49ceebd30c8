/** Takes the lock in argv[2] and adds 1 to the number in the file argv[3], argv[4] times; dies holding it when argv[5] is set. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './lock.ts';

const [lock = '', counter = '', times = '0', dies] = process.argv.slice(2);
for (let i = 0; i < Number(times); i++) {
  await withLock(lock, async () => {
    const count = Number(readFileSync(counter, 'utf8'));
    await sleep(1);
    writeFileSync(counter, String(count + 1));
    if (dies !== undefined) process.kill(process.pid, 'SIGKILL');
  });
}
