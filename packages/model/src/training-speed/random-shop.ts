import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import { parseItemId } from '@fusionrank/domain/id';
import type { Rng } from '@fusionrank/domain/rng';
import type { ItemFeatureTable, ModalityColumn } from '../ranking/item-features.ts';
import { PROFILE_FEATURES } from '../ranking/user-input.ts';
import { OBJECTIVES, type SlateExample } from '../training/examples.ts';

export const RANDOM_SHOP = {
  items: 5000,
  vectorWidth: 64,
  numbers: 6,
  slots: 12,
  vocabulary: 2000,
  rows: 24,
  history: 20,
  cross: 12,
} as const;

/** Items of noise: what a step costs does not depend on what is in them. */
export function randomItems(rng: Rng): ItemFeatureTable {
  const { items, vectorWidth, numbers, slots, vocabulary } = RANDOM_SHOP;
  return {
    ids: Array.from({ length: items }, (_, i) => parseItemId(`item-${i}`)),
    text: column(vectorWidth, 0, rng),
    image: column(vectorWidth, 0.1, rng),
    behaviour: column(vectorWidth, 0.3, rng),
    numeric: { ...column(numbers, 0, rng), present: new Uint8Array(items * numbers).fill(1) },
    attributes: { slots, ids: Int32Array.from({ length: items * slots }, () => rng.below(vocabulary)) },
  };
}

function column(width: number, missingShare: number, rng: Rng): ModalityColumn {
  const { items } = RANDOM_SHOP;
  return {
    width,
    values: normals(items * width, rng),
    present: Uint8Array.from({ length: items }, () => (rng.next() < missingShare ? 0 : 1)),
  };
}

/** A slate of noise by a shopper with a full history. */
export function randomSlate(rng: Rng): SlateExample {
  const { items, rows, history, cross, vectorWidth } = RANDOM_SHOP;
  return {
    user: {
      historyRows: Int32Array.from({ length: history }, () => rng.below(items)),
      historyKinds: Uint8Array.from({ length: history }, () => rng.below(INTERACTION_KINDS.length)),
      historyAgeDays: Float32Array.from({ length: history }, () => 30 * rng.next()),
      profile: normals(PROFILE_FEATURES.length, rng),
    },
    query: rng.next() < 0.5 ? {} : { text: normals(vectorWidth, rng) },
    rows: Int32Array.from({ length: rows }, () => rng.below(items)),
    positions: Int32Array.from({ length: rows }, (_, position) => position),
    cross: normals(rows * cross, rng),
    labels: Uint8Array.from({ length: rows * OBJECTIVES.length }, () => (rng.next() < 0.1 ? 1 : 0)),
    shownAt: new Date('2026-01-02T00:00:00Z'),
  };
}

const normals = (length: number, rng: Rng): Float32Array => Float32Array.from({ length }, () => rng.normal());
