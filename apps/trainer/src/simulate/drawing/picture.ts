import type { Rng } from '@fusionrank/domain/rng';
import type { Pattern } from '../catalog/palette.ts';
import { mixed, paintOf } from './paint.ts';
import { patternDefinition } from './pattern.ts';
import { SILHOUETTES, type SilhouetteName } from './silhouette.ts';

/** What a product's picture shows. */
export interface Look {
  readonly silhouette: SilhouetteName;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly pattern: Pattern;
}

/** Side of a picture in pixels. */
export const PICTURE_SIDE = 256;

/**
 * One product picture as SVG: the silhouette in the product's colour and pattern, on a light backdrop. `rng` varies
 * position, scale, tilt, backdrop and light, so that no two pictures of one look are the same bytes.
 */
export function pictureOf(look: Look, rng: Rng): string {
  const paint = paintOf(look.colour);
  const surface = patternDefinition(look.pattern, paint, 0.85 + rng.next() * 0.4);
  const fill = look.pattern === 'plain' ? paint.fill : 'url(#surface)';
  const scale = 0.8 + rng.next() * 0.16;
  const tilt = rng.normal() * 3;
  const shift = [rng.normal() * 6, rng.normal() * 5] as const;
  const centre = PICTURE_SIDE / 2;
  const place = `translate(${(centre + shift[0]).toFixed(2)} ${(centre + shift[1]).toFixed(2)}) rotate(${tilt.toFixed(2)}) scale(${scale.toFixed(3)}) translate(-128 -128)`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_SIDE}" height="${PICTURE_SIDE}" viewBox="0 0 256 256">` +
    `<defs>${surface}${light(rng)}</defs>` +
    `<rect width="256" height="256" fill="${backdrop(look.colour, rng)}"/>` +
    `<ellipse cx="${(centre + shift[0]).toFixed(1)}" cy="${(centre + 100 * scale).toFixed(1)}" rx="${(92 * scale).toFixed(1)}" ry="9" fill="#000" opacity=".10"/>` +
    `<g transform="${place}">${SILHOUETTES[look.silhouette]({ ...paint, fill })}</g>` +
    `<rect width="256" height="256" fill="url(#light)"/></svg>`
  );
}

function light(rng: Rng): string {
  const fromLeft = rng.next() < 0.5;
  const strength = 0.04 + rng.next() * 0.1;
  const [bright, shade] = fromLeft ? ['0', '1'] : ['1', '0'];
  return (
    `<linearGradient id="light" x1="${bright}" y1="0" x2="${shade}" y2="1">` +
    `<stop offset="0" stop-color="#fff" stop-opacity="${strength.toFixed(3)}"/>` +
    `<stop offset="1" stop-color="#000" stop-opacity="${strength.toFixed(3)}"/></linearGradient>`
  );
}

const TINTS = ['#e9e5dc', '#dfe7ee', '#e6ece2', '#eee2e2', '#e8e3ee', '#e4e4e4'] as const;

/** A pale tint, kept apart from pale products. */
function backdrop(colour: string, rng: Rng): string {
  const tint = TINTS[rng.below(TINTS.length)] ?? TINTS[0];
  const pale = parseInt(colour.slice(1, 3), 16) > 0xd8 && parseInt(colour.slice(5, 7), 16) > 0x90;
  return pale ? mixed(tint, '#8f98a3', 0.45) : mixed(tint, '#ffffff', rng.next() * 0.6);
}
