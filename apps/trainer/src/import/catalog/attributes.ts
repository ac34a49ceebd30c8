import { COLOUR_ATTRIBUTE } from '@fusionrank/domain/item';
import { lineOfText } from '../checked-field.ts';

/** Longer values are texts, not attributes to filter by. */
const MAX_VALUE_LENGTH = 200;
const MAX_KEY_LENGTH = 100;
const MAX_KEYS = 100;
const MAX_VALUES = 100;

export interface AttributeSources {
  readonly colour?: unknown;
  /** An object of attributes, as some shops nest them. */
  readonly attributes?: unknown;
  /** Columns that no field took. */
  readonly rest: readonly (readonly [column: string, value: unknown])[];
}

/** Scalars and lists of scalars become attributes; long texts, empty values and deeper structures are left out. */
export function readAttributes({
  colour,
  attributes,
  rest,
}: AttributeSources): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const add = (key: string, value: unknown): void => {
    const values = valuesOf(value);
    const name = lineOfText(key, MAX_KEY_LENGTH);
    if (name !== undefined && name !== '__proto__' && values.length > 0 && found.size < MAX_KEYS && !found.has(name))
      found.set(name, values);
  };
  if (colour !== undefined) add(COLOUR_ATTRIBUTE, colour);
  for (const [key, value] of [...entriesOf(attributes), ...rest]) {
    const nested = entriesOf(value);
    if (nested.length === 0) add(key, value);
    for (const [inner, innerValue] of nested) add(`${key}.${inner}`, innerValue);
  }
  return Object.fromEntries(found);
}

function valuesOf(value: unknown): readonly string[] {
  const values = (Array.isArray(value) ? value : [value]).slice(0, MAX_VALUES);
  return [...new Set(values.map((each) => lineOfText(each, MAX_VALUE_LENGTH)).filter((text) => text !== undefined))];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
