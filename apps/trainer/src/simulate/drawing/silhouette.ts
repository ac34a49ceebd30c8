import { CARRIED } from './silhouettes/carried.ts';
import { HOUSEHOLD } from './silhouettes/household.ts';
import { PLAYED } from './silhouettes/played.ts';
import { SHOES } from './silhouettes/shoes.ts';
import { WORN } from './silhouettes/worn.ts';

/** Every shape of the demo shop, drawn in a 256 × 256 box. */
export const SILHOUETTES = { ...SHOES, ...WORN, ...CARRIED, ...HOUSEHOLD, ...PLAYED };
export type SilhouetteName = keyof typeof SILHOUETTES;
