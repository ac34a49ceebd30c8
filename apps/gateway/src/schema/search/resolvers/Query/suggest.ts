import type { UserId } from '@fusionrank/domain/id';
import { isProblem, problem } from '@fusionrank/domain/problem';
import type { Affinity } from '@fusionrank/domain/profile';
import type { RequestContext } from '../../../../context/request-context.ts';
import { viewerAs } from '../../../../access/viewer-as.ts';
import type { QueryResolvers } from '../../../types.generated.ts';
import { SUGGESTION_KIND } from '../../suggestion-kind.ts';

const MOST_SUGGESTIONS = 20;

export const suggest: NonNullable<QueryResolvers['suggest']> = async (_parent, { prefix, first, userId }, context) => {
  if (first < 0 || first > MOST_SUGGESTIONS) {
    throw problem('INVALID_INPUT', `first: expected 0 to ${MOST_SUGGESTIONS}, got ${first}`);
  }
  const affinities = await likingsOf(viewerAs(context, { userId, purpose: 'rank' }).userId, context);
  return context.serving
    .suggest({ prefix, limit: first, affinities })
    .map(({ text, kind }) => ({ text, kind: SUGGESTION_KIND[kind] }));
};

/** None where the shopper does not want to be known, or the database can't say: completions go on without. */
async function likingsOf(userId: UserId, { profileOf }: RequestContext): Promise<readonly Affinity[]> {
  try {
    const { consent, affinities } = await profileOf(userId);
    return consent.personalization ? affinities : [];
  } catch (cause) {
    if (isProblem(cause) && cause.code === 'DATABASE_UNAVAILABLE') return [];
    throw cause;
  }
}
