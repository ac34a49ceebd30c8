/** One colour of the demo shop: its names, and the paint its pictures use. */
export interface PaletteColour {
  readonly en: string;
  readonly zh: string;
  /** sRGB, `#rrggbb`. */
  readonly hex: string;
  /** How often it is met, relative to the others. */
  readonly weight: number;
}

export const PALETTE: readonly PaletteColour[] = [
  { en: 'Black', zh: '黑色', hex: '#26262a', weight: 12 },
  { en: 'White', zh: '白色', hex: '#f4f2ec', weight: 9 },
  { en: 'Grey', zh: '灰色', hex: '#8c9096', weight: 7 },
  { en: 'Navy Blue', zh: '深蓝色', hex: '#1f2f5c', weight: 6 },
  { en: 'Blue', zh: '蓝色', hex: '#2f6fd0', weight: 10 },
  { en: 'Red', zh: '红色', hex: '#cf2d2f', weight: 9 },
  { en: 'Green', zh: '绿色', hex: '#2f9150', weight: 8 },
  { en: 'Yellow', zh: '黄色', hex: '#f0c52e', weight: 5 },
  { en: 'Orange', zh: '橙色', hex: '#ec7f28', weight: 4 },
  { en: 'Pink', zh: '粉色', hex: '#ee8fb4', weight: 6 },
  { en: 'Purple', zh: '紫色', hex: '#7b3fa6', weight: 5 },
  { en: 'Brown', zh: '棕色', hex: '#7d4f2d', weight: 7 },
  { en: 'Beige', zh: '米色', hex: '#dcc7a1', weight: 6 },
  { en: 'Turquoise', zh: '青绿色', hex: '#2bb5b0', weight: 3 },
];

/** A surface of the demo shop. `adjective` stands in titles; plain surfaces go unsaid. */
export interface PatternName {
  readonly en: string;
  readonly zh: string;
  readonly adjective: string;
}

export const PATTERNS = {
  plain: { en: 'Plain', zh: '纯色', adjective: '' },
  striped: { en: 'Striped', zh: '条纹', adjective: 'Striped' },
  dotted: { en: 'Dotted', zh: '波点', adjective: 'Dotted' },
  checked: { en: 'Checked', zh: '格纹', adjective: 'Checked' },
  floral: { en: 'Floral', zh: '碎花', adjective: 'Floral' },
} as const satisfies Readonly<Record<string, PatternName>>;
export type Pattern = keyof typeof PATTERNS;
