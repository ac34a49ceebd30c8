import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/**
 * The answer to a token or key that is not valid: 401, and in `www-authenticate` (RFC 6750, section 3) why. Whoever sends none is a
 * stranger, and no error.
 */
export function unauthenticated(reason: string): GraphQLError {
  const challenge = `Bearer realm="fusionrank", error="invalid_token", error_description="${reason.replaceAll('"', "'")}"`;
  return new GraphQLError(`not authenticated: ${reason}`, {
    extensions: {
      code: 'UNAUTHENTICATED',
      http: { status: 401, headers: new HeaderMap([['www-authenticate', challenge]]) },
    },
  });
}
