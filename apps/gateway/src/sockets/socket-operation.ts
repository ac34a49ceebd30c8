import type { FastifyBaseLogger } from 'fastify';
import { getOperationAST, GraphQLError, OperationTypeNode, parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { RequestContext } from '../context/request-context.ts';
import { unexpected } from '../http/graphql-error.ts';
import type { Asked } from '../http/graphql-route.ts';
import { liveError } from '../http/live-operation.ts';
import type { LiveOperations } from '../http/live-operation.ts';
import type { LiveResults } from '../http/live-results.ts';
import type { LiveStreams } from '../http/live-streams.ts';
import type { Gate } from '../load/gate.ts';
import type { RefusalDelay } from '../load/refusal-delay.ts';
import type { Answered } from '../telemetry/log-answer.ts';
import { recordOf } from '../telemetry/request-record.ts';
import { answerOnce } from './answer-once.ts';
import type { OperationServer } from './answer-once.ts';
import type { SocketSession } from './socket-session.ts';
import { subscribe } from './subscribe.ts';
import { toldError } from './told-error.ts';
import type { ToldError } from './told-error.ts';

export interface SocketOperationParts {
  readonly apollo: OperationServer;
  readonly operations: LiveOperations;
  readonly streams: Pick<LiveStreams, 'enter'>;
  readonly contextOf: (asked: Asked) => RequestContext;
  readonly gate: Gate;
  readonly refusals: RefusalDelay;
  readonly deadlineMs: number;
  readonly maxTokens: number;
  readonly log: FastifyBaseLogger;
  /** Told of operations that were answered or refused: how long a subscription lasted is no time of an answer. */
  readonly onAnswered: (answered: Answered) => void;
}

/** An operation of a socket, when it is known who asks. */
export interface SocketOperation {
  readonly payload: SubscribePayload;
  readonly session: SocketSession;
  readonly asked: Omit<Asked, 'deadline'>;
}

/** What it came to; refused: nothing was executed. */
export type Operated =
  | { readonly kind: 'refused'; readonly errors: readonly ToldError[] }
  | { readonly kind: 'done'; readonly outcome: ExecutionResult | LiveResults };

/**
 * Does what a socket asks for, by the rules of HTTP: queries and mutations as at `/graphql`, subscriptions as at `/graphql/stream`. Who asks
 * is asked anew with each, so that a key that was revoked is refused at once.
 */
export async function operate(
  parts: SocketOperationParts,
  session: SocketSession,
  payload: SubscribePayload,
): Promise<Operated> {
  const requestId = session.nextRequestId();
  const log = parts.log.child({ requestId });
  const record = recordOf({});
  const began = performance.now();
  const answered = (status: number): void => parts.onAnswered({ record, status, ms: performance.now() - began, log });
  let leave: (() => void) | undefined;
  try {
    leave = session.enter();
    const viewer = await session.viewer();
    record.role = viewer.role;
    const { address, baseUrl } = session.opened;
    const operation = { payload, session, asked: { requestId, record, viewer, address, baseUrl } };
    if (isSubscription(payload, parts.maxTokens)) {
      return { kind: 'done', outcome: await subscribe(parts, operation, leave) };
    }
    const { status, operated } = await answerOnce(parts, operation);
    answered(status);
    if (operated.kind === 'refused') await parts.refusals.hold(address);
    leave();
    return operated;
  } catch (cause) {
    const error = refusalOf(cause, log);
    record.outcome = String(error.extensions['code']);
    answered(statusOf(error));
    await parts.refusals.hold(session.opened.address);
    leave?.();
    return { kind: 'refused', errors: [toldError(error.toJSON(), requestId)] };
  }
}

function refusalOf(cause: unknown, log: FastifyBaseLogger): GraphQLError {
  const error = liveError(cause);
  if (error instanceof GraphQLError) return error;
  log.error({ err: error }, 'an operation failed unexpectedly');
  return unexpected();
}

function statusOf({ extensions }: GraphQLError): number {
  const { http } = extensions as { readonly http?: { readonly status?: number } };
  return http?.status ?? 400;
}

/** What can't be read is no subscription: who answers the others says what is wrong with it. */
function isSubscription({ query, operationName }: SubscribePayload, maxTokens: number): boolean {
  try {
    const document = parse(query, { maxTokens, noLocation: true });
    return getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}
