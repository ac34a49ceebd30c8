import type { ImageResolvers } from '../../types.generated.ts';

export const Image: ImageResolvers = {
  url: ({ hash }, _args, { baseUrl }) => `${baseUrl}/images/${hash}.jpg`,
};
