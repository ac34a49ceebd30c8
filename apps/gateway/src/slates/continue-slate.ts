import { problem } from '@fusionrank/domain/problem';
import { GraphQLError } from 'graphql';
import { readCursor } from './cursor.ts';
import type { ServedSlate, ServedSlates } from './served-slates.ts';

/** The ranking that a cursor goes on in, and where. Throws INVALID_INPUT, or code CURSOR_EXPIRED when it is no longer kept. */
export function continueSlate(
  slates: ServedSlates,
  asked: { readonly after: string; readonly fingerprint: string },
): { readonly served: ServedSlate; readonly after: number } {
  const { slateId, position } = readCursor(asked.after);
  const served = slates.find(slateId);
  if (served === undefined) {
    throw new GraphQLError(
      'after: expected a cursor of a ranking that is still kept, got one that is kept no longer; ask for the first page again',
      { extensions: { code: 'CURSOR_EXPIRED' } },
    );
  }
  if (served.fingerprint !== asked.fingerprint) {
    throw problem('INVALID_INPUT', 'after: expected the same input that the cursor came from, got another');
  }
  return { served, after: position };
}
