import { line, part, type Silhouette } from './stroke.ts';

const sneaker: Silhouette = (p) =>
  part('M36 108 Q58 124 88 92 L114 84 Q134 124 190 136 Q226 144 228 172 L228 180 L34 180 Q28 142 36 108 Z', p.fill, p) +
  part('M30 178 L230 178 Q236 198 214 202 L50 202 Q28 200 30 178 Z', p.contrast, p) +
  line('M112 106 L132 96 M122 120 L144 110 M136 132 L158 122', p.contrast, 5) +
  line('M62 176 Q92 168 112 138', p.contrast, 7);

const boot: Silhouette = (p) =>
  part('M74 38 L140 38 L142 118 Q186 128 210 150 Q220 162 218 190 L72 190 Z', p.fill, p) +
  part('M68 188 L220 188 L220 204 L122 204 L118 194 L114 212 L68 212 Z', p.dark, p) +
  line('M146 122 L166 112 M142 104 L160 94 M141 86 L158 76', p.contrast, 4) +
  line('M74 56 L140 56', p.dark, 3);

const heel: Silhouette = (p) =>
  part(
    'M44 78 Q84 128 134 150 Q184 166 220 178 Q228 194 206 198 L148 196 Q98 174 74 130 L70 212 L58 212 Q58 140 40 96 Z',
    p.fill,
    p,
  ) + line('M148 197 L208 199', p.dark, 5);

const sandal: Silhouette = (p) =>
  part('M28 176 Q60 160 110 172 Q170 186 226 172 Q238 186 226 198 Q140 210 40 200 Q22 196 28 176 Z', p.contrast, p) +
  part('M150 178 Q152 130 190 126 Q218 130 216 174 L200 176 Q200 150 188 148 Q172 150 170 180 Z', p.fill, p) +
  part('M36 172 Q32 104 66 92 Q100 104 128 174 L108 172 Q86 122 66 118 Q52 128 54 168 Z', p.fill, p);

export const SHOES = { sneaker, boot, heel, sandal } as const;
