import type { Rng } from '@fusionrank/domain/rng';
import { chosen } from './choose.ts';
import type { DemoProduct } from './demo-product.ts';
import { MATERIALS } from './material.ts';
import { PATTERNS } from './palette.ts';
import { DEPARTMENTS } from './product-kind.ts';
import type { ProductText } from './product-text.ts';
import { STYLES } from './style.ts';

/** Title, description and category path in Chinese: `悦步 女士轻量蓝色条纹网面跑步鞋`. */
export function chineseText(product: DemoProduct, rng: Rng): ProductText {
  const style = STYLES[product.style];
  const material = rng.next() < 0.8 ? MATERIALS[product.material].zh : '';
  const pattern = product.pattern === 'plain' ? '' : PATTERNS[product.pattern].zh;
  const audience = product.audience === undefined ? '' : CHINESE_AUDIENCE[product.audience];
  const styleWord = chosen(rng, style.zhWords);
  return {
    title: `${product.brand.name} ${audience}${styleWord}${product.colour.zh}${pattern}${material}${product.kind.zhLeaf}`,
    description: chineseDescription(product, rng),
    categoryPath: [DEPARTMENTS[product.kind.department], product.kind.zhLeaf],
  };
}

export const CHINESE_AUDIENCE = { women: '女士', men: '男士', unisex: '男女同款' } as const;

function chineseDescription(product: DemoProduct, rng: Rng): string {
  const material = MATERIALS[product.material].zh;
  const opening = chosen(rng, STYLES[product.style].zhPraise);
  const look = product.pattern === 'plain' ? '款式' : `${PATTERNS[product.pattern].zh}设计`;
  const making = `${product.colour.zh}${look}，采用${material}材质。`;
  return `${opening}。${making}${chosen(rng, CARE)}${chosen(rng, USE[product.kind.department])}`;
}

const CARE = [
  '日常打理简单，清洁方便。',
  '出厂前逐件手工检验。',
  '环保纸盒包装，送礼自用皆宜。',
  '两年质保，免费维修。',
] as const;

const USE = {
  Shoes: ['鞋垫柔软，久走不累。', '鞋码标准，脚趾处宽松。', '鞋底防滑，雨天也安心。'],
  Women: ['垂感自然，行动自如。', '上班约会都合适。', '常规版型，显瘦好搭。'],
  Men: ['微弹面料，穿着舒适。', '多次洗涤不变形。', '单穿叠穿都好看。'],
  Bags: ['可放14英寸电脑。', '内有三个口袋，收纳方便。', '肩带可调节。'],
  Accessories: ['轻便易收纳，出行好伴侣。', '人人都适合的小礼物。', '点睛之笔，提升整体造型。'],
  Watches: ['走时安静，读时清晰。', '电池可用三年。', '生活防水，日常佩戴无忧。'],
  Lighting: ['光线柔和，适合阅读。', '通用灯泡，更换方便。', '亮度可调，温馨护眼。'],
  Kitchen: ['可放入洗碗机清洗。', '保温持久，喝茶更从容。', '手感温润，使用舒适。'],
  Furniture: ['十分钟即可组装。', '承重130公斤，稳固耐用。', '小户型也能轻松摆放。'],
  'Home Textiles': ['触感柔软，亲肤舒适。', '可机洗，不易褪色。', '让房间立刻温暖起来。'],
  Toys: ['三岁以上儿童适用。', '水性漆面，安全无味。', '陪伴孩子快乐成长。'],
  Electronics: ['一次充电可用三十小时。', '人声清晰，低音浑厚。', '可同时连接两台设备。'],
  Sports: ['轻巧便携，每天都能带上。', '经得起日常训练。', '新手和老手都适用。'],
} as const;
