import { InvalidArgumentError } from 'commander';

/** A field to the column names it is known by, best first; compared without case, spaces and punctuation. */
export type FieldNames<F extends string> = Readonly<Record<F, readonly string[]>>;

/** `--map field=column`: a field to the columns the person named; dots step into JSON objects. */
export type FieldMap<F extends string> = ReadonlyMap<F, readonly string[]>;

/** A row's values by field, and its other columns. */
export interface PlannedRow<F extends string> {
  readonly values: Partial<Record<F, unknown>>;
  /** The column that a field was found in, for messages. */
  readonly columns: Partial<Record<F, string>>;
  readonly rest: readonly (readonly [column: string, value: unknown])[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Finds the fields in rows; rows with the same columns share one plan. */
export function createFieldPlanner<F extends string>(
  names: FieldNames<F>,
  map: FieldMap<F>,
): (fields: Fields) => PlannedRow<F> {
  const plans = new Map<string, ColumnPlan<F>>();
  return (fields) => {
    const columns = Object.keys(fields);
    const key = columns.join('\0');
    const plan = plans.get(key) ?? planColumns(columns, { names, map });
    if (plans.size < 1_000) plans.set(key, plan);
    return applyPlan(plan, fields);
  };
}

interface ColumnPlan<F extends string> {
  readonly found: readonly (readonly [field: F, column: string])[];
  readonly rest: readonly string[];
}

function planColumns<F extends string>(
  columns: readonly string[],
  { names, map }: { readonly names: FieldNames<F>; readonly map: FieldMap<F> },
): ColumnPlan<F> {
  const byName = new Map(columns.map((column) => [normalise(column), column]));
  const mapped = new Set([...map.values()].flat());
  const found: [F, string][] = [];
  for (const field of Object.keys(names) as F[]) {
    const chosen = map.get(field);
    const free = names[field].map((name) => byName.get(normalise(name))).find((c) => c !== undefined && !mapped.has(c));
    for (const column of chosen ?? (free === undefined ? [] : [free])) found.push([field, column]);
  }
  const used = new Set(found.map(([, column]) => column.split('.')[0] ?? column).concat(found.map(([, c]) => c)));
  return { found, rest: columns.filter((column) => !used.has(column)) };
}

function applyPlan<F extends string>(plan: ColumnPlan<F>, fields: Fields): PlannedRow<F> {
  const values: Partial<Record<F, unknown>> = {};
  const columns: Partial<Record<F, string>> = {};
  for (const [field, column] of plan.found) {
    const value = valueAt(fields, column);
    if (value === undefined) continue;
    const before = values[field];
    values[field] = before === undefined ? value : [before, value].flat();
    columns[field] = columns[field] === undefined ? column : `${columns[field]}, ${column}`;
  }
  return { values, columns, rest: plan.rest.map((column) => [column, fields[column]]) };
}

/** A column of exactly this name, else a path of objects; undefined for what says nothing (null, an empty text). */
function valueAt(fields: Fields, column: string): unknown {
  const value = Object.hasOwn(fields, column)
    ? fields[column]
    : column
        .split('.')
        .reduce<unknown>((at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined), fields);
  if (value === null) return undefined;
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Product_Display Name` and `productDisplayName` are one name. */
export function normalise(column: string): string {
  return column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Reads one `--map field=column[,column…]` onto those before it; wrong usage is refused before anything is opened. */
export function addToMap<F extends string>(names: FieldNames<F>, text: string, before: FieldMap<F>): FieldMap<F> {
  const at = text.indexOf('=');
  const field = text.slice(0, at);
  if (at <= 0 || !isField(names, field)) {
    throw new InvalidArgumentError(`Expected field=column with a field of: ${Object.keys(names).join(', ')}.`);
  }
  const columns = text
    .slice(at + 1)
    .split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '');
  return new Map([...before, [field, columns]]);
}

function isField<F extends string>(names: FieldNames<F>, field: string): field is F {
  return Object.hasOwn(names, field);
}
