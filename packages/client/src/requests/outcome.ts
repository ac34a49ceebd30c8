/** What became of a request. Nothing is thrown: a page shows something for each of these. */
export type Outcome<Data> = Answered<Data> | Failure;

export interface Answered<Data> {
  readonly kind: 'answered';
  readonly data: Data;
  /** Fields that are null because they could not be answered; empty as a rule. */
  readonly errors: readonly OperationError[];
}

export type Failure =
  | { readonly kind: 'aborted' }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  /** No answer, or one that is none of a gateway's. */
  | { readonly kind: 'unreachable'; readonly cause: unknown }
  | Refused;

/** The gateway answered that it will not. */
export interface Refused {
  readonly kind: 'refused';
  /** Of HTTP; 200 where the operation was run and its root field failed. */
  readonly status: number;
  /** One of the gateway's, such as CURSOR_EXPIRED, RATE_LIMITED, OVERLOADED, UNAUTHENTICATED, BAD_USER_INPUT. */
  readonly code: string;
  readonly message: string;
  /** When to come again, where the gateway says so. */
  readonly retryAfterMs?: number;
  /** Under which the gateway's log has it. */
  readonly requestId?: string;
}

export interface OperationError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly retryAfterMs?: number };
}
