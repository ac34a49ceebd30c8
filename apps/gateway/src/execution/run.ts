import type { GraphQLError } from 'graphql';

/** One execution of a compiled operation. */
export interface Run {
  readonly context: unknown;
  /** Coerced. */
  readonly variableValues: Readonly<Record<string, unknown>>;
  /** What went wrong where null stands now. */
  readonly errors: GraphQLError[];
  /** Arguments that variables are in, by the number of their field: read once, however many objects have the field. */
  readonly args: (Readonly<Record<string, unknown>> | undefined)[];
}

/** A step on the way from the root: a field's response key, or the place in a list. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
  /** Whose field it is; undefined for a place in a list. */
  readonly typename: string | undefined;
}

/** An object of the answer that is being made; undefined path: the root. */
export interface Place {
  readonly path: Path | undefined;
  readonly run: Run;
}

/** A value or its promise: what is at hand is not waited for. */
export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** Takes the failures of promises that nobody waits for any more: the answer has another failure to tell. */
export function forget(values: readonly unknown[]): void {
  for (const value of values) if (isPromise(value)) value.then(undefined, () => undefined);
}
