import type { QueryResolvers } from '../../../types.generated.ts';

export const viewer: NonNullable<QueryResolvers['viewer']> = (_parent, _args, { viewer: asking }) => ({
  id: asking.userId,
  role: asking.role,
  userId: asking.kind === 'shopper' ? asking.userId : null,
  sessionId: asking.sessionId,
  scopes: asking.scopes,
});
