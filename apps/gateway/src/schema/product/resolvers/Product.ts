import { leafCategory } from '@fusionrank/domain/item';
import type { ProductResolvers } from '../../types.generated.ts';
import { similarPage } from '../../recommendations/similar-page.ts';
import { cut } from '../cut.ts';
import { writeNodeId } from '../../base/node-id.ts';

export const Product: ProductResolvers = {
  nodeId: ({ id }) => writeNodeId({ type: 'Product', id: id }),
  description: ({ description }, { maxLength }) => cut(description, maxLength),
  brand: ({ brand }) => (brand === undefined ? null : { name: brand }),
  category: (item) => (leafCategory(item) === undefined ? null : item.categoryPath),
  breadcrumbs: ({ categoryPath }) => categoryPath.map((_, depth) => categoryPath.slice(0, depth + 1)),
  image: ({ image, title }) => (image.status === 'present' ? { ...image, alt: title } : null),
  price: ({ price }) => price ?? null,
  compareAtPrice: ({ compareAtPrice }) => compareAtPrice ?? null,
  rating: ({ rating }) => rating ?? null,
  attributes: ({ attributes }, { keys }) =>
    Object.entries(attributes)
      .filter(([key]) => keys === null || keys === undefined || keys.includes(key))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, values]) => ({ key, values })),
  similarItems: (item, { first, mode, weights }, context) =>
    similarPage({ itemId: item.id, first, mode, weights }, context),
};
