import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1_000, m: 1_000_000 };

/** `10k,100k,1m` as numbers of products, rising. */
export function catalogueSizes(text: string): readonly number[] {
  const sizes = text.split(',').map((part) => {
    const [, digits, unit] = /^(\d+)([km]?)$/i.exec(part.trim()) ?? [];
    const size = Number(digits) * (UNITS[unit?.toLowerCase() ?? ''] ?? NaN);
    if (!(size >= 1_000))
      throw new InvalidArgumentError(`expected sizes from 1k like 10k,100k,1m, got ${JSON.stringify(part)}.`);
    return size;
  });
  return sizes.sort((a, b) => a - b);
}
