type Column = Int32Array | Float32Array;

/** Numbers that come one by one, in an array that doubles. */
export class GrowingColumn<T extends Column> {
  #values: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1_024);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = this.#make(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length] = value;
    this.#length++;
  }

  /** What came so far, without a copy. */
  values(): T {
    return this.#values.subarray(0, this.#length) as T;
  }
}

export const growingInts = (): GrowingColumn<Int32Array> => new GrowingColumn((length) => new Int32Array(length));
export const growingFloats = (): GrowingColumn<Float32Array> => new GrowingColumn((length) => new Float32Array(length));
