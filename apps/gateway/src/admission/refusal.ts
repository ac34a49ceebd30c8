import { GraphQLError } from 'graphql';

/** Why an operation was not begun: a closed set, the same over HTTP and over sockets. */
export const REFUSALS = {
  TOKEN_LIMIT_EXCEEDED: 400,
  DEPTH_LIMIT_EXCEEDED: 400,
  ALIAS_LIMIT_EXCEEDED: 400,
  DIRECTIVE_LIMIT_EXCEEDED: 400,
  COST_LIMIT_EXCEEDED: 400,
  PAGE_SIZE_EXCEEDED: 400,
  BATCH_SIZE_EXCEEDED: 400,
} as const;
export type RefusalCode = keyof typeof REFUSALS;

export interface Measured {
  /** What it is a number of, e.g. `cost of the operation`. */
  readonly what: string;
  readonly asked: number;
  readonly allowed: number;
}

/** A limit that was passed, with the number that was asked for and the number that is allowed. */
export function refusal(code: RefusalCode, { what, asked, allowed }: Measured): GraphQLError {
  return new GraphQLError(`${what}: expected at most ${allowed}, got ${told(asked)}`, {
    extensions: {
      code,
      asked: Math.min(asked, Number.MAX_SAFE_INTEGER),
      allowed,
      http: { status: REFUSALS[code] },
    },
  });
}

/** Fragments in fragments may come to more than a number can say. */
function told(asked: number): string {
  return asked > Number.MAX_SAFE_INTEGER ? 'more than can be counted' : String(asked);
}
