import type { Rng } from '@fusionrank/domain/rng';
import { chosen } from './choose.ts';
import type { DemoProduct } from './demo-product.ts';
import { MATERIALS } from './material.ts';
import { PATTERNS } from './palette.ts';
import type { ProductText } from './product-text.ts';
import { STYLES } from './style.ts';

/** Title, description and category path in English: `Kestrel Women's Lightweight Blue Striped Mesh Running Shoes – Nova 3`. */
export function englishText(product: DemoProduct, rng: Rng): ProductText {
  const style = STYLES[product.style];
  const styleWord = chosen(rng, style.words);
  return {
    title: englishTitle(product, styleWord, rng),
    description: englishDescription(product, styleWord.toLowerCase(), rng),
    categoryPath: [product.kind.department, product.kind.leaf],
  };
}

const POSSESSIVE = { women: 'Women’s', men: 'Men’s', unisex: 'Unisex' } as const;

function englishTitle(product: DemoProduct, styleWord: string, rng: Rng): string {
  const words = [
    product.brand.name,
    product.audience === undefined ? '' : POSSESSIVE[product.audience],
    styleWord,
    product.colour.en,
    PATTERNS[product.pattern].adjective,
    rng.next() < 0.8 ? MATERIALS[product.material].en : '',
    product.kind.noun,
  ];
  const title = words.filter((word) => word !== '').join(' ');
  return rng.next() < 0.5 ? `${title} – ${product.series}` : title;
}

function englishDescription(product: DemoProduct, styleWord: string, rng: Rng): string {
  const noun = product.kind.noun.toLowerCase();
  const pattern = PATTERNS[product.pattern].en.toLowerCase();
  const material = MATERIALS[product.material].en.toLowerCase();
  const opening = chosen(rng, [
    `${article(styleWord)} ${styleWord} design in ${product.colour.en.toLowerCase()}: ${chosen(rng, STYLES[product.style].praise)}.`,
    `From ${product.brand.name}’s ${product.series} line: ${chosen(rng, STYLES[product.style].praise)}.`,
  ]);
  const making = chosen(rng, [
    `${product.colour.en} ${noun}, ${pattern}, in ${material}.`,
    `The ${pattern} surface is ${product.colour.en.toLowerCase()}; the material is ${material}.`,
  ]);
  return [opening, making, chosen(rng, CARE), chosen(rng, USE[product.kind.department])].join(' ');
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'An' : 'A';
}

const CARE = [
  'Easy to care for and quick to clean.',
  'Checked by hand before it leaves the workshop.',
  'Comes in a recycled cardboard box.',
  'Two years of guarantee, repairs included.',
] as const;

const USE = {
  Shoes: ['Cushioned insole for long days.', 'True to size, with room at the toes.', 'Grips well on wet ground.'],
  Women: ['Falls softly and moves with you.', 'Goes from the office to dinner.', 'Regular fit.'],
  Men: ['Regular fit with a little stretch.', 'Stays in shape after many washes.', 'Good alone or in layers.'],
  Bags: ['Holds a 14-inch laptop and a book.', 'Three inner pockets and a key loop.', 'Adjustable straps.'],
  Accessories: ['Folds small and travels well.', 'A gift that fits everyone.', 'Finishes an outfit.'],
  Watches: ['Quiet movement, easy to read.', 'Battery lasts three years.', 'Splash-proof to 5 atmospheres.'],
  Lighting: ['Warm light for reading corners.', 'Takes any E27 bulb.', 'Dimmable, with a fabric cord.'],
  Kitchen: ['Safe in the dishwasher.', 'Keeps tea warm for longer.', 'Pleasant in the hand.'],
  Furniture: ['Assembled in ten minutes.', 'Carries 130 kg.', 'Looks good from every side.'],
  'Home Textiles': ['Soft underfoot and in the hand.', 'Washable at 30 degrees.', 'Makes a room warmer at once.'],
  Toys: ['Safe from the age of three.', 'Painted with water-based colours.', 'Loved to pieces and easily mended.'],
  Electronics: [
    'Thirty hours of sound on one charge.',
    'Clear voices and deep bass.',
    'Pairs with two devices at once.',
  ],
  Sports: ['Light enough to take along every day.', 'Stands up to daily training.', 'For beginners and regulars.'],
} as const;
