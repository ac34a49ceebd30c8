import { unwrapResolverError } from '@apollo/server/errors';
import { isProblem } from '@fusionrank/domain/problem';
import type { ProblemCode } from '@fusionrank/domain/problem';
import { GraphQLError } from 'graphql';
import { REPETITION } from '../admission/repetition-rule.ts';
import type { GraphQLFormattedError } from 'graphql';

/** Every expected failure's code in an answer. An exhaustive table: a new problem code does not compile without its line. */
const CODES: Readonly<Record<ProblemCode, string>> = {
  INVALID_INPUT: 'BAD_USER_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  FORBIDDEN: 'FORBIDDEN',
  KEYS_UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  CONFLICT: 'CONFLICT',
  DATABASE_UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  ARTIFACT_INVALID: 'INTERNAL_SERVER_ERROR',
  ENVIRONMENT: 'INTERNAL_SERVER_ERROR',
  INTERRUPTED: 'SERVICE_UNAVAILABLE',
};

const MASKED = 'INTERNAL_SERVER_ERROR';
const MASKED_MESSAGE = 'Something went wrong here; the log says what, under the request id.';
/** graphql-js repeats a wrong value whole, be it a photograph. */
const LONGEST_MESSAGE = 1_000;

/** A problem as a GraphQL error; for what is refused before any resolver runs. */
export function graphqlError(error: unknown): unknown {
  if (!isProblem(error)) return error;
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: CODES[error.code], http: { status: error.code === 'INVALID_INPUT' ? 400 : 503 } },
  });
}

/** An error's extensions for who gets neither a status nor headers with it. */
export const withoutHttp = (extensions: GraphQLFormattedError['extensions'] = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'http'));

/** In place of what nobody expected: the log says what it was. */
export const unexpected = (): GraphQLError =>
  new GraphQLError(MASKED_MESSAGE, { extensions: { code: MASKED, http: { status: 500 } } });

/** What a client is told of an error: expected ones as they are, anything else masked and handed to `onUnknown`. */
export function createErrorFormat(
  onUnknown: (cause: unknown, error: object) => void,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    const place = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    };
    if (isProblem(cause) && CODES[cause.code] !== MASKED) {
      return { message: cause.message, ...place, extensions: { code: CODES[cause.code] } };
    }
    const code = codeOf(formatted);
    if (code !== MASKED) {
      return {
        message: shortened(formatted.message),
        ...place,
        extensions: { code, ...numbersOf(formatted), ...roleIn(formatted) },
      };
    }
    onUnknown(cause, typeof error === 'object' && error !== null ? error : formatted);
    return {
      message: MASKED_MESSAGE,
      ...place,
      extensions: { code: MASKED },
    };
  };
}

/** What graphql-js and Apollo refuse without a code that says what it is. */
const CODELESS: readonly { readonly said: RegExp; readonly code: string }[] = [
  { said: /^Syntax Error: Document contains more th\w+ \d+ tokens/, code: 'TOKEN_LIMIT_EXCEEDED' },
  { said: new RegExp(`^${REPETITION}: `), code: 'REPETITION_LIMIT_EXCEEDED' },
  { said: /^provided sha does not match query$/, code: 'PERSISTED_QUERY_MISMATCH' },
  { said: /^Unsupported persisted query version$/, code: 'BAD_REQUEST' },
];

function codeOf({ message, extensions }: GraphQLFormattedError): string {
  const told = CODELESS.find(({ said }) => said.test(message));
  const code = told?.code ?? extensions?.['code'];
  return typeof code === 'string' ? code : MASKED;
}

/** What a refusal says was asked for and is allowed. */
function numbersOf({ extensions = {} }: GraphQLFormattedError): Readonly<Record<string, number>> {
  return Object.fromEntries(
    ['asked', 'allowed', 'retryAfterMs'].flatMap((name) => {
      const value = extensions[name];
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}

/** The role that a refusal takes. */
function roleIn({ extensions }: GraphQLFormattedError): Readonly<Record<string, unknown>> {
  const requires = extensions?.['requires'];
  return requires === undefined ? {} : { requires };
}

function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}
