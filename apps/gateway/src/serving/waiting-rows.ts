import type { StoredItem } from '@fusionrank/feature-store';

/** Rows whose vectors can come: there is something to encode, the model has an encoder for it, and nobody encoded it yet. */
export class WaitingRows {
  readonly #encoders: Encoders;
  /** Longest waiting since it was last looked for, first. */
  readonly #rows = new Set<number>();

  constructor(encoders: Encoders) {
    this.#encoders = encoders;
  }

  notice(row: number, { item }: StoredItem, known: Known): void {
    const waits =
      (this.#encoders.text !== undefined && !known.text) ||
      (this.#encoders.image !== undefined && item.image.status === 'present' && !known.image);
    this.#rows.delete(row);
    if (waits) this.#rows.add(row);
  }

  /** All of them, as `restore` takes them. */
  rows(): Int32Array {
    return Int32Array.from(this.#rows);
  }

  /** Those that waited when another process kept them; rows that changed since are to be noticed anew. */
  restore(rows: Int32Array): void {
    for (const row of rows) this.#rows.add(row);
  }

  /** At most so many, in turn. */
  next(limit: number): readonly number[] {
    const rows: number[] = [];
    for (const row of this.#rows) {
      if (rows.length >= limit) break;
      rows.push(row);
    }
    for (const row of rows) {
      this.#rows.delete(row);
      this.#rows.add(row);
    }
    return rows;
  }
}

interface Encoders {
  readonly text?: string;
  readonly image?: string;
}

interface Known {
  readonly text: boolean;
  readonly image: boolean;
}
