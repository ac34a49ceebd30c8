import type { ApolloServer } from '@apollo/server';
import type { RequestContext } from '../context/request-context.ts';
import { inTime } from '../load/in-time.ts';
import { requestDeadline } from '../load/request-deadline.ts';
import type { Operated, SocketOperation, SocketOperationParts } from './socket-operation.ts';
import { ToldError, toldError } from './told-error.ts';

/** What answers queries and mutations, with all that is plugged into it. */
export type OperationServer = Pick<ApolloServer<RequestContext>, 'executeOperation'>;

export interface AnsweredOnce {
  /** That HTTP would give it. */
  readonly status: number;
  readonly operated: Operated;
}

/** A query or a mutation, within its deadline and with a place of the gate. Throws OVERLOADED, DEADLINE_EXCEEDED. */
export async function answerOnce(
  { apollo, contextOf, gate, deadlineMs }: Pick<SocketOperationParts, 'apollo' | 'contextOf' | 'gate' | 'deadlineMs'>,
  { payload, asked }: Pick<SocketOperation, 'payload' | 'asked'>,
): Promise<AnsweredOnce> {
  const { requestId } = asked;
  const deadline = requestDeadline({ allowedMs: deadlineMs, stopwatch: () => performance.now(), requestId });
  try {
    const { http, body } = await inTime({ gate, signal: deadline.signal }, () =>
      apollo.executeOperation<Record<string, unknown>, Record<string, unknown>>(requestOf(payload), {
        contextValue: contextOf({ ...asked, deadline }),
      }),
    );
    if (body.kind !== 'single') throw new TypeError('expected an answer in one piece, got one in parts');
    const { data, errors, extensions } = body.singleResult;
    if (data === undefined && errors !== undefined) {
      const refused = errors.map((error) => toldError(error, requestId));
      return { status: http.status ?? 400, operated: { kind: 'refused', errors: refused } };
    }
    const told = errors && { errors: errors.map((error) => new ToldError(error)) };
    const outcome = { data: data ?? null, ...told, ...(extensions && { extensions }) };
    return { status: http.status ?? 200, operated: { kind: 'done', outcome } };
  } finally {
    deadline.end();
  }
}

type Request = Parameters<OperationServer['executeOperation']>[0];

/** A persisted query is asked for by its hash, with an empty text: the protocol has no place for none. */
function requestOf({ query, operationName, variables, extensions }: SocketOperation['payload']): Request {
  return {
    ...(query === '' && extensions?.['persistedQuery'] !== undefined ? {} : { query }),
    ...(operationName === undefined || operationName === null ? {} : { operationName }),
    ...(variables === undefined || variables === null ? {} : { variables }),
    ...(extensions === undefined || extensions === null ? {} : { extensions }),
  };
}
