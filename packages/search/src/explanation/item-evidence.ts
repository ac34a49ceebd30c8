import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { Availability, CatalogItem } from '@fusionrank/domain/item';
import type { Modality } from '@fusionrank/domain/modality';
import type { CrossFeatureRequest } from '../ranking/cross-features/request.ts';
import type { CatalogIndex, IndexedItem } from '../retrieval/catalog-index.ts';

const MOST_ATTRIBUTES = 4;
const NEW_FOR_DAYS = 30;

type ItemEvidence = Readonly<Record<Modality, readonly string[]>>;

/** What the catalogue says of an item in each modality, and what the network had to do without. */
export function itemEvidence(request: CrossFeatureRequest): (row: number, entry: IndexedItem) => ItemEvidence {
  const { index, now } = request;
  const popularity = popularityEvidence(request);
  const table = index.features()?.table;
  return (row, entry) => ({
    text: textEvidence(entry.item, table?.text.present[row] === 1),
    image: imageEvidence(entry.item, table?.image.present[row] === 1),
    attributes: attributeEvidence(entry.item),
    numeric: numericEvidence(entry, now),
    behaviour: [
      ...popularity(row),
      ...(table?.behaviour.present[row] === 1
        ? []
        : ['too little is known of who chooses it: counts as a product nobody touched']),
    ],
  });
}

function textEvidence({ title }: CatalogItem, isKnown: boolean): readonly string[] {
  return isKnown ? [`its words, beginning with “${title}”`] : ['its text is not encoded: counts as a product without'];
}

function imageEvidence({ image }: CatalogItem, isKnown: boolean): readonly string[] {
  if (isKnown) return ['how its picture looks'];
  switch (image.status) {
    case 'missing':
      return ['it has no picture: counts as a product without'];
    case 'broken':
      return [`its picture can't be read (${image.reason}): counts as a product without`];
    case 'present':
      return ['its picture is not encoded: counts as a product without'];
  }
}

function attributeEvidence({ brand, categoryPath, attributes }: CatalogItem): readonly string[] {
  return [
    ...(brand === undefined ? [] : [`brand ${brand}`]),
    ...(categoryPath.length === 0 ? [] : [`category ${categoryPath.join(' › ')}`]),
    ...Object.entries(attributes)
      .filter(([, values]) => values.length > 0)
      .slice(0, MOST_ATTRIBUTES)
      .map(([key, values]) => `${key} ${values.join(', ')}`),
  ];
}

const STOCK: Readonly<Record<Availability, string>> = {
  IN_STOCK: 'in stock',
  LOW_STOCK: 'few left',
  OUT_OF_STOCK: 'sold out',
  PREORDER: 'to be ordered before it comes',
};

function numericEvidence({ item, createdAt }: IndexedItem, now: Date): readonly string[] {
  const { price, compareAtPrice, rating, availability } = item;
  const ageDays = Math.floor((now.getTime() - createdAt) / MS_PER_DAY);
  const reduced = compareAtPrice === undefined ? '' : `, reduced from ${compareAtPrice.amount}`;
  return [
    ...(price === undefined ? ['no price is said'] : [`costs ${price.amount} ${price.currency}${reduced}`]),
    rating === undefined ? 'not rated yet' : `rated ${rating.average.toFixed(1)} of 5 (${rating.count} ratings)`,
    ...(ageDays >= 0 && ageDays <= NEW_FOR_DAYS ? [`new: came ${ageDays} days ago`] : []),
    STOCK[availability],
  ];
}

/** How the item's popularity stands among all on sale, which are looked through once. */
function popularityEvidence({ index, popularityOf }: CrossFeatureRequest): (row: number) => readonly string[] {
  const sorted = Float64Array.from(liveRows(index), popularityOf).sort();
  return (row) => {
    const popularity = popularityOf(row);
    if (popularity <= 0) return ['nobody touched it lately'];
    const share = Math.floor((100 * placeIn(sorted, popularity)) / Math.max(1, sorted.length));
    const worth = popularity < 10 ? popularity.toFixed(1) : popularity.toFixed(0);
    return [`popular: interactions worth ${worth} clicks lately, more than ${share} % of the products`];
  };
}

function liveRows(index: CatalogIndex): Int32Array {
  return new Int32Array(index.rowCount()).map((_, row) => row).filter((row) => index.isLive(row));
}

/** How many of the ascending values lie below. */
function placeIn(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
