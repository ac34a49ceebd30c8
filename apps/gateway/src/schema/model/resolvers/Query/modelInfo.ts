import type { QueryResolvers } from '../../../types.generated.ts';

export const modelInfo: NonNullable<QueryResolvers['modelInfo']> = (_parent, _args, { serving }) => serving;
