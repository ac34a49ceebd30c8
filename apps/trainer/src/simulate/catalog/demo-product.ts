import type { Rng } from '@fusionrank/domain/rng';
import { CHINESE_BRANDS, ENGLISH_BRANDS, type Brand } from './brand.ts';
import { chosen, chosenByWeight } from './choose.ts';
import type { Material } from './material.ts';
import { PALETTE, type PaletteColour, type Pattern } from './palette.ts';
import { PRODUCT_KINDS, type Audience, type ProductKind } from './product-kind.ts';
import { STYLES, type Style } from './style.ts';

export type Language = 'en' | 'zh';

/** One product of the demo shop before it is put into words and pictures. */
export interface DemoProduct {
  readonly language: Language;
  readonly kind: ProductKind;
  readonly brand: Brand;
  readonly colour: PaletteColour;
  readonly pattern: Pattern;
  readonly material: Material;
  readonly style: Style;
  readonly audience?: Audience;
  /** Series name and number in titles, e.g. `Vela 3`. */
  readonly series: string;
  /** How good it really is: standard normal. Drives rating and, a little, price. */
  readonly quality: number;
}

/** Share of products with Chinese texts. */
export const CHINESE_SHARE = 0.15;

/** Draws one product: kind, then a brand that makes such things, then looks that suit both. */
export function drawDemoProduct(rng: Rng): DemoProduct {
  const language: Language = rng.next() < CHINESE_SHARE ? 'zh' : 'en';
  const kind = chosen(rng, PRODUCT_KINDS);
  const brand = drawBrand(language, kind, rng);
  const style = rng.next() < 0.7 ? brand.style : chosen(rng, STYLE_NAMES);
  return {
    language,
    kind,
    brand,
    style,
    colour: chosenByWeight(rng, PALETTE, (colour) => colour.weight),
    pattern: rng.next() < 0.45 ? 'plain' : chosen(rng, kind.patterns),
    material: chosen(rng, kind.materials),
    ...(kind.audiences.length > 0 ? { audience: chosen(rng, kind.audiences) } : {}),
    series: `${chosen(rng, SERIES)} ${rng.below(9) + 1}`,
    quality: rng.normal(),
  };
}

const STYLE_NAMES = Object.keys(STYLES) as Style[];
const SERIES = [
  'Vela',
  'Arden',
  'Nova',
  'Tarn',
  'Isla',
  'Brio',
  'Lark',
  'Onda',
  'Fenn',
  'Sola',
  'Rook',
  'Mira',
  'Juno',
  'Pax',
] as const;

function drawBrand(language: Language, kind: ProductKind, rng: Rng): Brand {
  const brands = language === 'zh' ? CHINESE_BRANDS : ENGLISH_BRANDS;
  const makers = brands.filter((brand) => brand.departments.includes(kind.department));
  return chosen(rng, makers.length > 0 ? makers : brands);
}
