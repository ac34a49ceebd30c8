import { isProblem } from '@fusionrank/domain/problem';
import { z } from 'zod';
import { describeValue } from './source/row.ts';
import type { PlannedRow } from './field-plan.ts';
import type { Understood } from './import-rows.ts';

/** A field whose parser gives undefined for what it can't take; the message says what was expected. */
export function checked<T>(expected: string, parse: (value: unknown) => T | undefined) {
  return z.unknown().transform((value, context): T => {
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

/** The first thing wrong with a row, named by the column it came from. */
export function firstFault<F extends string>(
  row: PlannedRow<F>,
  error: z.ZodError,
): Extract<Understood<never>, { ok: false }> {
  const issue = error.issues[0];
  const field = String(issue?.path[0] ?? '') as F;
  return faultOf(row, field, issue?.message ?? 'a valid row');
}

export function faultOf<F extends string>(
  row: PlannedRow<F>,
  field: F,
  expected: string,
): Extract<Understood<never>, { ok: false }> {
  return { ok: false, field: row.columns[field] ?? field, expected, got: describeValue(row.values[field]) };
}

/** What Postgres can't store as text: NUL, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex -- NUL is what is looked for
const UNSTORABLE = /\u0000|\p{Surrogate}/u;
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const CONTROL_AND_SPACE = /[\s\u0001-\u001f\u007f]+/g;

/** One line of text without control characters, trimmed; undefined when it is no text or longer than `maxLength`. */
export function lineOfText(value: unknown, maxLength: number): string | undefined {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string' || text.length > 4 * maxLength || UNSTORABLE.test(text)) return undefined;
  const line = text.replace(CONTROL_AND_SPACE, ' ').trim();
  return line.length === 0 || line.length > maxLength ? undefined : line;
}

/** Text that may have several lines. */
export function paragraph(value: unknown, maxLength: number): string | undefined {
  const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('\n') : value;
  if (typeof text !== 'string' || UNSTORABLE.test(text)) return undefined;
  const trimmed = text.trim();
  return trimmed.length > maxLength ? undefined : trimmed;
}

/** A finite number, also written as text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (['true', '1', 'yes'].includes(text)) return true;
  return ['false', '0', 'no'].includes(text) ? false : undefined;
}

/** A whole number within the bounds, both included. */
export const wholeNumber =
  (min: number, max: number) =>
  (value: unknown): number | undefined => {
    const number = numberOf(value);
    return number !== undefined && Number.isInteger(number) && number >= min && number <= max ? number : undefined;
  };

/** An id, which JSON may also hold as a whole number. */
export const idOf =
  <T>(parse: (value: unknown) => T) =>
  (value: unknown): T | undefined => {
    const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    try {
      const parsed = parse(typeof id === 'string' ? id.trim() : id);
      return typeof id === 'string' && UNSTORABLE.test(id) ? undefined : parsed;
    } catch (error) {
      if (isProblem(error)) return undefined;
      throw error;
    }
  };
