/** Takes a value into a statement's parameters, and gives the place that stands for it. */
export type Bind = (value: unknown) => string;

export interface Binding {
  readonly bind: Bind;
  readonly values: readonly unknown[];
}

/** The parameters of one statement, in the order in which they are bound. */
export function createBinding(): Binding {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}
