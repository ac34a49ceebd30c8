import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A scalar carried as a string of one form. */
export function textScalar(scalar: {
  readonly name: string;
  readonly description: string;
  readonly form: RegExp;
  /** As the error shows it, e.g. `"59.90"`. */
  readonly example: string;
}): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && scalar.form.test(value)) return value;
    throw new GraphQLError(
      `${scalar.name}: expected a string such as ${scalar.example}, got ${value === undefined ? 'nothing' : JSON.stringify(value)}`,
      { extensions: { code: 'BAD_USER_INPUT' } },
    );
  };
  return new GraphQLScalarType<string, string>({
    name: scalar.name,
    description: scalar.description,
    serialize: parse,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}
