import type { ZodType } from 'zod';
import { problem } from '@fusionrank/domain/problem';
import { describeValue } from '../../../import/source/row.ts';
import { eachLine, unexpected, type Reading, type TextLine } from './text-lines.ts';

export interface JsonFile<T> {
  readonly path: string;
  /** Fields it does not name are passed over. */
  readonly schema: ZodType<T>;
}

/** Gives each line's object as the schema understands it. Throws INVALID_INPUT with line and field. */
export async function eachJsonLine<T>(
  { path, schema }: JsonFile<T>,
  onValue: (value: T, line: TextLine) => void,
  reading?: Reading,
): Promise<void> {
  await eachLine(
    path,
    (line) => {
      const value = parseJson(line);
      const parsed = schema.safeParse(value);
      if (!parsed.success) throw mismatch(value, parsed.error.issues, line);
      onValue(parsed.data, line);
    },
    reading,
  );
}

function parseJson({ text, place }: TextLine): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // RangeError: nested too deeply for the parser.
    if (error instanceof SyntaxError || error instanceof RangeError) throw unexpected(place, 'one JSON object', text);
    throw error;
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function mismatch(value: unknown, issues: readonly Issue[], { place }: TextLine): Error {
  const issue = issues[0];
  const path = issue?.path ?? [];
  const got = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : inner,
    value,
  );
  const field = path.map(String).join('.');
  return problem('INVALID_INPUT', `${issue?.message ?? 'expected another value'}, got ${describeValue(got)}`, {
    place: field === '' ? place : { ...place, field },
  });
}
