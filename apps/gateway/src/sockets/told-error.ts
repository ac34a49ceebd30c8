import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { withoutHttp } from '../http/graphql-error.ts';

/** An error as it was already told: graphql-ws asks for the class, and for nothing but its JSON. */
export class ToldError extends GraphQLError {
  readonly #told: GraphQLFormattedError;

  constructor(told: GraphQLFormattedError) {
    super(told.message, { extensions: told.extensions ?? null });
    this.#told = told;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#told;
  }
}

/** With the request that the log knows it by. */
export function toldError({ extensions, ...told }: GraphQLFormattedError, requestId: string): ToldError {
  return new ToldError({ ...told, extensions: { ...withoutHttp(extensions), requestId } });
}
