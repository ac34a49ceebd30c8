import type { SilhouetteName } from '../drawing/silhouette.ts';
import type { Material } from './material.ts';
import type { Pattern } from './palette.ts';

export const DEPARTMENTS = {
  Shoes: '鞋靴',
  Women: '女装',
  Men: '男装',
  Bags: '箱包',
  Accessories: '配饰',
  Watches: '钟表',
  Lighting: '灯具',
  Kitchen: '厨房',
  Furniture: '家具',
  'Home Textiles': '家纺',
  Toys: '玩具',
  Electronics: '数码',
  Sports: '运动',
} as const;
export type Department = keyof typeof DEPARTMENTS;

export type Audience = 'women' | 'men' | 'unisex';
export type Sizing = 'none' | 'clothes' | 'shoes';

/** One leaf of the demo shop's tree: what it is called, what it looks like, what it is made of, what it costs. */
export interface ProductKind {
  readonly department: Department;
  readonly leaf: string;
  readonly noun: string;
  readonly zhLeaf: string;
  readonly silhouette: SilhouetteName;
  readonly materials: readonly Material[];
  readonly patterns: readonly Pattern[];
  readonly audiences: readonly Audience[];
  readonly sizing: Sizing;
  /** Median price in EUR at a brand of factor 1. */
  readonly price: number;
}

type Rest = Pick<ProductKind, 'silhouette' | 'materials' | 'price'> & Partial<ProductKind>;
type Names = readonly [department: Department, leaf: string, noun: string, zhLeaf: string];

const EVERY_PATTERN: readonly Pattern[] = ['plain', 'striped', 'dotted', 'checked', 'floral'];

function kind(names: Names, rest: Rest): ProductKind {
  const [department, leaf, noun, zhLeaf] = names;
  return { department, leaf, noun, zhLeaf, patterns: EVERY_PATTERN, audiences: [], sizing: 'none', ...rest };
}

const SHOE = { patterns: ['plain', 'plain', 'striped', 'checked'], sizing: 'shoes' } as const;
const BOTH = ['women', 'men', 'unisex'] as const;
const PLAIN = { patterns: ['plain'] } as const;

export const PRODUCT_KINDS: readonly ProductKind[] = [
  kind(['Shoes', 'Running Shoes', 'Running Shoes', '跑步鞋'], {
    silhouette: 'sneaker',
    materials: ['mesh', 'nylon'],
    price: 85,
    ...SHOE,
    audiences: BOTH,
  }),
  kind(['Shoes', 'Ankle Boots', 'Ankle Boots', '短靴'], {
    silhouette: 'boot',
    materials: ['leather', 'suede'],
    price: 120,
    ...SHOE,
    audiences: BOTH,
  }),
  kind(['Shoes', 'High Heels', 'High Heels', '高跟鞋'], {
    silhouette: 'heel',
    materials: ['leather', 'suede'],
    price: 95,
    ...SHOE,
    audiences: ['women'],
  }),
  kind(['Shoes', 'Sandals', 'Sandals', '凉鞋'], {
    silhouette: 'sandal',
    materials: ['leather', 'rubber'],
    price: 45,
    ...SHOE,
    audiences: BOTH,
  }),
  kind(['Women', 'Dresses', 'Dress', '连衣裙'], {
    silhouette: 'dress',
    materials: ['cotton', 'linen', 'silk'],
    price: 70,
    sizing: 'clothes',
    audiences: ['women'],
  }),
  kind(['Women', 'Skirts', 'Skirt', '半身裙'], {
    silhouette: 'skirt',
    materials: ['cotton', 'denim', 'wool'],
    price: 50,
    sizing: 'clothes',
    audiences: ['women'],
  }),
  kind(['Women', 'Sweaters', 'Sweater', '毛衣'], {
    silhouette: 'sweater',
    materials: ['wool', 'cotton'],
    price: 60,
    sizing: 'clothes',
    audiences: ['women', 'unisex'],
  }),
  kind(['Men', 'Shirts', 'Shirt', '衬衫'], {
    silhouette: 'shirt',
    materials: ['cotton', 'linen', 'denim'],
    price: 48,
    sizing: 'clothes',
    audiences: ['men', 'men', 'unisex'],
  }),
  kind(['Men', 'T-Shirts', 'T-Shirt', 'T恤'], {
    silhouette: 'tshirt',
    materials: ['cotton'],
    price: 22,
    sizing: 'clothes',
    audiences: BOTH,
  }),
  kind(['Men', 'Trousers', 'Trousers', '长裤'], {
    silhouette: 'trousers',
    materials: ['cotton', 'denim', 'wool'],
    price: 62,
    sizing: 'clothes',
    audiences: ['men', 'men', 'unisex'],
  }),
  kind(['Men', 'Shorts', 'Shorts', '短裤'], {
    silhouette: 'shorts',
    materials: ['cotton', 'linen', 'nylon'],
    price: 35,
    sizing: 'clothes',
    audiences: ['men', 'unisex'],
  }),
  kind(['Bags', 'Handbags', 'Handbag', '手提包'], {
    silhouette: 'handbag',
    materials: ['leather', 'suede', 'canvas'],
    price: 110,
    audiences: ['women'],
  }),
  kind(['Bags', 'Backpacks', 'Backpack', '双肩包'], {
    silhouette: 'backpack',
    materials: ['nylon', 'canvas', 'leather'],
    price: 70,
    audiences: ['unisex'],
  }),
  kind(['Bags', 'Tote Bags', 'Tote Bag', '托特包'], {
    silhouette: 'tote',
    materials: ['canvas', 'leather', 'cotton'],
    price: 40,
    audiences: ['women', 'unisex'],
  }),
  kind(['Accessories', 'Sunglasses', 'Sunglasses', '太阳镜'], {
    silhouette: 'sunglasses',
    materials: ['acetate', 'steel'],
    price: 65,
    ...PLAIN,
    audiences: BOTH,
  }),
  kind(['Accessories', 'Caps', 'Cap', '棒球帽'], {
    silhouette: 'cap',
    materials: ['cotton', 'wool'],
    price: 20,
    audiences: ['unisex'],
  }),
  kind(['Accessories', 'Scarves', 'Scarf', '围巾'], {
    silhouette: 'scarf',
    materials: ['wool', 'silk', 'cotton'],
    price: 38,
    audiences: BOTH,
  }),
  kind(['Accessories', 'Umbrellas', 'Umbrella', '雨伞'], { silhouette: 'umbrella', materials: ['nylon'], price: 28 }),
  kind(['Watches', 'Wrist Watches', 'Watch', '手表'], {
    silhouette: 'watch',
    materials: ['leather', 'steel', 'rubber'],
    price: 160,
    patterns: ['plain', 'plain', 'striped'],
    audiences: BOTH,
  }),
  kind(['Watches', 'Wall Clocks', 'Wall Clock', '挂钟'], {
    silhouette: 'clock',
    materials: ['wood', 'steel', 'plastic'],
    price: 45,
    ...PLAIN,
  }),
  kind(['Lighting', 'Table Lamps', 'Table Lamp', '台灯'], {
    silhouette: 'tableLamp',
    materials: ['ceramic', 'linen', 'glass'],
    price: 55,
  }),
  kind(['Lighting', 'Floor Lamps', 'Floor Lamp', '落地灯'], {
    silhouette: 'floorLamp',
    materials: ['steel', 'oak', 'linen'],
    price: 120,
  }),
  kind(['Kitchen', 'Mugs', 'Mug', '马克杯'], {
    silhouette: 'mug',
    materials: ['ceramic', 'porcelain', 'glass'],
    price: 14,
  }),
  kind(['Kitchen', 'Teapots', 'Teapot', '茶壶'], {
    silhouette: 'teapot',
    materials: ['porcelain', 'ceramic', 'glass'],
    price: 38,
  }),
  kind(['Kitchen', 'Vases', 'Vase', '花瓶'], {
    silhouette: 'vase',
    materials: ['ceramic', 'glass', 'porcelain'],
    price: 30,
  }),
  kind(['Furniture', 'Chairs', 'Chair', '椅子'], {
    silhouette: 'chair',
    materials: ['oak', 'bamboo', 'velvet'],
    price: 130,
  }),
  kind(['Furniture', 'Sofas', 'Sofa', '沙发'], {
    silhouette: 'sofa',
    materials: ['velvet', 'linen', 'leather'],
    price: 650,
  }),
  kind(['Home Textiles', 'Rugs', 'Rug', '地毯'], { silhouette: 'rug', materials: ['wool', 'cotton'], price: 140 }),
  kind(['Home Textiles', 'Cushions', 'Cushion', '抱枕'], {
    silhouette: 'cushion',
    materials: ['cotton', 'velvet', 'linen'],
    price: 25,
  }),
  kind(['Toys', 'Teddy Bears', 'Teddy Bear', '泰迪熊'], {
    silhouette: 'teddy',
    materials: ['plush', 'cotton'],
    price: 28,
  }),
  kind(['Toys', 'Toy Cars', 'Toy Car', '玩具车'], { silhouette: 'toyCar', materials: ['wood', 'plastic'], price: 18 }),
  kind(['Electronics', 'Headphones', 'Headphones', '耳机'], {
    silhouette: 'headphones',
    materials: ['plastic', 'leather', 'steel'],
    price: 110,
    ...PLAIN,
  }),
  kind(['Electronics', 'Speakers', 'Speaker', '音箱'], {
    silhouette: 'speaker',
    materials: ['wood', 'plastic', 'steel'],
    price: 90,
    patterns: ['plain', 'plain', 'striped'],
  }),
  kind(['Sports', 'Balls', 'Ball', '球'], { silhouette: 'ball', materials: ['rubber', 'leather'], price: 24 }),
  kind(['Sports', 'Water Bottles', 'Water Bottle', '水壶'], {
    silhouette: 'bottle',
    materials: ['steel', 'plastic', 'glass'],
    price: 19,
  }),
];
