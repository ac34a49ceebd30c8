declare const typed: unique symbol;

/** The text of an operation that knows what it takes and what it is answered with. */
export type OperationText<Data, Variables> = string & { readonly [typed]?: (variables: Variables) => Data };
