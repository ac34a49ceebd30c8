import type { TextCorpus } from './corpus.ts';
import type { ProductText } from './product-text.ts';
import type { QueryText } from './query-text.ts';

/** A query with the products to be ordered under it. */
export interface TextList {
  readonly query: QueryText;
  readonly products: readonly ProductText[];
  readonly corpus: TextCorpus;
  /** A sentence encoder's unit vector of a piece of text (product-text.ts, query-text.ts); zeros for an empty one. */
  readonly vectorOf: (text: string) => Float32Array;
}

/** Features that are worked out together. */
export interface TextFeatureGroup {
  readonly names: readonly string[];
  /** Looks at the list once; the result gives the features of `products[i]`, in the order of the names. */
  prepare(list: TextList): (product: ProductText, i: number) => readonly number[];
}
