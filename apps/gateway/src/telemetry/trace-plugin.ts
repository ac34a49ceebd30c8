import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../context/request-context.ts';
import { nameOf } from './request-record.ts';
import type { Tracing } from './tracing.ts';

/** A span for the operation, from its admission to its answer; what either executor does lies in it. */
export const tracePlugin = (tracing: Tracing): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, operationName }) => {
        if (operation !== undefined) tracing.beginOperation(nameOf(operationName), operation.operation);
        return Promise.resolve();
      },
      willSendResponse: () => {
        tracing.endOperation();
        return Promise.resolve();
      },
    }),
});
