import type { Paint } from '../paint.ts';

/** One shape in SVG, for a box of 256 × 256. */
export type Silhouette = (paint: Paint) => string;

/** A filled outline with the edge every part shares. */
export function part(path: string, fill: string, paint: Paint): string {
  return `<path d="${path}" fill="${fill}" stroke="${paint.dark}" stroke-width="2.5" stroke-linejoin="round"/>`;
}

/** A line without filling. */
export function line(path: string, colour: string, width: number): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

export function disc(centre: readonly [x: number, y: number], radius: number, fill: string): string {
  return `<circle cx="${centre[0]}" cy="${centre[1]}" r="${radius}" fill="${fill}"/>`;
}
