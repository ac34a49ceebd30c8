import { section, SnapshotInvalid, type Section, type SectionFile } from '../../snapshot/index.ts';
import { FIELDS, FIELD_SETTINGS, occurrenceWeight } from './bm25.ts';

/** What one occurrence is worth, for the average lengths of one moment. */
export interface OccurrenceWeights {
  /** By field, then by the field's length in terms. */
  readonly tables: readonly Float64Array[];
  /** By field, in terms. */
  readonly averages: readonly number[];
}

/** The average length of each field over the live entries, kept exactly while entries come and go. */
export interface FieldAverages {
  add(lengths: ArrayLike<number>): void;
  /** `lengths` as they were added. */
  remove(lengths: ArrayLike<number>): void;
  liveEntries(): number;
  /** Computed anew after a change; one that was given out stays as it is. */
  weights(): OccurrenceWeights;
  /** As they stand at the moment of the call. */
  sections(name: string): readonly Section[];
}

/** By field, in terms. */
interface AverageState {
  readonly totals: number[];
  readonly longest: number[];
  readonly live: number;
}

const emptyState = (): AverageState => ({
  totals: new Array<number>(WIDTH).fill(0),
  longest: new Array<number>(WIDTH).fill(0),
  live: 0,
});

const WIDTH = FIELDS.length;

export function createFieldAverages(known: AverageState = emptyState()): FieldAverages {
  const { totals, longest } = known;
  let { live } = known;
  let weights: OccurrenceWeights | undefined;
  const change = (lengths: ArrayLike<number>, sign: 1 | -1): void => {
    for (let field = 0; field < WIDTH; field++) {
      const length = lengths[field] ?? 0;
      totals[field] = (totals[field] ?? 0) + sign * length;
      longest[field] = Math.max(longest[field] ?? 0, length);
    }
    live += sign;
    weights = undefined;
  };
  return {
    add: (lengths) => change(lengths, 1),
    remove: (lengths) => change(lengths, -1),
    liveEntries: () => live,
    weights: () =>
      (weights ??= weigh(
        totals.map((total) => (live === 0 ? 0 : total / live)),
        longest,
      )),
    sections: (name) => [section(name, Float64Array.of(live, ...totals, ...longest))],
  };
}

/** Throws SnapshotInvalid. */
export async function restoreFieldAverages(file: SectionFile, name: string): Promise<FieldAverages> {
  const [live = 0, ...numbers] = await file.read(name, 'Float64Array');
  if (numbers.length !== 2 * WIDTH) throw new SnapshotInvalid(`section ${name}: expected ${WIDTH} fields`);
  return createFieldAverages({ totals: numbers.slice(0, WIDTH), longest: numbers.slice(WIDTH), live });
}

function weigh(averages: readonly number[], longest: readonly number[]): OccurrenceWeights {
  const tables = FIELDS.map((name, field) =>
    Float64Array.from({ length: (longest[field] ?? 0) + 1 }, (_, length) =>
      occurrenceWeight(FIELD_SETTINGS[name], length, averages[field] ?? 0),
    ),
  );
  return { tables, averages };
}

/** How far the pseudo-frequency of an unchanged entry may have moved since other averages held. */
export interface Drift {
  /** ≥ 1. */
  readonly most: number;
  /** ≤ 1. */
  readonly least: number;
}

/**
 * Bounds of f(now) / f(then). One occurrence is worth w / (1 − b + b·l/a). When a field's average grows from a to a′,
 * that grows by (1 − b + b·l/a) / (1 − b + b·l/a′) ≤ a′/a, as a′/a ≥ 1 and l/a = (a′/a) · l/a′; when it shrinks, the
 * same read backwards bounds the loss. f is a sum of such parts, so it moves by no more than the part that moves most.
 * A field that was empty everywhere then is empty in every entry of then.
 */
export function driftBetween(then: readonly number[], now: readonly number[]): Drift {
  let most = 1;
  let least = 1;
  for (let field = 0; field < WIDTH; field++) {
    const before = then[field] ?? 0;
    if (before === 0) continue;
    const ratio = (now[field] ?? 0) / before;
    most = Math.max(most, ratio);
    least = Math.min(least, ratio);
  }
  return { most, least };
}
