/** The k largest scores seen, kept in a heap whose root is the least of them. Equal scores: the lower row wins. */
export class TopK {
  readonly #k: number;
  readonly #rows: Int32Array;
  readonly #scores: Float64Array;
  #size = 0;

  constructor(k: number) {
    this.#k = k;
    this.#rows = new Int32Array(k);
    this.#scores = new Float64Array(k);
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
    const order = Array.from({ length: this.#size }, (_, i) => i).sort(
      (a, b) => this.#score(b) - this.#score(a) || this.#row(a) - this.#row(b),
    );
    return {
      rows: Int32Array.from(order, (i) => this.#row(i)),
      scores: Float32Array.from(order, (i) => this.#score(i)),
    };
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
      for (const child of [2 * slot + 1, 2 * slot + 2]) {
        if (child < this.#size && this.#beats(this.#row(least), this.#score(least), child)) least = child;
      }
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
