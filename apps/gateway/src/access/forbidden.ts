import type { Role } from '@fusionrank/domain/role';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../viewer/viewer.ts';

/** Why something is refused. */
export interface Refusal {
  /** The field, or the argument. */
  readonly what: string;
  readonly requires: Role;
  /** Beyond the role. */
  readonly reason?: string;
}

/** In words, with what would help: where the gateway is open, the header that makes one a role's. */
export function refusalMessage({ what, requires, reason }: Refusal, viewer: Viewer): string {
  const why = reason === undefined ? '' : ` (${reason})`;
  const help = viewer.proof === 'headers' ? `; in development, send the header x-role: ${requires}` : '';
  return `${what}: expected the role ${requires}, got ${viewer.role}${why}${help}`;
}

/** A refusal where the schema has no member for it: null, beside an error that says which role it takes. */
export function forbidden(refusal: Refusal, viewer: Viewer): GraphQLError {
  return new GraphQLError(refusalMessage(refusal, viewer), {
    extensions: { code: 'FORBIDDEN', requires: refusal.requires },
  });
}
