import type { z } from 'zod';

/** One variable of the environment: what it means, and how it is read. */
export interface Setting<Value> {
  readonly variable: string;
  /** One clause, in plain English. */
  readonly meaning: string;
  /** What holds where the variable is absent or empty, in words; `parse` gives it for `undefined`. */
  readonly without: string;
  /** A secret's value is never shown, nor repeated in an error. */
  readonly shown: 'open' | 'secret';
  /** Given the variable's text, or undefined where it is absent or empty. */
  readonly parse: z.ZodType<Value>;
}

/** Holds a record of settings to the shape, and keeps each value's type. */
export function settingsOf<Values extends object>(table: SettingTable<Values>): SettingTable<Values> {
  return table;
}

export type SettingTable<Values> = { readonly [Name in keyof Values]: Setting<Values[Name]> };

/** The values of a table's settings. */
export type ValuesOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Setting<infer Value> ? Value : never;
};
