import { disc, line, part, type Silhouette } from './stroke.ts';

const handbag: Silhouette = (p) =>
  line('M86 116 Q84 44 128 44 Q172 44 170 116', p.dark, 10) +
  part('M56 106 L200 106 L220 210 Q128 222 36 210 Z', p.fill, p) +
  part('M56 106 L200 106 L194 140 Q128 158 62 140 Z', p.plain, p) +
  disc([128, 148], 8, '#d9b54a');

const backpack: Silhouette = (p) =>
  line('M104 46 Q104 24 128 24 Q152 24 152 46', p.dark, 8) +
  part('M60 104 Q44 130 48 196 L62 200 Z', p.dark, p) +
  part('M196 104 Q212 130 208 196 L194 200 Z', p.dark, p) +
  part('M64 90 Q64 40 128 40 Q192 40 192 90 L198 206 Q196 226 172 226 L84 226 Q60 226 58 206 Z', p.fill, p) +
  part('M82 142 L174 142 L178 204 Q176 212 166 212 L90 212 Q80 212 78 204 Z', p.plain, p) +
  line('M74 104 Q128 118 182 104', p.dark, 4) +
  line('M84 158 L172 158', p.contrast, 4);

const tote: Silhouette = (p) =>
  line('M90 100 Q88 28 128 28 Q168 28 166 100', p.dark, 7) +
  part('M52 92 L204 92 L196 226 L60 226 Z', p.fill, p) +
  line('M90 92 L90 118 M166 92 L166 118', p.dark, 7);

const sunglasses: Silhouette = (p) =>
  line('M30 108 L14 84 M226 108 L242 84', p.plain, 9) +
  part('M24 100 L116 100 Q120 158 76 162 Q26 160 24 100 Z', p.plain, p) +
  part('M140 100 L232 100 Q230 160 180 162 Q136 158 140 100 Z', p.plain, p) +
  part('M34 110 L106 110 Q108 148 76 152 Q38 150 34 110 Z', '#3a3f47', p) +
  part('M150 110 L222 110 Q218 150 180 152 Q148 148 150 110 Z', '#3a3f47', p) +
  line('M114 110 Q128 100 142 110', p.plain, 8);

const cap: Silhouette = (p) =>
  part('M52 152 Q50 64 128 62 Q196 64 200 148 Q126 166 52 152 Z', p.fill, p) +
  part('M146 150 Q206 138 240 168 Q238 182 214 176 Q176 160 142 164 Z', p.dark, p) +
  line('M128 62 Q110 100 112 156 M128 62 Q162 96 164 152', p.dark, 2.5) +
  disc([128, 62], 6, p.dark);

const scarf: Silhouette = (p) =>
  part('M94 96 L136 104 L126 226 L82 220 Z', p.fill, p) +
  part('M126 100 L166 92 L184 206 L142 216 Z', p.fill, p) +
  part('M58 64 Q128 22 198 64 Q208 104 128 122 Q48 104 58 64 Z', p.fill, p) +
  part('M84 66 Q128 44 172 66 Q168 82 128 88 Q88 82 84 66 Z', p.dark, p) +
  line(
    'M84 222 L82 238 M96 224 L94 240 M108 226 L107 242 M120 227 L119 242 M146 218 L148 234 M158 216 L160 232 M170 212 L173 228',
    p.dark,
    3,
  );

const umbrella: Silhouette = (p) =>
  line('M128 120 L128 210 Q128 230 146 230 Q162 230 162 212', p.dark, 7) +
  part(
    'M24 132 Q34 40 128 36 Q222 40 232 132 Q214 114 196 132 Q178 114 162 132 Q146 114 128 132 Q110 114 94 132 Q78 114 60 132 Q42 114 24 132 Z',
    p.fill,
    p,
  ) +
  line('M128 36 Q96 70 94 130 M128 36 Q160 70 162 130 M128 28 L128 36', p.dark, 3);

const watch: Silhouette = (p) =>
  part('M98 18 L158 18 L162 92 L94 92 Z', p.fill, p) +
  part('M94 164 L162 164 L158 238 L98 238 Z', p.fill, p) +
  `<circle cx="128" cy="128" r="54" fill="${p.dark}"/><circle cx="128" cy="128" r="43" fill="#f7f5ee"/>` +
  line('M128 128 L128 98 M128 128 L150 138', '#33343a', 5) +
  line('M128 90 L128 94 M128 162 L128 166 M90 128 L94 128 M162 128 L166 128', '#33343a', 4);

export const CARRIED = { handbag, backpack, tote, sunglasses, cap, scarf, umbrella, watch } as const;
