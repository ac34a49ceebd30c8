import type { Modality } from '@fusionrank/domain/modality';
import { acquaintance } from './acquaintance.ts';
import type { CrossFeatureRequest, FeatureGroup } from './feature-group.ts';
import { behaviourLikeness, imageLikeness, textLikeness } from './likeness.ts';
import { queryMatch } from './query-match.ts';
import { popularity, standing } from './standing.ts';
import { attributeTaste, priceTaste } from './taste.ts';

const GROUPS: readonly FeatureGroup[] = [
  queryMatch,
  textLikeness,
  imageLikeness,
  behaviourLikeness,
  attributeTaste,
  priceTaste,
  popularity,
  standing,
  acquaintance,
];

/** The names of the cross features, in their order; an artifact carries them and is refused where they differ. */
export const CROSS_FEATURES: readonly string[] = GROUPS.flatMap(({ names }) => names);

/**
 * What (user, query, item) together say, for each row: [rows, CROSS_FEATURES], row-major, finite. Training replays and
 * requests call this one function; a value depends on nothing but its own row and the request.
 */
export function crossFeatures(request: CrossFeatureRequest): Float32Array {
  const prepared = GROUPS.map((group) => group.prepare(request));
  const cross = new Float32Array(request.rows.length * CROSS_FEATURES.length);
  request.rows.forEach((row, at) => {
    let place = at * CROSS_FEATURES.length;
    for (const valuesOf of prepared) {
      const values = valuesOf(row, at);
      cross.set(values, place);
      place += values.length;
    }
  });
  return cross;
}

/** The same without what speaks for the given modalities, as if they were missing. */
export function withoutModalities(cross: Float32Array, without: readonly Modality[]): Float32Array {
  const silent = GROUPS.flatMap(({ names, modality }) =>
    names.map(() => modality !== undefined && without.includes(modality)),
  );
  return cross.map((value, at) => (silent[at % silent.length] === true ? 0 : value));
}
