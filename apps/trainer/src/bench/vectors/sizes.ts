import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1_000, m: 1_000_000 };

/** `10k,100k,1m` as numbers. */
export function sizesIn(text: string): readonly number[] {
  return text.split(',').map((part) => {
    const { number, unit = '' } = /^(?<number>\d+)(?<unit>[km]?)$/i.exec(part.trim())?.groups ?? {};
    const size = Number(number) * (UNITS[unit.toLowerCase()] ?? NaN);
    if (!(size >= 1)) throw new InvalidArgumentError(`Expected numbers as 10k,100k,1m, got ${JSON.stringify(part)}.`);
    return size;
  });
}
