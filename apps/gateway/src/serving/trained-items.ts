import type { ItemId } from '@fusionrank/domain/id';
import type { PackedIds } from '@fusionrank/domain/packed-ids';
import type { StoredBehaviour, StoredItems } from '@fusionrank/model/artifact';
import type { EncodedItem, EncodedModality } from './encoded-item.ts';

/** What an artifact holds of the items it was trained on: read from disk until the catalogue is laid, then let go. */
export class TrainedItems {
  readonly #places: PackedIds;
  #snapshot: { readonly items: StoredItems; readonly rows: ReadonlyMap<ItemId, number> } | undefined;
  #behaviour: StoredBehaviour | undefined;
  /** Factors of items that the catalogue did not hold, by place. */
  #left: ReadonlyMap<number, Float32Array> = new Map();

  /** @param places Of the behaviour's items. */
  constructor(items: StoredItems, behaviour: StoredBehaviour | undefined, places: PackedIds) {
    this.#snapshot = { items, rows: new Map(items.ids.map((id, row) => [id, row])) };
    this.#behaviour = behaviour;
    this.#places = places;
  }

  /** Vectors of what was encoded at the training and is the same still, aligned with the items; undefined elsewhere. */
  vectors(modality: EncodedModality, wanted: readonly EncodedItem[]): readonly (Float32Array | undefined)[] {
    if (this.#snapshot === undefined) return wanted.map(() => undefined);
    const { items, rows } = this.#snapshot;
    const { values, present } = items[modality];
    const hashes = modality === 'text' ? items.textHashes : items.imageHashes;
    const rowsOf = wanted.map(({ id, hash }) => {
      const row = rows.get(id) ?? -1;
      return hash !== undefined && hashes[row] === hash && present[row] === 1 ? row : -1;
    });
    return vectorsAt(rowsOf, (found) => values.at(found));
  }

  /** Factors, aligned with the items; undefined for one nobody touched: it is all zeros, which training takes for missing. */
  factors(ids: readonly ItemId[]): readonly (Float32Array | undefined)[] {
    const places = ids.map((id) => this.#places.placeOf(id));
    const behaviour = this.#behaviour;
    if (behaviour === undefined) return places.map((place) => this.#left.get(place));
    return vectorsAt(places, (found) => behaviour.itemFactors.at(found)).map((factor) =>
      factor?.some((value) => value !== 0) === true ? factor : undefined,
    );
  }

  /** Lets go of all that is in the table now. @param isLaid Of a place: whether the table has its item. */
  letGo(isLaid: (place: number) => boolean): void {
    const absent = Array.from({ length: this.#places.length }, (_, place) => place).filter((place) => !isLaid(place));
    const factors = this.factors(absent.map((place) => this.#places.at(place) as ItemId));
    this.#left = new Map(
      absent.flatMap((place, at) => {
        const factor = factors[at];
        return factor === undefined ? [] : [[place, factor.slice()]];
      }),
    );
    this.#snapshot = undefined;
    this.#behaviour = undefined;
  }
}

/** Rows read at once, aligned with `rows`; undefined for −1. */
function vectorsAt(
  rows: readonly number[],
  read: (rows: Int32Array) => Float32Array,
): readonly (Float32Array | undefined)[] {
  const there = Int32Array.from(rows.filter((row) => row >= 0));
  const values = read(there);
  const width = there.length === 0 ? 0 : values.length / there.length;
  let next = 0;
  return rows.map((row) => (row < 0 ? undefined : values.subarray(next * width, ++next * width)));
}
