import { parseItemId } from '@fusionrank/domain/id';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import type { NetworkInputs } from '../../fusion/network.ts';
import { DEFAULT_NETWORK_CONFIG, type NetworkShape } from '../../fusion/network-shape.ts';
import type { ItemFeatureTable, ModalityColumn } from '../item-features.ts';
import { itemInputs } from '../item-inputs.ts';
import type { RankRequest } from '../ranker.ts';
import { PROFILE_FEATURES } from '../user-input.ts';
import { userInputs } from '../user-inputs.ts';

const VOCABULARY = 40;
const SLOTS = 3;

/** The default network over small inputs. */
export const TEST_SHAPE: NetworkShape = {
  config: DEFAULT_NETWORK_CONFIG,
  widths: {
    text: 12,
    image: 10,
    numeric: 4,
    behaviour: 8,
    attributeVocabulary: VOCABULARY,
    profile: PROFILE_FEATURES.length,
    cross: 3,
    objectives: 3,
  },
};

/** Random items, each modality but the attributes missing for about a quarter of them. */
export function smallTable(items: number): ItemFeatureTable {
  const rng = createRng('table');
  const { text, image, numeric, behaviour } = TEST_SHAPE.widths;
  return {
    ids: Array.from({ length: items }, (_, i) => parseItemId(`item-${i}`)),
    text: randomColumn(items, text, rng),
    image: randomColumn(items, image, rng),
    behaviour: randomColumn(items, behaviour, rng),
    attributes: { slots: SLOTS, ids: Int32Array.from({ length: items * SLOTS }, () => rng.below(VOCABULARY)) },
    numeric: {
      ...randomColumn(items, numeric, rng),
      present: Uint8Array.from({ length: items * numeric }, () => rng.below(2)),
    },
  };
}

function randomColumn(items: number, width: number, rng: Rng): ModalityColumn {
  return {
    width,
    values: randomVector(items * width, rng),
    present: Uint8Array.from({ length: items }, () => (rng.next() < 0.75 ? 1 : 0)),
  };
}

const randomVector = (length: number, rng: Rng): Float32Array => Float32Array.from({ length }, () => rng.normal());

export interface RequestSize {
  readonly items: number;
  readonly rows: number;
  readonly history: number;
  readonly query: boolean;
}

export function rankRequest({ items, rows, history, query }: RequestSize): RankRequest {
  const rng = createRng(`request ${rows} ${history}`);
  const { widths } = TEST_SHAPE;
  return {
    user: {
      historyRows: Int32Array.from({ length: history }, () => rng.below(items)),
      historyKinds: Uint8Array.from({ length: history }, () => rng.below(6)),
      historyAgeDays: Float32Array.from({ length: history }, () => rng.next() * 30),
      profile: history === 0 ? new Float32Array(widths.profile) : randomVector(widths.profile, rng),
    },
    query: query ? { text: randomVector(widths.text, rng), image: randomVector(widths.image, rng) } : {},
    rows: Int32Array.from({ length: rows }, () => rng.below(items)),
    cross: randomVector(rows * widths.cross, rng),
  };
}

/** The request as training would read it: the plain, unfolded graph's inputs. */
export function networkInputsOf(request: RankRequest, table: ItemFeatureTable): NetworkInputs {
  const { widths } = TEST_SHAPE;
  const rows = Int32Array.from(new Set([...request.rows, ...request.user.historyRows]));
  const places = new Map(Array.from(rows, (row, place) => [row, place]));
  const placeOf = (row: number): number => places.get(row) ?? 0;
  const items = itemInputs({ table, rows, widths });
  return {
    items,
    users: userInputs([request], { widths, placeOf, present: items.present }),
    itemOf: request.rows.map(placeOf),
    userOf: new Int32Array(request.rows.length),
    cross: request.cross,
  };
}
