import { InvalidArgumentError } from 'commander';

const UNIT_MS = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const;
const LONGEST_MS = 400 * UNIT_MS.d;

/** An option's value such as `24h`, `7d` or `4w`, in milliseconds; at most 400 days. */
export function windowMs(text: string): number {
  const [, count, unit] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  const ms = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  if (ms > 0 && ms <= LONGEST_MS) return ms;
  throw new InvalidArgumentError('Expected hours, days or weeks such as 24h, 7d or 4w, at most 400 days.');
}
