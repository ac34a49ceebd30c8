import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../context/request-context.ts';
import { nameOf } from './request-record.ts';

/** Notes which operation a request is, and what came of it; both executors come between. */
export const recordPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operationName, contextValue: { record, viewer } }) => {
        record.operation = nameOf(operationName);
        record.role = viewer.role;
        return Promise.resolve();
      },
      willSendResponse: ({ response, contextValue: { record, requestId } }) => {
        if (response.body.kind !== 'single' || response.body.singleResult.errors === undefined)
          return Promise.resolve();
        // An answer with errors names the request under which the log has them.
        const { singleResult } = response.body;
        singleResult.errors = once(singleResult.errors ?? []);
        singleResult.extensions = { requestId };
        const code = singleResult.errors[0]?.extensions?.['code'];
        record.outcome = typeof code === 'string' ? code : 'ERROR';
        return Promise.resolve();
      },
    }),
};

/** What made validation give up is told once, without the words that it did. */
function once(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const [first] = errors;
  return first?.extensions?.['code'] === 'REPETITION_LIMIT_EXCEEDED' ? [first] : errors;
}
