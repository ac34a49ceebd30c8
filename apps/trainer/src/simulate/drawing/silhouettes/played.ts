import { disc, line, part, type Silhouette } from './stroke.ts';

const teddy: Silhouette = (p) =>
  disc([84, 52], 24, p.dark) +
  disc([172, 52], 24, p.dark) +
  part('M56 150 Q30 150 32 180 Q50 196 74 176 Z', p.fill, p) +
  part('M200 150 Q226 150 224 180 Q206 196 182 176 Z', p.fill, p) +
  `<ellipse cx="92" cy="222" rx="28" ry="20" fill="${p.dark}"/><ellipse cx="164" cy="222" rx="28" ry="20" fill="${p.dark}"/>` +
  part('M128 132 Q196 134 194 188 Q186 230 128 230 Q70 230 62 188 Q60 134 128 132 Z', p.fill, p) +
  part('M128 30 Q192 32 192 88 Q188 140 128 142 Q68 140 64 88 Q64 32 128 30 Z', p.fill, p) +
  `<ellipse cx="128" cy="108" rx="28" ry="22" fill="#f0e2c8"/>` +
  disc([106, 78], 7, '#222') +
  disc([150, 78], 7, '#222') +
  disc([128, 98], 8, '#222') +
  line('M128 106 L128 116 Q118 122 112 116 M128 116 Q138 122 144 116', '#222', 3);

const toyCar: Silhouette = (p) =>
  part(
    'M18 166 Q20 126 62 122 L88 80 Q96 70 112 70 L166 70 Q182 72 192 88 L208 122 Q240 128 240 166 L240 178 L18 178 Z',
    p.fill,
    p,
  ) +
  part('M80 120 L100 86 L124 86 L124 120 Z', '#cfe6f2', p) +
  part('M136 86 L168 86 L188 120 L136 120 Z', '#cfe6f2', p) +
  [74, 188].map((x) => disc([x, 180], 30, '#2b2b2f') + disc([x, 180], 14, p.contrast)).join('') +
  disc([232, 148], 7, '#f5d565');

const headphones: Silhouette = (p) =>
  line('M58 148 Q48 40 128 38 Q208 40 198 148', p.dark, 14) +
  line('M66 110 Q72 52 128 50 Q184 52 190 110', p.plain, 8) +
  part('M38 138 Q38 122 56 122 L80 126 L80 208 L56 212 Q38 212 38 196 Z', p.fill, p) +
  part('M218 138 Q218 122 200 122 L176 126 L176 208 L200 212 Q218 212 218 196 Z', p.fill, p) +
  part('M80 130 L92 134 L92 200 L80 204 Z', p.dark, p) +
  part('M176 130 L164 134 L164 200 L176 204 Z', p.dark, p);

const speaker: Silhouette = (p) =>
  part(
    'M70 24 L186 24 Q196 24 196 34 L196 222 Q196 232 186 232 L70 232 Q60 232 60 222 L60 34 Q60 24 70 24 Z',
    p.fill,
    p,
  ) +
  disc([128, 76], 30, p.dark) +
  disc([128, 76], 12, p.contrast) +
  disc([128, 164], 50, p.dark) +
  disc([128, 164], 36, '#3a3a40') +
  disc([128, 164], 15, p.contrast);

const ball: Silhouette = (p) =>
  `<circle cx="128" cy="130" r="94" fill="${p.fill}" stroke="${p.dark}" stroke-width="4"/>` +
  line('M34 130 Q128 92 222 130 M128 36 Q92 130 128 224 M62 64 Q118 116 76 208 M194 64 Q138 116 180 208', p.dark, 4);

const bottle: Silhouette = (p) =>
  part('M108 20 L148 20 L148 52 L108 52 Z', p.dark, p) +
  part(
    'M104 52 L152 52 L156 74 Q182 84 182 112 L182 216 Q182 234 164 234 L92 234 Q74 234 74 216 L74 112 Q74 84 100 74 Z',
    p.fill,
    p,
  ) +
  line('M92 112 L92 206', p.contrast, 6);

export const PLAYED = { teddy, toyCar, headphones, speaker, ball, bottle } as const;
