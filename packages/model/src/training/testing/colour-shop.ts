import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import { buildItemFeatures, modalityColumn } from '../../ranking/build-item-features.ts';
import { type FeatureEncoding, fitFeatureEncoding, vocabularySize } from '../../ranking/feature-encoding.ts';
import type { ItemFeatureTable } from '../../ranking/item-features.ts';
import { PROFILE_FEATURES } from '../../ranking/user-input.ts';
import { COLOURS, colouredItem, colourOf } from '../../ranking/testing/coloured-item.ts';
import type { SlateExample } from '../examples.ts';

/** A shop of coloured things whose shoppers each like one colour: a preference planted for the network to find. */
export interface ColourShop {
  readonly catalogue: readonly CatalogItem[];
  readonly encoding: FeatureEncoding;
  readonly items: ItemFeatureTable;
  readonly attributeVocabulary: number;
  readonly slates: readonly SlateExample[];
  readonly crossFeatures: readonly string[];
}

export interface ColourShopSize {
  readonly items: number;
  readonly slates: number;
  /** Items a slate. */
  readonly rows: number;
  readonly history: number;
  readonly vectorWidth: number;
  readonly seed: number;
}

const CROSS = ['noise', 'constant'];
const SMALL: ColourShopSize = { items: 60, slates: 80, rows: 8, history: 5, vectorWidth: 6, seed: 1 };

export function colourShop(overrides: Partial<ColourShopSize> = {}): ColourShop {
  const size = { ...SMALL, ...overrides };
  const rng = createRng(size.seed);
  const catalogue = Array.from({ length: size.items }, (_, i) => colouredItem(parseItemId(`item-${i}`), i, rng));
  const encoding = fitFeatureEncoding(catalogue);
  const items = itemTable(catalogue, encoding, { width: size.vectorWidth, rng });
  const slates = Array.from({ length: size.slates }, () => colourSlate(size, rng));
  return { catalogue, encoding, items, attributeVocabulary: vocabularySize(encoding), slates, crossFeatures: CROSS };
}

function itemTable(
  catalogue: readonly CatalogItem[],
  encoding: FeatureEncoding,
  { width, rng }: { readonly width: number; readonly rng: Rng },
): ItemFeatureTable {
  const ids = catalogue.map(({ id }) => id);
  const noise = (missingShare: number) =>
    modalityColumn(ids, { width, vectorOf: () => (rng.next() < missingShare ? undefined : randomVector(width, rng)) });
  return buildItemFeatures({ items: catalogue, encoding, text: noise(0), image: noise(0.2), behaviour: noise(0.5) });
}

function colourSlate(size: ColourShopSize, rng: Rng): SlateExample {
  const liked = rng.below(COLOURS.length);
  const rows = Int32Array.from({ length: size.rows }, () => rng.below(size.items));
  const perColour = Math.floor(size.items / COLOURS.length);
  const clicks = Array.from(rows, (row, position) =>
    rng.next() < (colourOf(row) === liked ? 0.7 : 0.03) / (1 + 0.1 * position) ? 1 : 0,
  );
  return {
    user: {
      historyRows: Int32Array.from({ length: size.history }, () => liked + COLOURS.length * rng.below(perColour)),
      historyKinds: new Uint8Array(size.history),
      historyAgeDays: Float32Array.from({ length: size.history }, () => rng.next() * 10),
      profile: new Float32Array(PROFILE_FEATURES.length),
    },
    query: rng.next() < 0.5 ? {} : { text: randomVector(size.vectorWidth, rng) },
    rows,
    positions: Int32Array.from(rows, (_, position) => position),
    cross: Float32Array.from({ length: size.rows * CROSS.length }, (_, i) =>
      i % CROSS.length === 0 ? rng.normal() : 1,
    ),
    labels: Uint8Array.from(
      clicks.flatMap((click) => [
        click,
        click === 1 && rng.next() < 0.3 ? 1 : 0,
        click === 1 && rng.next() < 0.1 ? 1 : 0,
      ]),
    ),
    shownAt: new Date('2026-01-02T00:00:00Z'),
  };
}

const randomVector = (width: number, rng: Rng): Float32Array =>
  Float32Array.from({ length: width }, () => rng.normal());
