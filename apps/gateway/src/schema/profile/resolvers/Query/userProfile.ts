import { parseUserId } from '@fusionrank/domain/id';
import { isProblem } from '@fusionrank/domain/problem';
import type { QueryResolvers } from '../../../types.generated.ts';

export const userProfile: NonNullable<QueryResolvers['userProfile']> = async (_parent, args, context) => {
  const asked = parsed(args.userId ?? context.viewer.userId);
  if (asked.kind === 'refused') {
    return { __typename: 'ValidationError', code: 'INVALID_INPUT', message: asked.message, path: ['userId'] };
  }
  const { userId } = asked;
  const profile = await context.profileOf(userId);
  if (profile.interactionCount === 0 && userId !== context.viewer.userId) {
    const message = `userProfile: expected a user who did something in the shop, got "${userId}", of whom nothing is known`;
    return { __typename: 'NotFoundError', id: userId, message, path: ['userId'] };
  }
  return { __typename: 'UserProfile', ...profile };
};

type Parsed =
  | { readonly kind: 'user'; readonly userId: ReturnType<typeof parseUserId> }
  | { readonly kind: 'refused'; readonly message: string };

function parsed(id: string): Parsed {
  try {
    return { kind: 'user', userId: parseUserId(id) };
  } catch (error) {
    if (isProblem(error)) return { kind: 'refused', message: error.message };
    throw error;
  }
}
