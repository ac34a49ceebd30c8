import type { QueryResolvers } from '../../../types.generated.ts';

export const exportMyData: NonNullable<QueryResolvers['exportMyData']> = (_parent, _args, { baseUrl }) => ({
  url: `${baseUrl}/export`,
  mediaType: 'application/x-ndjson',
});
