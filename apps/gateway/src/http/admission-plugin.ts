import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Admission } from '../admission/admission.ts';
import type { TrustedDocuments } from '../admission/trusted-documents.ts';
import type { RequestContext } from '../context/request-context.ts';

/** Admits operations that come by HTTP, before anything of them is executed; both executors come after it. */
export function admissionPlugin(
  admission: Admission,
  trusted: TrustedDocuments | undefined,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, request, contextValue, queryHash }) => {
          // Apollo tells later that there is none of the name.
          if (operation === undefined) return Promise.resolve();
          if (trusted !== undefined && !trusted.has(queryHash)) throw notTrusted();
          admission.admit({
            document,
            operation,
            variables: request.variables ?? {},
            isAuthenticated: contextValue.viewer.kind !== 'anonymous',
          });
          return Promise.resolve();
        },
      }),
  };
}

function notTrusted(): GraphQLError {
  return new GraphQLError('expected an operation that is known here by its sha256, got another', {
    extensions: { code: 'DOCUMENT_NOT_TRUSTED', http: { status: 400 } },
  });
}
