import type { QueryResolvers } from '../../../types.generated.ts';

export const viewer: NonNullable<QueryResolvers['viewer']> = (_parent, _args, { viewer: asking }) => ({
  id: asking.userId,
  role: asking.kind === 'shopper' ? 'SHOPPER' : 'ANONYMOUS',
  userId: asking.kind === 'shopper' ? asking.userId : null,
  sessionId: asking.sessionId,
});
