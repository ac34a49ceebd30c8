import { expect, test } from 'vitest';
import { fitMeter } from './fit-cost.ts';

test('time adds up over fits, failed ones too, and the peak sees memory that was given back', async () => {
  const meter = fitMeter();
  const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
  await meter.run(pause);
  const before = process.memoryUsage.rss() / 2 ** 20;
  await meter.run(() => {
    // Written to, so that it is resident.
    const large = Buffer.alloc(96 * 2 ** 20, 1);
    return Promise.resolve(large.length);
  });
  await expect(meter.run(() => pause().then(() => Promise.reject(new Error('failed'))))).rejects.toThrow('failed');
  expect(meter.cost().seconds).toBeGreaterThan(0.11);
  expect(meter.cost().peakMiB).toBeGreaterThanOrEqual(Math.floor(before));
});
