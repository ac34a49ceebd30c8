import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Admission } from '../admission/admission.ts';
import { principalOf } from '../admission/principal.ts';
import { rateHeaders } from '../admission/rate-limit.ts';
import type { RateLimit } from '../admission/rate-limit.ts';
import type { TrustedDocuments } from '../admission/trusted-documents.ts';
import type { RequestContext } from '../context/request-context.ts';

export interface AdmissionParts {
  readonly admission: Admission;
  /** Undefined: any operation within the limits runs. */
  readonly trusted: TrustedDocuments | undefined;
  /** Undefined: as much as one likes. */
  readonly rate: RateLimit | undefined;
}

/** Admits operations that come by HTTP, before anything of them is executed; both executors come after it. */
export function admissionPlugin({ admission, trusted, rate }: AdmissionParts): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ document, operation, request, contextValue, queryHash, response }) => {
          // Apollo tells later that there is none of the name.
          if (operation === undefined) return;
          if (trusted !== undefined && !trusted.has(queryHash)) throw notTrusted();
          const { viewer, address, record } = contextValue;
          const isAuthenticated = viewer.role !== 'ANONYMOUS';
          const { cost } = admission.admit({
            document,
            operation,
            variables: request.variables ?? {},
            isAuthenticated,
          });
          record.cost = Math.round(cost);
          if (rate === undefined) return;
          const left = await rate.consume(principalOf({ viewer, address }), Math.max(1, cost));
          for (const [name, value] of rateHeaders(left)) response.http.headers.set(name, value);
        },
      }),
  };
}

export function notTrusted(): GraphQLError {
  return new GraphQLError('expected an operation that is known here by its sha256, got another', {
    extensions: { code: 'DOCUMENT_NOT_TRUSTED', http: { status: 400 } },
  });
}
