import { z } from 'zod';
import type { Setting } from './setting.ts';

interface NumberSetting {
  readonly variable: string;
  readonly meaning: string;
  readonly otherwise: number;
  readonly least?: number;
  readonly most?: number;
}

/** A setting that counts something. */
export function wholeNumber({ variable, meaning, otherwise, least = 1, most }: NumberSetting): Setting<number> {
  const expected = `a whole number from ${least}${most === undefined ? '' : ` to ${most}`}`;
  const fits = (value: number): boolean => Number.isSafeInteger(value) && value >= least && value <= (most ?? Infinity);
  return {
    variable,
    meaning,
    without: String(otherwise),
    shown: 'open',
    parse: z
      .string()
      .regex(/^\d+$/, expected)
      .transform(Number)
      .refine(fits, expected)
      .optional()
      .transform((value) => value ?? otherwise),
  };
}
