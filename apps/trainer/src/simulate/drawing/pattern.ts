import type { Pattern } from '../catalog/palette.ts';
import type { Paint } from './paint.ts';

/** An SVG `<pattern>` named `surface` for every pattern but the plain one. `scale` 1 repeats about every 26 pixels. */
export function patternDefinition(pattern: Pattern, paint: Paint, scale: number): string {
  if (pattern === 'plain') return '';
  const { size, marks } = TILES[pattern](paint);
  return (
    `<pattern id="surface" width="${size}" height="${size}" patternUnits="userSpaceOnUse" ` +
    `patternTransform="scale(${scale.toFixed(3)})"><rect width="${size}" height="${size}" fill="${paint.plain}"/>${marks}</pattern>`
  );
}

interface Tile {
  readonly size: number;
  readonly marks: string;
}

const TILES: Readonly<Record<Exclude<Pattern, 'plain'>, (paint: Paint) => Tile>> = {
  striped: ({ contrast }) => ({ size: 24, marks: `<rect y="0" width="24" height="10" fill="${contrast}"/>` }),
  dotted: ({ contrast }) => ({
    size: 26,
    marks: `<circle cx="7" cy="7" r="5" fill="${contrast}"/><circle cx="20" cy="20" r="5" fill="${contrast}"/>`,
  }),
  checked: ({ contrast, dark }) => ({
    size: 32,
    marks:
      `<rect width="13" height="32" fill="${dark}" opacity=".55"/><rect width="32" height="13" fill="${dark}" opacity=".55"/>` +
      `<rect x="21" width="3" height="32" fill="${contrast}"/><rect y="21" width="32" height="3" fill="${contrast}"/>`,
  }),
  floral: ({ contrast, dark }) => ({
    size: 40,
    marks: flower(11, 12, contrast) + flower(31, 30, contrast) + leaf(28, 9, dark) + leaf(8, 32, dark),
  }),
};

function flower(x: number, y: number, colour: string): string {
  const petals = [0, 72, 144, 216, 288]
    .map((angle) => `<ellipse cx="0" cy="-5.5" rx="3.4" ry="5" fill="${colour}" transform="rotate(${angle})"/>`)
    .join('');
  return `<g transform="translate(${x} ${y})">${petals}<circle r="2.6" fill="#e8b530"/></g>`;
}

function leaf(x: number, y: number, colour: string): string {
  return `<ellipse cx="${x}" cy="${y}" rx="5" ry="2.4" fill="${colour}" transform="rotate(35 ${x} ${y})"/>`;
}
