import type { Style } from './style.ts';
import type { Department } from './product-kind.ts';

/** An invented maker: what it sells, in what taste, and how dear. */
export interface Brand {
  readonly name: string;
  readonly style: Style;
  /** Factor on the usual price of a product kind. */
  readonly priceFactor: number;
  readonly departments: readonly Department[];
}

const WEAR: readonly Department[] = ['Women', 'Men', 'Shoes'];
const CARRY: readonly Department[] = ['Bags', 'Accessories', 'Watches'];
const HOME: readonly Department[] = ['Lighting', 'Kitchen', 'Furniture', 'Home Textiles'];

export const ENGLISH_BRANDS: readonly Brand[] = [
  { name: 'Northlane', style: 'classic', priceFactor: 1, departments: WEAR },
  { name: 'Velora', style: 'elegant', priceFactor: 1.9, departments: ['Women', 'Shoes', 'Bags'] },
  { name: 'Kestrel', style: 'sporty', priceFactor: 1.2, departments: ['Shoes', 'Sports', 'Men', 'Bags'] },
  { name: 'Pacewell', style: 'sporty', priceFactor: 0.8, departments: ['Shoes', 'Sports', 'Women'] },
  { name: 'Stridemark', style: 'sporty', priceFactor: 1.6, departments: ['Shoes', 'Sports', 'Watches'] },
  { name: 'Oakhaven', style: 'classic', priceFactor: 1.3, departments: HOME },
  { name: 'Lumaro', style: 'minimal', priceFactor: 1.1, departments: ['Lighting', 'Furniture', 'Electronics'] },
  { name: 'Fjellhus', style: 'minimal', priceFactor: 1.5, departments: HOME },
  { name: 'Casa Tilde', style: 'boho', priceFactor: 0.9, departments: HOME },
  {
    name: 'Brightnook',
    style: 'playful',
    priceFactor: 0.7,
    departments: ['Lighting', 'Kitchen', 'Home Textiles', 'Toys'],
  },
  { name: 'Marlowe & Finch', style: 'elegant', priceFactor: 2.2, departments: CARRY },
  { name: 'Harbour Nine', style: 'classic', priceFactor: 1.1, departments: [...CARRY, 'Men'] },
  { name: 'Tanager', style: 'boho', priceFactor: 0.8, departments: ['Women', 'Bags', 'Accessories'] },
  { name: 'Solenne', style: 'elegant', priceFactor: 1.6, departments: ['Women', 'Accessories', 'Shoes'] },
  { name: 'Rubix Row', style: 'playful', priceFactor: 0.6, departments: ['Women', 'Men', 'Bags'] },
  { name: 'Plainsong', style: 'minimal', priceFactor: 1.2, departments: [...WEAR, 'Bags'] },
  { name: 'Ironbark', style: 'rugged', priceFactor: 1.3, departments: ['Men', 'Shoes', 'Bags', 'Accessories'] },
  { name: 'Trailhead', style: 'rugged', priceFactor: 0.9, departments: ['Shoes', 'Bags', 'Sports', 'Men'] },
  { name: 'Meridian Works', style: 'classic', priceFactor: 2.5, departments: ['Watches', 'Accessories'] },
  { name: 'Tickline', style: 'playful', priceFactor: 0.5, departments: ['Watches', 'Toys', 'Accessories'] },
  { name: 'Quietcomb', style: 'minimal', priceFactor: 1.7, departments: ['Electronics', 'Watches'] },
  { name: 'Voltaire Audio', style: 'elegant', priceFactor: 2.1, departments: ['Electronics'] },
  { name: 'Boomfield', style: 'playful', priceFactor: 0.6, departments: ['Electronics', 'Sports'] },
  { name: 'Hollow Tree', style: 'playful', priceFactor: 1.1, departments: ['Toys', 'Home Textiles'] },
  { name: 'Little Otter', style: 'playful', priceFactor: 0.8, departments: ['Toys', 'Kitchen'] },
  { name: 'Clayhouse', style: 'boho', priceFactor: 1.2, departments: ['Kitchen', 'Home Textiles', 'Lighting'] },
  { name: 'Stone & Sage', style: 'rugged', priceFactor: 1.4, departments: ['Furniture', 'Kitchen', 'Lighting'] },
  { name: 'Wildermere', style: 'boho', priceFactor: 1.5, departments: ['Women', 'Home Textiles', 'Accessories'] },
  { name: 'Copperline', style: 'rugged', priceFactor: 0.8, departments: ['Kitchen', 'Sports', 'Lighting'] },
  {
    name: 'Everdale',
    style: 'classic',
    priceFactor: 0.5,
    departments: [...WEAR, ...CARRY, ...HOME, 'Sports', 'Toys', 'Electronics'],
  },
];

export const CHINESE_BRANDS: readonly Brand[] = [
  { name: '山岚', style: 'rugged', priceFactor: 1.2, departments: ['Shoes', 'Bags', 'Sports', 'Men'] },
  { name: '云织', style: 'elegant', priceFactor: 1.6, departments: ['Women', 'Men', 'Home Textiles'] },
  { name: '木归', style: 'minimal', priceFactor: 1.4, departments: HOME },
  { name: '青禾', style: 'boho', priceFactor: 0.8, departments: ['Women', 'Home Textiles', 'Accessories', 'Kitchen'] },
  { name: '星野', style: 'sporty', priceFactor: 0.9, departments: ['Shoes', 'Sports', 'Electronics', 'Watches'] },
  { name: '素白', style: 'minimal', priceFactor: 1.1, departments: [...WEAR, 'Bags'] },
  { name: '悦步', style: 'sporty', priceFactor: 0.7, departments: ['Shoes', 'Sports', 'Bags'] },
  { name: '观澜', style: 'classic', priceFactor: 2, departments: [...CARRY, 'Electronics'] },
  { name: '小满', style: 'playful', priceFactor: 0.6, departments: ['Toys', 'Kitchen', 'Lighting', 'Women'] },
  { name: '南窑', style: 'classic', priceFactor: 1.5, departments: ['Kitchen', 'Lighting', 'Furniture'] },
];
