import { line, part, type Silhouette } from './stroke.ts';

const clock: Silhouette = (p) =>
  `<circle cx="128" cy="128" r="98" fill="${p.plain}" stroke="${p.dark}" stroke-width="3"/><circle cx="128" cy="128" r="78" fill="#f7f5ee"/>` +
  line('M128 128 L128 72 M128 128 L166 150', '#33343a', 7) +
  line('M128 58 L128 68 M128 188 L128 198 M58 128 L68 128 M188 128 L198 128', '#33343a', 5);

const tableLamp: Silhouette = (p) =>
  part('M122 128 L134 128 L136 160 Q164 176 156 212 L100 212 Q92 176 120 160 Z', p.dark, p) +
  part('M86 208 L170 208 L174 224 L82 224 Z', p.dark, p) +
  part('M92 34 L164 34 L206 132 L50 132 Z', p.fill, p);

const floorLamp: Silhouette = (p) =>
  line('M128 82 L128 226', p.dark, 7) +
  part('M84 224 Q128 206 172 224 L172 234 L84 234 Z', p.dark, p) +
  part('M96 18 L160 18 L180 88 L76 88 Z', p.fill, p);

const mug: Silhouette = (p) =>
  line('M176 102 Q232 96 226 146 Q218 190 170 186', p.dark, 15) +
  part('M56 72 L180 72 L174 206 Q118 224 62 206 Z', p.fill, p) +
  `<ellipse cx="118" cy="72" rx="62" ry="15" fill="${p.dark}"/>`;

const teapot: Silhouette = (p) =>
  line('M62 110 Q12 96 18 146 Q26 182 68 172', p.dark, 12) +
  part('M178 140 Q206 132 214 96 L236 92 Q230 160 182 180 Z', p.plain, p) +
  part('M122 82 Q194 84 196 150 Q194 208 122 212 Q50 208 48 150 Q50 84 122 82 Z', p.fill, p) +
  part('M84 86 Q122 56 160 86 Q122 98 84 86 Z', p.dark, p) +
  `<circle cx="122" cy="62" r="9" fill="${p.dark}"/>`;

const vase: Silhouette = (p) =>
  part(
    'M104 30 L152 30 Q146 66 158 86 Q204 130 186 186 Q176 216 160 226 L96 226 Q80 216 70 186 Q52 130 98 86 Q110 66 104 30 Z',
    p.fill,
    p,
  ) + `<ellipse cx="128" cy="31" rx="25" ry="7" fill="${p.dark}"/>`;

const chair: Silhouette = (p) =>
  line('M80 152 L70 232 M176 152 L186 232 M94 150 L92 214 M162 150 L164 214', p.dark, 9) +
  part('M80 26 Q128 16 176 26 L172 122 L84 122 Z', p.fill, p) +
  part('M70 122 L186 122 L194 154 L62 154 Z', p.fill, p);

const sofa: Silhouette = (p) =>
  line('M54 194 L50 214 M202 194 L206 214', p.dark, 10) +
  part('M44 84 Q44 64 66 64 L190 64 Q212 64 212 84 L212 150 L44 150 Z', p.fill, p) +
  part('M38 138 L218 138 L218 176 L38 176 Z', p.fill, p) +
  part('M20 112 Q20 98 36 98 Q52 98 52 112 L52 196 L20 196 Z', p.plain, p) +
  part('M204 112 Q204 98 220 98 Q236 98 236 112 L236 196 L204 196 Z', p.plain, p) +
  part('M50 174 L206 174 L206 198 L50 198 Z', p.dark, p) +
  line('M128 66 L128 174', p.dark, 3);

const rug: Silhouette = (p) =>
  line('M52 74 L44 66 M204 74 L212 66 M80 74 L76 62 M108 74 L106 62 M148 74 L150 62 M176 74 L180 62', p.dark, 3) +
  line(
    'M24 206 L18 220 M66 206 L62 220 M108 206 L106 220 M150 206 L152 220 M190 206 L194 220 M232 206 L238 220',
    p.dark,
    3,
  ) +
  part('M54 72 L202 72 L236 208 L20 208 Z', p.fill, p) +
  line('M66 84 L190 84 L218 196 L38 196 Z', p.dark, 4);

const cushion: Silhouette = (p) =>
  part('M42 42 Q128 66 214 42 Q192 128 214 214 Q128 192 42 214 Q64 128 42 42 Z', p.fill, p) +
  line('M42 42 L34 34 M214 42 L222 34 M214 214 L222 222 M42 214 L34 222', p.dark, 7);

export const HOUSEHOLD = { clock, tableLamp, floorLamp, mug, teapot, vase, chair, sofa, rug, cushion } as const;
