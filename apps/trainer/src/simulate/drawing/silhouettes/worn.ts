import { disc, line, part, type Silhouette } from './stroke.ts';

const dress: Silhouette = (p) =>
  part(
    'M98 30 L110 30 Q128 62 146 30 L158 30 L164 78 Q150 104 156 118 L206 218 Q128 242 50 218 L100 118 Q106 104 92 78 Z',
    p.fill,
    p,
  ) + line('M100 118 Q128 128 156 118', p.dark, 6);

const skirt: Silhouette = (p) =>
  part('M92 62 L164 62 L212 204 Q128 228 44 204 Z', p.fill, p) +
  part('M90 48 L166 48 L166 66 L90 66 Z', p.dark, p) +
  line('M112 70 L94 212 M144 70 L162 212', p.dark, 2);

const sweater: Silhouette = (p) =>
  part(
    'M98 48 L58 68 L32 176 L64 186 L80 120 L80 206 L176 206 L176 120 L192 186 L224 176 L198 68 L158 48 Q128 68 98 48 Z',
    p.fill,
    p,
  ) +
  part('M80 198 L176 198 L176 216 L80 216 Z', p.dark, p) +
  part('M30 170 L66 180 L62 196 L26 186 Z', p.dark, p) +
  part('M226 170 L190 180 L194 196 L230 186 Z', p.dark, p) +
  line('M98 48 Q128 72 158 48', p.dark, 8);

const shirt: Silhouette = (p) =>
  part(
    'M92 46 L52 70 L30 158 L62 168 L78 112 L78 220 L178 220 L178 112 L194 168 L226 158 L204 70 L164 46 L128 70 Z',
    p.fill,
    p,
  ) +
  part('M92 46 L110 34 L128 68 L104 84 Z', p.plain, p) +
  part('M164 46 L146 34 L128 68 L152 84 Z', p.plain, p) +
  line('M128 70 L128 220', p.dark, 3) +
  [96, 124, 152, 180].map((y) => disc([134, y], 3.5, p.contrast)).join('') +
  line('M144 112 L166 112 L166 138 L144 138 Z', p.dark, 2.5);

const tshirt: Silhouette = (p) =>
  part(
    'M96 50 L44 76 L30 124 L68 136 L78 112 L78 216 L178 216 L178 112 L188 136 L226 124 L212 76 L160 50 Q128 82 96 50 Z',
    p.fill,
    p,
  ) + line('M96 50 Q128 84 160 50', p.dark, 6);

const trousers: Silhouette = (p) =>
  part('M84 34 L172 34 L194 230 L146 230 L128 100 L110 230 L62 230 Z', p.fill, p) +
  part('M83 30 L173 30 L174 46 L82 46 Z', p.dark, p) +
  line('M128 46 L128 98 M90 54 L104 76 M166 54 L152 76', p.dark, 2.5);

const shorts: Silhouette = (p) =>
  part('M76 66 L180 66 L202 182 L140 190 L128 128 L116 190 L54 182 Z', p.fill, p) +
  part('M75 60 L181 60 L182 78 L74 78 Z', p.dark, p) +
  line('M122 80 L118 104 M134 80 L138 104', p.contrast, 4);

export const WORN = { dress, skirt, sweater, shirt, tshirt, trousers, shorts } as const;
