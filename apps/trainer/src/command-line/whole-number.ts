import { InvalidArgumentError } from 'commander';

/** An option's value that is a whole number from 1. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1.');
  return value;
}

/** An option's value that is a whole number from 1 to `most`. */
export function upTo(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < 1 || value > most)
      throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}.`);
    return value;
  };
}

/** An option's value that is a whole number from 0. */
export function wholeNumberOrNone(text: string): number {
  return text === '0' ? 0 : wholeNumber(text);
}
