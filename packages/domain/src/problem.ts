/** The closed set of expected failures. Adapters map each code exhaustively (GraphQL, exit codes). */
export const PROBLEM_CODES = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'KEYS_UNAVAILABLE',
  'FORBIDDEN',
  'CONFLICT',
  'ARTIFACT_INVALID',
  'DATABASE_UNAVAILABLE',
  'ENVIRONMENT',
  'INTERRUPTED',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Where bad input was found: a file's line and field, or a path in a request. */
export interface ProblemPlace {
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  readonly field?: string;
  readonly path?: readonly (string | number)[];
}

/** An expected failure: its message says what was expected and what came, for a person to read. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly place: ProblemPlace;
  constructor(
    code: ProblemCode,
    message: string,
    details: { readonly place?: ProblemPlace; readonly cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.place = details.place ?? {};
  }
}

export function problem(
  code: ProblemCode,
  message: string,
  details: { readonly place?: ProblemPlace; readonly cause?: unknown } = {},
): Problem {
  return new Problem(code, message, details);
}

export const isProblem = (value: unknown): value is Problem => value instanceof Problem;
