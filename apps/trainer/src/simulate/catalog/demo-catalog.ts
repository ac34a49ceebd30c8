import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { parseItemId } from '@fusionrank/domain/id';
import { COLOUR_ATTRIBUTE, type Availability, type CatalogItem, type ItemRating } from '@fusionrank/domain/item';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import { pictureOf } from '../drawing/picture.ts';
import { CHINESE_AUDIENCE, chineseText } from './chinese-text.ts';
import { chosen, chosenByWeight } from './choose.ts';
import { drawDemoProduct, type DemoProduct } from './demo-product.ts';
import { englishText } from './english-text.ts';
import { MATERIALS } from './material.ts';
import { PATTERNS } from './palette.ts';
import { STYLES } from './style.ts';

export interface DemoCatalogOptions {
  readonly seed: number;
  /** Number of products. */
  readonly products: number;
  /** No product is newer; the oldest is two years older. */
  readonly until: Date;
}

/** An item of the demo shop and its picture as SVG, not yet rasterised. */
export interface DemoEntry {
  readonly item: CatalogItem;
  readonly svg: string;
}

/**
 * The demo shop, product by product, in constant memory. Product `n` depends on the seed and `n` alone: a larger shop
 * begins with the smaller one.
 */
export function* demoCatalog(options: DemoCatalogOptions): Generator<DemoEntry> {
  const root = createRng(`demo catalogue ${options.seed}`);
  for (let number = 1; number <= options.products; number++) {
    yield demoEntry(number, options.until, root.fork(String(number)));
  }
}

const CATALOGUE_AGE_DAYS = 730;

function demoEntry(number: number, until: Date, rng: Rng): DemoEntry {
  const product = drawDemoProduct(rng.fork('product'));
  const text = (product.language === 'zh' ? chineseText : englishText)(product, rng.fork('text'));
  const facts = rng.fork('facts');
  const createdAt = new Date(until.getTime() - Math.floor(facts.next() * CATALOGUE_AGE_DAYS * MS_PER_DAY));
  const item: CatalogItem = {
    id: parseItemId(`demo-${String(number).padStart(6, '0')}`),
    ...text,
    brand: product.brand.name,
    ...pricing(product, facts),
    availability: chosenByWeight(facts, STOCK, (entry) => entry.weight).availability,
    ...rating(product, facts),
    attributes: attributes(product, facts),
    image: { status: 'missing' },
    simulated: true,
    createdAt,
    updatedAt: createdAt,
  };
  const look = { silhouette: product.kind.silhouette, colour: product.colour.hex, pattern: product.pattern };
  return { item, svg: pictureOf(look, rng.fork('picture')) };
}

const STOCK: readonly { readonly availability: Availability; readonly weight: number }[] = [
  { availability: 'IN_STOCK', weight: 86 },
  { availability: 'LOW_STOCK', weight: 7 },
  { availability: 'OUT_OF_STOCK', weight: 5 },
  { availability: 'PREORDER', weight: 2 },
];

/** Lognormal around kind × brand; one product in seven is on offer. */
function pricing(product: DemoProduct, rng: Rng): Pick<CatalogItem, 'price' | 'compareAtPrice'> {
  const median = product.kind.price * product.brand.priceFactor;
  const value = median * Math.exp(0.22 * rng.normal() + 0.06 * product.quality);
  const price = { amount: shopPrice(value), currency: 'EUR' };
  if (rng.next() >= 1 / 7) return { price };
  return { price, compareAtPrice: { amount: shopPrice(value * (1.15 + rng.next() * 0.35)), currency: 'EUR' } };
}

/** Prices as shops write them: `12.90` below 100, `149.00` above. */
function shopPrice(value: number): string {
  return value < 100 ? `${Math.max(1, Math.floor(value))}.90` : `${Math.round(value)}.00`;
}

/** Better things are rated better; one product in twelve has no reviews yet. */
function rating(product: DemoProduct, rng: Rng): { readonly rating?: ItemRating } {
  if (rng.next() < 1 / 12) return {};
  const average = Math.min(5, Math.max(1, 4.1 + 0.4 * product.quality + 0.12 * rng.normal()));
  const count = Math.ceil(Math.exp(3 + 1.2 * rng.normal()));
  return { rating: { average: Math.round(average * 10) / 10, count } };
}

const CLOTHES_SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'] as const;
const SHOE_SIZES = ['36', '37', '38', '39', '40', '41', '42', '43', '44', '45'] as const;
const ENGLISH_AUDIENCE = { women: 'Women', men: 'Men', unisex: 'Unisex' } as const;

function attributes(product: DemoProduct, rng: Rng): Record<string, readonly string[]> {
  const name = product.language;
  const audienceNames = name === 'zh' ? CHINESE_AUDIENCE : ENGLISH_AUDIENCE;
  return {
    [COLOUR_ATTRIBUTE]: [product.colour[name]],
    pattern: [PATTERNS[product.pattern][name]],
    material: [MATERIALS[product.material][name]],
    style: [name === 'zh' ? STYLES[product.style].zh : product.style],
    ...(product.audience === undefined ? {} : { audience: [audienceNames[product.audience]] }),
    ...sizes(product, rng),
  };
}

function sizes(product: DemoProduct, rng: Rng): Record<string, readonly string[]> {
  if (product.kind.sizing === 'none') return {};
  const all: readonly string[] = product.kind.sizing === 'shoes' ? SHOE_SIZES : CLOTHES_SIZES;
  const first = chosen(rng, [0, 0, 1, 2]);
  return { size: all.slice(first, all.length - rng.below(3)) };
}
