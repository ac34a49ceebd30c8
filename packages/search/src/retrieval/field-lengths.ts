import { FIELDS, FIELD_SETTINGS, occurrenceWeight } from './bm25.ts';

/** How long each field of each entry is, and what an occurrence there is worth now that the averages are what they are. */
export interface FieldLengths {
  add(entry: number, lengths: readonly number[]): void;
  remove(entry: number): void;
  /** [entries, fields], row-major; computed anew after a change. */
  occurrenceWeights(): Float64Array;
}

const WIDTH = FIELDS.length;

export function createFieldLengths(): FieldLengths {
  const all: number[] = [];
  const totals = new Array<number>(WIDTH).fill(0);
  let live = 0;
  let weights: Float64Array | undefined;
  return {
    add(entry, lengths) {
      lengths.forEach((length, field) => {
        all[entry * WIDTH + field] = length;
        totals[field] = (totals[field] ?? 0) + length;
      });
      live++;
      weights = undefined;
    },
    remove(entry) {
      totals.forEach((total, field) => (totals[field] = total - (all[entry * WIDTH + field] ?? 0)));
      live--;
      weights = undefined;
    },
    occurrenceWeights: () => (weights ??= weigh(all, totals, live)),
  };
}

function weigh(lengths: readonly number[], totals: readonly number[], live: number): Float64Array {
  const weights = new Float64Array(lengths.length);
  for (const [field, name] of FIELDS.entries()) {
    const average = live === 0 ? 0 : (totals[field] ?? 0) / live;
    for (let at = field; at < weights.length; at += WIDTH) {
      weights[at] = occurrenceWeight(FIELD_SETTINGS[name], lengths[at] ?? 0, average);
    }
  }
  return weights;
}
