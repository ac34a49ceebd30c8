/** The k largest scores seen, kept in a heap whose root is the least of them. Equal scores: the lower row wins. */
export class TopK {
  readonly #k: number;
  readonly #rows: Int32Array;
  readonly #scores: Float64Array;
  #size: number;

  /** @param heap slots of another, taken over. */
  constructor(k: number, heap?: { readonly rows: Int32Array; readonly scores: Float64Array }) {
    this.#k = k;
    this.#rows = heap?.rows ?? new Int32Array(k);
    this.#scores = heap?.scores ?? new Float64Array(k);
    this.#size = heap?.rows.length ?? 0;
  }

  offer(row: number, score: number): void {
    if (this.#size < this.#k) {
      this.#rows[this.#size] = row;
      this.#scores[this.#size] = score;
      this.#size++;
      this.#siftUp(this.#size - 1);
    } else if (this.#k > 0 && this.#beats(row, score, 0)) {
      this.#rows[0] = row;
      this.#scores[0] = score;
      this.#siftDown();
    }
  }

  /** The least score that is kept, or NaN while there is still room: of rows in rising order only a larger score gets in. */
  least(): number {
    return this.#size < this.#k ? NaN : this.#score(0);
  }

  /** Best first. */
  result(): RowScores {
    const emptied = new TopK(0, { rows: this.#rows.slice(0, this.#size), scores: this.#scores.slice(0, this.#size) });
    const rows = new Int32Array(this.#size);
    const scores = new Float32Array(this.#size);
    for (let place = this.#size - 1; place >= 0; place--) {
      rows[place] = emptied.#row(0);
      scores[place] = emptied.#score(0);
      emptied.#removeRoot();
    }
    return { rows, scores };
  }

  #removeRoot(): void {
    this.#size--;
    this.#rows[0] = this.#row(this.#size);
    this.#scores[0] = this.#score(this.#size);
    this.#siftDown();
  }

  #row(slot: number): number {
    return this.#rows[slot] as number;
  }

  #score(slot: number): number {
    return this.#scores[slot] as number;
  }

  #beats(row: number, score: number, slot: number): boolean {
    const other = this.#score(slot);
    return score > other || (score === other && row < this.#row(slot));
  }

  #siftUp(from: number): void {
    for (let slot = from; slot > 0;) {
      const parent = (slot - 1) >> 1;
      if (!this.#beats(this.#row(parent), this.#score(parent), slot)) return;
      this.#swap(slot, parent);
      slot = parent;
    }
  }

  #siftDown(): void {
    for (let slot = 0; ;) {
      let least = slot;
      const [left, right] = [2 * slot + 1, 2 * slot + 2];
      if (left < this.#size && this.#beats(this.#row(least), this.#score(least), left)) least = left;
      if (right < this.#size && this.#beats(this.#row(least), this.#score(least), right)) least = right;
      if (least === slot) return;
      this.#swap(slot, least);
      slot = least;
    }
  }

  #swap(a: number, b: number): void {
    const [row, score] = [this.#row(a), this.#score(a)];
    this.#rows[a] = this.#row(b);
    this.#scores[a] = this.#score(b);
    this.#rows[b] = row;
    this.#scores[b] = score;
  }
}

/** Aligned, best first. */
export interface RowScores {
  readonly rows: Int32Array;
  readonly scores: Float32Array;
}
