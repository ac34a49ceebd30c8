import type { CatalogItem } from '@fusionrank/domain/item';

/** What resolvers hand on for each type of this schema. */
export type ProductSource = CatalogItem;
export interface BrandSource {
  readonly name: string;
}
/** From the root to this category; never empty. */
export type CategorySource = readonly string[];
export interface ImageSource {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}
export interface ProductAttributeSource {
  readonly key: string;
  readonly values: readonly string[];
}
